import type { ComponentProps } from "react";
import { cx } from "@/components/ui/class-names";
import { Field, type FieldText, fieldAndRest, fieldAttributes } from "@/components/ui/field";

type Props = FieldText & Omit<ComponentProps<"textarea">, keyof FieldText> & { grows?: boolean };

/** A labelled field of several lines; with `grows` it is as tall as what is written in it. */
export function TextArea({ grows = true, dir = "auto", ...props }: Props) {
  const [field, rest] = fieldAndRest(props);
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
