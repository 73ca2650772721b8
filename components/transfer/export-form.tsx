import { ActionForm } from "@/components/ui/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import { transfer } from "@/lib/i18n/messages/fa/transfer";
import type { FormAction } from "@/lib/web/form-state";

const { export: say } = transfer;

type Props = {
  /** What the list was narrowed to. */
  filters: Record<string, string>;
  action: FormAction;
};

export const ExportForm = ({ filters, action }: Props) => (
  <ActionForm
    action={action}
    id="export"
    className="flex flex-col gap-5 rounded-lg border border-border bg-surface p-4"
  >
    {Object.entries(filters).map(([name, value]) => (
      <input key={name} type="hidden" name={`filters.${name}`} value={value} />
    ))}
    <p className="text-sm">{Object.keys(filters).length > 0 ? say.filtered : say.all}</p>
    <RadioGroup
      name="format"
      label={say.format}
      defaultValue="xlsx"
      options={[
        { value: "xlsx", label: say.xlsx, hint: say.xlsxHint },
        { value: "csv", label: say.csv, hint: say.csvHint },
      ]}
    />
    <Checkbox name="nationalId" value="1" label={say.nationalId} hint={say.nationalIdHint} />
    <div>
      <SubmitButton>{say.submit}</SubmitButton>
    </div>
  </ActionForm>
);
