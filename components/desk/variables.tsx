"use client";

import { variables } from "@/lib/desk/rules";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { insertAt } from "./typing";

const { texts: say } = desk;

type Props = {
  /** Where they go when the cursor stands in no text. */
  field?: () => HTMLTextAreaElement | null | undefined;
  /** They go there wherever the cursor stands. */
  only?: boolean;
};

/** What fills itself, to be put in by a press where the cursor stands. */
export function Variables({ field, only = false }: Props) {
  const put = (hole: string) => {
    const here = document.activeElement;
    const writing = !only && here?.matches("textarea, [data-fills]") ? here : field?.();
    if (!writing) return;
    const at = writing as HTMLTextAreaElement;
    insertAt(at, at.selectionStart, at.selectionEnd, hole);
  };
  return (
    <fieldset>
      <legend className="font-medium">{say.variablesTitle}</legend>
      <p className="mt-0.5 text-13 leading-text text-muted">{say.variablesHint}</p>
      <div className="mt-2 flex flex-wrap gap-1.5">
        {variables.map((one) => (
          <button
            key={one}
            type="button"
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => put(`{{${desk.variables[one]}}}`)}
            className="button button--secondary button--sm max-md:min-h-11"
          >
            {desk.variables[one]}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
