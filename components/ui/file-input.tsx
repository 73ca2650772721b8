import type { ComponentProps } from "react";
import { ChosenFiles } from "@/components/ui/chosen-files";
import { Field, type FieldText, fieldAndRest, fieldAttributes } from "@/components/ui/field";
import { ui } from "@/lib/i18n/messages/fa/ui";

type Props = FieldText & Omit<ComponentProps<"input">, keyof FieldText | "type">;

/** Files by the browser's own field; a Persian face covers its button and, where a script runs, its words, whatever the browser speaks. */
export function FileInput({ multiple = true, ...props }: Props) {
  const [field, rest] = fieldAndRest(props);
  return (
    <Field {...field}>
      <ChosenFiles none={ui.noFile} several={ui.severalFiles}>
        <input type="file" multiple={multiple} className="input" {...fieldAttributes(field)} {...rest} />
        <span aria-hidden="true" className="file-button">
          {ui.chooseFiles}
        </span>
      </ChosenFiles>
    </Field>
  );
}
