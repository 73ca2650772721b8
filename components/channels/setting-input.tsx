import { Checkbox } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import type { SettingField } from "@/lib/channels/describe-settings";
import type { FieldWords } from "@/lib/i18n/messages/fa/adapter-words";
import { channels as say } from "@/lib/i18n/messages/fa/channels";

type Props = {
  field: SettingField;
  words: FieldWords;
  /** What is set; of a secret never more than that there is one. */
  value: unknown;
  kept: boolean;
};

/** One field of an account, as its adapter's schema asks for it. */
export function SettingInput({ field, words, value, kept }: Props) {
  const name = `settings.${field.name}`;
  const hint = field.secret && kept ? [say.secretSet, words.hint].filter(Boolean).join(" ") : words.hint;
  const same = { name, label: words.label, hint };
  const need = field.required && !kept ? { required: true } : { optional: !field.first && !field.secret };
  const given = value ?? field.standard ?? "";
  if (field.type === "flag")
    return (
      <>
        <input type="hidden" name={name} value="false" />
        <Checkbox {...same} value="true" defaultChecked={given === true} />
      </>
    );
  if (field.type === "choice")
    return (
      <Select
        {...same}
        defaultValue={String(given)}
        options={field.options.map((option) => ({ value: option, label: words.options?.[option] ?? option }))}
      />
    );
  if (field.type === "long")
    return (
      <TextArea
        {...same}
        {...need}
        dir="ltr"
        rows={3}
        spellCheck={false}
        defaultValue={field.secret ? "" : String(given)}
      />
    );
  const quiet = { autoComplete: field.secret ? "new-password" : "off", spellCheck: false };
  if (field.secret) return <TextInput {...same} {...need} {...quiet} type="password" dir="ltr" />;
  const ltr = field.type === "number" || /^[\x20-\x7e]*$/.test(String(given));
  return (
    <TextInput
      {...same}
      {...need}
      {...quiet}
      dir={ltr && !/^(name|optOut)$/.test(field.name) ? "ltr" : "auto"}
      inputMode={field.type === "number" ? "decimal" : undefined}
      defaultValue={String(given)}
    />
  );
}
