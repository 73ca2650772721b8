import type { ComponentProps } from "react";
import { cx } from "@/components/ui/class-names";
import { Field, type FieldText, fieldAndRest, fieldAttributes } from "@/components/ui/field";

type Props = FieldText & Omit<ComponentProps<"input">, keyof FieldText>;

/** A labelled one-line field. Phones, emails, codes: `dir="ltr"`; people's words: nothing (it follows what is typed). */
export function TextInput({ dir = "auto", ...props }: Props) {
  const [field, rest] = fieldAndRest(props);
  return (
    <Field {...field}>
      <input
        type="text"
        dir={dir}
        className={cx("input", dir === "ltr" && "text-left")}
        {...fieldAttributes(field)}
        {...rest}
      />
    </Field>
  );
}
