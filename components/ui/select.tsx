import type { ComponentProps } from "react";
import { Field, type FieldText, fieldAndRest, fieldAttributes } from "@/components/ui/field";

export type Option = { value: string; label: string; disabled?: boolean };
/** Options under a heading, such as the positions of one department. */
export type OptionGroup = { label: string; options: Option[] };

/** Words of the catalogue as options, in the order of their names. */
export const optionsOf = (names: readonly string[], labels: Record<string, string>): Option[] =>
  names.map((value) => ({ value, label: labels[value] ?? value }));

type Props = FieldText &
  Omit<ComponentProps<"select">, keyof FieldText | "children"> & {
    options: (Option | OptionGroup)[];
    /** First, empty choice. */
    placeholder?: string;
  };

export function Select({ options, placeholder, ...props }: Props) {
  const [field, rest] = fieldAndRest(props);
  return (
    <Field {...field}>
      <select className="input" {...fieldAttributes(field)} {...rest}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((entry) =>
          "options" in entry ? (
            <optgroup key={entry.label} label={entry.label}>
              {entry.options.map((option) => (
                <Choice key={option.value} {...option} />
              ))}
            </optgroup>
          ) : (
            <Choice key={entry.value} {...entry} />
          ),
        )}
      </select>
    </Field>
  );
}

const Choice = ({ value, label, disabled }: Option) => (
  <option value={value} disabled={disabled}>
    {label}
  </option>
);
