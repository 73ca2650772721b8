"use client";

import { useRef } from "react";
import { ReadyTexts } from "@/components/desk/ready-texts";
import { TextArea } from "@/components/ui/text-area";
import type { HandWords } from "./hand-words";

/** The instruction, with phrases that are put in by one press. */
export function InstructionField({ name, words }: { name: string; words: HandWords }) {
  const box = useRef<HTMLDivElement>(null);
  const insert = (phrase: string) => {
    const field = box.current?.querySelector("textarea");
    if (!field) return;
    field.value = field.value.trim() ? `${field.value.trimEnd()}\n${phrase}` : phrase;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  };
  return (
    <div ref={box} className="flex flex-col gap-2">
      <TextArea name={name} label={words.form.instruction} required rows={3} maxLength={4000} />
      <ReadyTexts />
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">{words.form.phrases}</legend>
        {words.phrases.map((phrase) => (
          <button
            key={phrase}
            type="button"
            onClick={() => insert(phrase)}
            className="button button--secondary button--sm h-auto! min-h-8 max-w-full py-1 text-start font-normal whitespace-normal max-md:min-h-11"
          >
            {phrase}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
