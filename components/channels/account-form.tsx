import { ActionForm } from "@/components/ui/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import type { SettingField } from "@/lib/channels/describe-settings";
import { channels as say } from "@/lib/i18n/messages/fa/channels";
import type { FormAction } from "@/lib/web/form-state";
import { fieldWords } from "./adapter-words";
import { SettingInput } from "./setting-input";

export type AccountShown = {
  id?: string;
  version?: number;
  adapter: string;
  name: string;
  active: boolean;
  receives: boolean;
  sends: boolean;
  main: boolean;
  departmentId: string | null;
  mayReceive: boolean;
  maySend: boolean;
  fields: SettingField[];
  settings: Record<string, unknown>;
  secrets: string[];
};

type Props = {
  account: AccountShown;
  departments: { id: string; name: string }[];
  action: FormAction;
};

/** More fields than this stand folded below those that must be filled. */
const MOST = 12;

/** What an account is called, is used for and needs: the last made of its adapter's schema. */
export function AccountForm({ account, departments, action }: Props) {
  const many = account.fields.length > MOST;
  const first = account.fields.filter((f) => !many || f.required || f.first || isSet(f, account));
  const more = account.fields.filter((f) => !first.includes(f));
  const input = (field: SettingField) => (
    <SettingInput
      key={field.name}
      field={field}
      words={fieldWords(account.adapter, field.name)}
      value={account.settings[field.name]}
      kept={account.secrets.includes(field.name)}
    />
  );
  return (
    <ActionForm action={action} className="flex flex-col gap-8">
      {account.id ? (
        <>
          <input type="hidden" name="id" value={account.id} />
          <input type="hidden" name="version" value={account.version} />
        </>
      ) : (
        <input type="hidden" name="adapter" value={account.adapter} />
      )}
      <TextInput
        name="name"
        label={say.name}
        hint={say.nameHint}
        defaultValue={account.name}
        autoComplete="off"
        required
      />
      <fieldset className="flex flex-col gap-4">
        <legend className="mb-3 text-base font-bold">{say.settings}</legend>
        {first.map(input)}
        {more.length > 0 && (
          <details className="rounded-lg border border-border p-4">
            <summary className="-m-4 cursor-pointer p-4 text-sm font-medium">{say.more}</summary>
            <div className="mt-4 flex flex-col gap-4">{more.map(input)}</div>
          </details>
        )}
      </fieldset>
      <Uses account={account} departments={departments} />
      <div>
        <SubmitButton>{account.id ? say.save : say.create}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** Something else stands there than what stands there by itself. */
const isSet = ({ name, standard }: SettingField, { settings, secrets }: AccountShown) =>
  secrets.includes(name) || String(settings[name] ?? standard ?? "") !== String(standard ?? "");

function Uses({ account, departments }: Pick<Props, "account" | "departments">) {
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 text-base font-bold">{say.use}</legend>
      <Flag name="active" label={say.active} hint={say.activeHint} on={account.active} />
      {account.mayReceive && <Flag name="receives" label={say.receives} on={account.receives} />}
      {account.maySend && <Flag name="sends" label={say.sends} on={account.sends} />}
      {account.maySend && <Flag name="main" label={say.mainUse} hint={say.mainHint} on={account.main} />}
      <Select
        name="departmentId"
        label={say.department}
        hint={say.departmentHint}
        placeholder={say.anyDepartment}
        defaultValue={account.departmentId ?? ""}
        options={departments.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </fieldset>
  );
}

/** An unticked box says nothing: the line before it says «no». */
function Flag({ on, ...box }: { name: string; label: string; hint?: string; on: boolean }) {
  return (
    <>
      <input type="hidden" name={box.name} value="false" />
      <Checkbox {...box} value="true" defaultChecked={on} />
    </>
  );
}
