"use client";

import { useEffect, useState } from "react";
import { Field, fieldAttributes } from "@/components/ui/field";
import { profile } from "@/lib/i18n/messages/fa/profile";

const { relations: say } = profile;
/** So long after the last key it is looked for. */
const PAUSE_MS = 250;

type Found = { code: string; name: string | null; city: string | null };
type Props = {
  name: string;
  id: string;
  label: string;
  hint: string;
  find: (words: string) => Promise<Found[]>;
  nameless: string;
};

/** Another customer by code, phone or name: what is found is offered below, and without a script what is typed must be his alone. */
export function CustomerPicker({ name, id, label, hint, find, nameless }: Props) {
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState<Found | null>(null);
  const found = useFound(chosen ? "" : words, find);
  const type = (value: string) => {
    setChosen(null);
    setWords(value);
  };
  const choose = (one: Found) => {
    setChosen(one);
    setWords(one.name ?? one.code);
  };
  const field = { name, id, label, hint, required: true };
  return (
    <div className="flex flex-col gap-1.5">
      <Field {...field}>
        <input
          type="text"
          dir="auto"
          autoComplete="off"
          className="input"
          {...fieldAttributes(field)}
          name={chosen ? undefined : name}
          value={words}
          onChange={(event) => type(event.target.value)}
        />
      </Field>
      {chosen && <input type="hidden" name={name} value={chosen.code} />}
      <p role="status" className="text-13 text-muted empty:hidden">
        {chosen
          ? say.chosen.replace("{name}", `${chosen.name ?? nameless} (${chosen.code})`)
          : found === "unread"
            ? say.unread
            : found?.length === 0
              ? say.nobody
              : null}
      </p>
      {!chosen && found && found !== "unread" && found.length > 0 && <Offers {...{ found, nameless, choose }} />}
    </div>
  );
}

/** Who fits the words, asked for when the typing pauses; null while there is nothing to look for. */
function useFound(words: string, find: Props["find"]) {
  const [found, setFound] = useState<Found[] | "unread" | null>(null);
  useEffect(() => {
    if (words.trim().length < 2) return setFound(null);
    let over = false;
    const timer = setTimeout(async () => {
      const answer = await find(words).catch(() => "unread" as const);
      if (!over) setFound(answer);
    }, PAUSE_MS);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [words, find]);
  return found;
}

type OffersProps = Pick<Props, "nameless"> & { found: Found[]; choose: (one: Found) => void };

const Offers = ({ found, nameless, choose }: OffersProps) => (
  <ul aria-label={say.found} className="overflow-hidden rounded-lg border border-border">
    {found.map((one) => (
      <li key={one.code} className="border-separator not-last:border-b">
        <button
          type="button"
          onClick={() => choose(one)}
          className="flex min-h-11 w-full items-center justify-between gap-3 px-3 text-start hover:bg-surface-hover md:min-h-9"
        >
          <bdi className="min-w-0 truncate">{one.name ?? nameless}</bdi>
          <span className="shrink-0 text-xs text-muted">
            {one.city && <bdi>{one.city} · </bdi>}
            <bdi dir="ltr">{one.code}</bdi>
          </span>
        </button>
      </li>
    ))}
  </ul>
);
