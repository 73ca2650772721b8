import { JalaliDateTimeField } from "@/components/ui/jalali-date-time-field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { CustomValue, FieldRow } from "@/lib/customers/rules";
import { fromTehran } from "@/lib/i18n/date";
import { profile } from "@/lib/i18n/messages/fa/profile";
import { fa } from "@/lib/i18n/number";

const { facts, form: say } = profile;

/** The input that fits the type of a field of the house's own. */
export function CustomFieldInput({ field, value }: { field: FieldRow; value: CustomValue | undefined }) {
  const { label, required, options } = field;
  const shared = { name: `custom.${field.id}`, label, required };
  switch (field.type) {
    case "choice": {
      // A choice that the settings no longer offer stays choosable where it stands.
      const all = value === undefined || options.includes(String(value)) ? options : [String(value), ...options];
      return (
        <Select
          {...shared}
          placeholder={say.unknown}
          options={all.map((one) => ({ value: one, label: one }))}
          defaultValue={String(value ?? "")}
        />
      );
    }
    case "date":
      return (
        <JalaliDateTimeField
          {...shared}
          time={false}
          hint={say.birthdayHint}
          defaultValue={value === undefined ? undefined : fromTehran(String(value), 12 * 60).toISOString()}
        />
      );
    case "yes_no":
      return (
        <RadioGroup
          {...shared}
          inline
          options={[
            { value: "true", label: facts.yes },
            { value: "false", label: facts.no },
            ...(required ? [] : [{ value: "", label: say.unknown }]),
          ]}
          defaultValue={value === undefined ? "" : String(value)}
        />
      );
    case "number":
      return (
        <TextInput
          {...shared}
          dir="ltr"
          inputMode="decimal"
          autoComplete="off"
          defaultValue={value === undefined ? undefined : fa(Number(value))}
        />
      );
    case "text":
      return (
        <TextInput
          {...shared}
          autoComplete="off"
          maxLength={2000}
          defaultValue={value === undefined ? undefined : String(value)}
        />
      );
  }
}
