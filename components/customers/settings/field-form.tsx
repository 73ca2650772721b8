import { ActionForm } from "@/components/ui/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogFooter } from "@/components/ui/dialog";
import { DialogCancel } from "@/components/ui/dialog-trigger";
import { FieldNotes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import type { FieldRow } from "@/lib/customers/rules";
import { customerKinds, customFieldTypes } from "@/lib/customers/schema";
import { cardFields as say } from "@/lib/i18n/messages/fa/card-fields";
import { ui } from "@/lib/i18n/messages/fa/ui";
import { words } from "@/lib/i18n/messages/fa/words";
import type { FormAction } from "@/lib/web/form-state";

type Props = { field?: FieldRow; action: FormAction };

/** One field of the house's own: made, or changed but for its type. */
export function FieldForm({ field, action }: Props) {
  return (
    <ActionForm action={action} className="flex flex-col gap-4">
      {field && (
        <>
          <input type="hidden" name="id" value={field.id} />
          <input type="hidden" name="version" value={field.version} />
        </>
      )}
      <TextInput
        name="label"
        label={say.label}
        defaultValue={field?.label}
        maxLength={80}
        autoComplete="off"
        required
      />
      {field ? (
        <p className="text-13 leading-text text-muted">
          {say.types[field.type]}. {say.typeFixed}
        </p>
      ) : (
        <Select
          name="type"
          label={say.type}
          options={customFieldTypes.map((value) => ({ value, label: say.types[value] }))}
        />
      )}
      {(!field || field.type === "choice") && (
        <TextInput
          name="options"
          label={say.options}
          hint={say.optionsHint}
          defaultValue={field?.options.join("، ")}
          autoComplete="off"
        />
      )}
      <fieldset>
        <legend className="mb-1.5 font-medium">{say.kinds}</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {customerKinds.map((kind) => (
            <Checkbox
              key={kind}
              name="kinds[]"
              id={`kind-${kind}`}
              value={kind}
              label={words.customerKind[kind]}
              defaultChecked={field ? field.kinds.includes(kind) : kind !== "supplier"}
            />
          ))}
        </div>
        <FieldNotes id="kinds" name="kinds" />
      </fieldset>
      <Checkbox name="required" label={say.required} value="1" defaultChecked={field?.required} />
      {field && (
        <Checkbox name="active" label={say.active} hint={say.inactiveHint} value="1" defaultChecked={field.active} />
      )}
      {field ? (
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
