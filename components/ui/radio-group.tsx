import { cx } from "@/components/ui/class-names";
import { FieldMark, FieldNotes, type FieldText } from "@/components/ui/field";

export type RadioOption = { value: string; label: string; hint?: string; disabled?: boolean };

type Props = FieldText & { options: RadioOption[]; defaultValue?: string; inline?: boolean };

/** A few choices all seen at once; for many use `Select`. */
export function RadioGroup({ options, defaultValue, inline, ...field }: Props) {
  const id = field.id ?? field.name;
  const notes = [field.hint && `${id}-hint`, field.error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset className={cx("flex min-w-0 flex-col gap-1.5", field.className)} aria-describedby={notes || undefined}>
      <legend className={field.hideLabel ? "sr-only" : "mb-1.5 font-medium"}>
        {field.label}
        <FieldMark required={field.required} optional={field.optional} />
      </legend>
      <div className={cx("flex", inline ? "flex-wrap gap-x-5 gap-y-1" : "flex-col gap-1.5")}>
        {options.map((option) => (
          <label key={option.value} className="flex min-h-11 cursor-pointer items-center gap-2.5 md:min-h-6">
            <input
              type="radio"
              className="tick"
              name={field.name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              required={field.required}
              disabled={option.disabled}
            />
            <span>
              {option.label}
              {option.hint && <span className="block text-13 text-muted">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      <FieldNotes id={id} name={field.name} hint={field.hint} error={field.error} />
    </fieldset>
  );
}
