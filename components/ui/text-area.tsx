import type { ComponentProps } from "react";
import { cx } from "@/components/ui/class-names";
import { Field, type FieldText, fieldAttributes } from "@/components/ui/field";

type Props = FieldText & Omit<ComponentProps<"textarea">, keyof FieldText> & { grows?: boolean };

/** A labelled field of several lines; with `grows` it is as tall as what is written in it. */
export function TextArea({
  name,
  id,
  label,
  hint,
  error,
  required,
  optional,
  hideLabel,
  className,
  grows = true,
  dir = "auto",
  ...rest
}: Props) {
  const field = { name, id, label, hint, error, required, optional, hideLabel, className };
  return (
    <Field {...field}>
      <textarea
        dir={dir}
        className={cx("textarea", grows && "textarea--grows")}
        {...fieldAttributes(field)}
        {...rest}
      />
    </Field>
  );
}
