"use client";

import { X } from "lucide-react";
import { type KeyboardEvent, useState, useSyncExternalStore } from "react";
import { Field, type FieldText, fieldAttributes } from "@/components/ui/field";

type Props = FieldText & { defaultValue?: readonly string[]; suggestions?: readonly string[]; removeLabel: string };

const SEPARATORS = /[،,؛;\n]/;
const never = () => () => {};
const split = (text: string) =>
  text
    .split(SEPARATORS)
    .map((word) => word.trim())
    .filter(Boolean);

/** Short words as chips. It posts one text with commas between, and is a plain field with that text where no script runs. */
export function WordsInput({ defaultValue = [], suggestions = [], removeLabel, ...field }: Props) {
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [words, setWords] = useState<readonly string[]>(defaultValue);
  const [typed, setTyped] = useState("");
  const id = field.id ?? field.name;
  const attributes = { ...fieldAttributes(field), list: suggestions.length > 0 ? `${id}-list` : undefined };
  const take = (text: string) => {
    setWords((before) => [...new Set([...before, ...split(text)])]);
    setTyped("");
  };
  const change = (text: string) => (SEPARATORS.test(text) ? take(text) : setTyped(text));
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (typed.trim()) take(typed);
    }
    if (event.key === "Backspace" && typed === "") setWords((before) => before.slice(0, -1));
  };
  return (
    <Field {...field}>
      {alive ? (
        <div className="input flex h-auto flex-wrap max-md:py-0.5 items-center gap-1 focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus">
          {words.map((word) => (
            <span key={word} className="chip max-w-full bg-default">
              <bdi className="truncate">{word}</bdi>
              <button
                type="button"
                aria-label={removeLabel.replace("{word}", word)}
                onClick={() => setWords((before) => before.filter((one) => one !== word))}
                className="-me-1 flex size-6 max-md:size-9 items-center justify-center rounded text-muted hover:text-foreground"
              >
                <X aria-hidden="true" className="size-3" />
              </button>
            </span>
          ))}
          <input
            {...attributes}
            name={undefined}
            type="text"
            dir="auto"
            autoComplete="off"
            value={typed}
            onChange={(event) => change(event.target.value)}
            onKeyDown={keys}
            onBlur={() => typed.trim() && take(typed)}
            className="min-w-24 flex-1 bg-transparent outline-none max-md:min-h-10"
          />
          <input type="hidden" name={field.name} value={[...words, ...split(typed)].join("، ")} />
        </div>
      ) : (
        <input
          {...attributes}
          type="text"
          dir="auto"
          autoComplete="off"
          className="input"
          defaultValue={words.join("، ")}
        />
      )}
      {suggestions.length > 0 && (
        <datalist id={`${id}-list`}>
          {suggestions.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      )}
    </Field>
  );
}
