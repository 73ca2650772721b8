import { ActionForm } from "@/components/ui/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogFooter } from "@/components/ui/dialog";
import { DialogCancel } from "@/components/ui/dialog-trigger";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { kinds } from "@/lib/base/words";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { ui } from "@/lib/i18n/messages/fa/ui";
import { words } from "@/lib/i18n/messages/fa/words";
import type { ChecklistRow } from "@/lib/requests/checks";
import type { FormAction } from "@/lib/web/form-state";

const { lists: say } = desk;
type Props = {
  list?: ChecklistRow;
  departments: { id: string; name: string }[];
  action: FormAction;
};

/** One checklist: its lines are written one below the other, a star before what is required. */
export function ChecklistForm({ list, departments, action }: Props) {
  return (
    <ActionForm action={action} className="flex flex-col gap-4">
      {list && (
        <>
          <input type="hidden" name="id" value={list.id} />
          <input type="hidden" name="version" value={list.version} />
          <input type="hidden" name="before" value={JSON.stringify(list.lines)} />
        </>
      )}
      <TextInput name="name" label={say.name} defaultValue={list?.name} maxLength={80} autoComplete="off" required />
      <TextArea
        name="lines"
        label={say.lines}
        hint={say.linesHint}
        defaultValue={list?.lines.map((line) => `${line.required ? "* " : ""}${line.text}`).join("\n")}
        rows={6}
        required
      />
      <div className="grid gap-4 md:grid-cols-2">
        <Select
          name="kind"
          label={say.kind}
          placeholder={say.anyKind}
          options={kinds.map((value) => ({ value, label: words.kind[value] }))}
          defaultValue={list?.kind ?? undefined}
        />
        <Select
          name="departmentId"
          label={say.department}
          placeholder={say.anyDepartment}
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={list?.departmentId ?? undefined}
        />
      </div>
      <Checkbox
        name="automatic"
        value="1"
        label={say.automatic}
        hint={say.automaticHint}
        defaultChecked={list?.automatic}
      />
      {list && (
        <Checkbox name="active" value="1" label={say.active} hint={say.inactiveHint} defaultChecked={list.active} />
      )}
      {list ? (
        <SubmitButton className="self-start">{say.save}</SubmitButton>
      ) : (
        <DialogFooter className="mt-0">
          <SubmitButton>{say.submit}</SubmitButton>
          <DialogCancel>{ui.cancel}</DialogCancel>
        </DialogFooter>
      )}
    </ActionForm>
  );
}
