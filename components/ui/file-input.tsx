import type { ComponentProps } from "react";
import { Field, type FieldText, fieldAndRest, fieldAttributes } from "@/components/ui/field";
import { ui } from "@/lib/i18n/messages/fa/ui";

type Props = FieldText & Omit<ComponentProps<"input">, keyof FieldText | "type">;

/** Files by the browser's own field; its button is covered by a Persian one, whatever the browser speaks. */
export function FileInput({ multiple = true, ...props }: Props) {
  const [field, rest] = fieldAndRest(props);
  return (
    <Field {...field}>
      <div className="relative">
        <input type="file" multiple={multiple} className="input" {...fieldAttributes(field)} {...rest} />
        <span aria-hidden="true" className="file-button">
          {ui.chooseFiles}
        </span>
      </div>
    </Field>
  );
}
