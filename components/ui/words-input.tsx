"use client";

import { X } from "lucide-react";
import {
  type ComponentProps,
  type Dispatch,
  type KeyboardEvent,
  type SetStateAction,
  useState,
  useSyncExternalStore,
} from "react";
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
  const list = suggestions.length > 0 ? `${field.id ?? field.name}-list` : undefined;
  const attributes = { ...fieldAttributes(field), list, type: "text", dir: "auto", autoComplete: "off" } as const;
  return (
    <Field {...field}>
      {alive ? (
        <div className="input flex h-auto flex-wrap items-center gap-1 focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus">
          {words.map((word) => (
            <Chip
              key={word}
              word={word}
              label={removeLabel.replace("{word}", word)}
              remove={() => setWords((before) => before.filter((one) => one !== word))}
            />
          ))}
          <NextWord {...{ words, setWords, attributes }} name={field.name} />
        </div>
      ) : (
        <input {...attributes} className="input" defaultValue={words.join("، ")} />
      )}
      {list && (
        <datalist id={list}>
          {suggestions.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      )}
    </Field>
  );
}

const Chip = ({ word, label, remove }: { word: string; label: string; remove: () => void }) => (
  <span className="chip max-w-full bg-default">
    <bdi className="truncate">{word}</bdi>
    <button
      type="button"
      aria-label={label}
      onClick={remove}
      className="-me-1 flex size-6 items-center justify-center rounded text-muted hover:text-foreground"
    >
      <X aria-hidden="true" className="size-3" />
    </button>
  </span>
);

type Next = {
  words: readonly string[];
  setWords: Dispatch<SetStateAction<readonly string[]>>;
  attributes: ComponentProps<"input">;
  name: string;
};

/** Where the next word is typed, and what is posted. A comma, Enter or leaving takes it; Backspace in the empty field lets the last one go. */
function NextWord({ words, setWords, attributes, name }: Next) {
  const [typed, setTyped] = useState("");
  const take = (text: string) => {
    setWords((before) => [...new Set([...before, ...split(text)])]);
    setTyped("");
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (typed.trim()) take(typed);
    }
    if (event.key === "Backspace" && typed === "") setWords((before) => before.slice(0, -1));
  };
  return (
    <>
      <input
        {...attributes}
        name={undefined}
        value={typed}
        onChange={({ target: { value } }) => (SEPARATORS.test(value) ? take(value) : setTyped(value))}
        onKeyDown={keys}
        onBlur={() => typed.trim() && take(typed)}
        className="min-w-24 flex-1 bg-transparent outline-none"
      />
      <input type="hidden" name={name} value={[...words, ...split(typed)].join("، ")} />
    </>
  );
}
