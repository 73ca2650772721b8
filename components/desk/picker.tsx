"use client";

import { type RefObject, useEffect, useId, useRef, useState } from "react";
import { searchKey } from "@/lib/base/text";
import { desk } from "@/lib/i18n/messages/fa/desk";
import type { Aids, Person } from "./aids";
import type { Kind } from "./typing";

const say = desk.picker;
const SHOWN = 40;

type Text = Aids["texts"][number];
type Row = { id: string; title: string; mark: string; note: string | null; preview: Text | null; value: string };
type Props = {
  kind: Kind;
  /** What was typed behind the mark; a panel opened by its button has a field of its own. */
  query: string;
  typed: boolean;
  field: HTMLTextAreaElement | null;
  read: () => Promise<Aids>;
  /** The textarea's keys while it is open: true when one was used. */
  keys: RefObject<(event: KeyboardEvent) => boolean>;
  insert: (text: string, chosen: { id: string; name: string } | null) => void;
  close: (back?: boolean) => void;
};

/** The list under a textarea: found by what is typed, chosen by arrows and Enter, or by a press; the chosen one is shown before. */
export function Picker({ kind, query, typed, field, read, keys, insert, close }: Props) {
  const id = useId();
  const aids = useAids(read);
  const [searched, setSearched] = useState("");
  const words = typed ? query : searched;
  const panel = useRef<HTMLDivElement>(null);
  // On a phone it would open below the foot of the screen.
  useEffect(() => {
    if (aids) panel.current?.scrollIntoView({ block: "nearest" });
  }, [aids]);
  const rows = aids && aids !== "failed" ? found(kind, words, aids) : [];
  const { active, step } = useActive(rows, words);
  const take = (row: Row) => insert(row.value, row.preview && { id: row.id, name: row.title });
  const press = (event: { key: string }): boolean => {
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if ((event.key === "Enter" || event.key === "Tab") && active) take(active);
    else return false;
    return true;
  };
  keys.current = press;
  const names = { list: `${id}-list`, active: active && `${id}-${active.id}` };
  useNamedIn(field, names);
  // Nothing fits what is typed: it was no command, and the list is out of the way.
  if (typed && aids !== null && rows.length === 0 && words.length > 2) return null;
  return (
    <div ref={panel} className="write-panel">
      {!typed && <OwnField {...{ names, press }} value={searched} change={setSearched} />}
      <div
        id={names.list}
        role="listbox"
        aria-label={kind === "text" ? say.label : say.people}
        className="max-h-56 overflow-y-auto p-1"
      >
        {rows.map((row) => (
          <Option key={row.id} id={`${id}-${row.id}`} row={row} on={row === active} take={() => take(row)} />
        ))}
      </div>
      {rows.length === 0 && <p className="px-3 pb-3 text-13 text-muted">{emptyWords(kind, aids)}</p>}
      {active?.preview && <Preview text={active.preview} />}
      {kind === "person" && rows.length > 0 && (
        <p className="border-t border-separator px-3 py-2 text-xs text-muted">{say.mentionHint}</p>
      )}
    </div>
  );
}

function useAids(read: Props["read"]) {
  const [aids, setAids] = useState<Aids | "failed" | null>(null);
  useEffect(() => {
    let stale = false;
    read().then(
      (told) => stale || setAids(told),
      () => stale || setAids("failed"),
    );
    return () => {
      stale = true;
    };
  }, [read]);
  return aids;
}

/** The row that Enter takes: the first again when the words are others. */
function useActive(rows: Row[], words: string) {
  const [at, setAt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, the first row again
  useEffect(() => setAt(0), [words]);
  const step = (by: 1 | -1) => setAt((n) => Math.max(0, Math.min(n + by, rows.length - 1)));
  return { active: rows[Math.min(at, rows.length - 1)], step };
}

type Names = { list: string; active: string | undefined };

/** While the list is open the textarea says so. */
function useNamedIn(field: Props["field"], { list, active }: Names) {
  useEffect(() => {
    const names = { "aria-controls": list, "aria-activedescendant": active ?? "" };
    for (const [name, value] of Object.entries(names)) field?.setAttribute(name, value);
    return () => {
      for (const name of Object.keys(names)) field?.removeAttribute(name);
    };
  }, [field, list, active]);
}

type OwnFieldProps = {
  names: Names;
  value: string;
  change: (words: string) => void;
  /** True: the key was for the list. */
  press: (event: { key: string }) => boolean;
};

/** The search of a panel that was opened by its button. */
const OwnField = ({ names, value, change, press }: OwnFieldProps) => (
  <input
    type="search"
    // biome-ignore lint/a11y/noAutofocus: the person has just asked for it
    autoFocus
    dir="auto"
    aria-label={say.search}
    placeholder={say.search}
    aria-controls={names.list}
    aria-activedescendant={names.active}
    value={value}
    onChange={(event) => change(event.target.value)}
    onKeyDown={(event) => {
      if (!press(event)) return;
      event.preventDefault();
      event.stopPropagation();
    }}
    className="input m-2 w-[calc(100%-1rem)]"
  />
);

const emptyWords = (kind: Kind, aids: Aids | "failed" | null) =>
  aids === null ? say.loading : aids === "failed" ? say.failed : kind === "text" ? say.none : say.nobody;

const Option = ({ id, row, on, take }: { id: string; row: Row; on: boolean; take: () => void }) => (
  <div
    id={id}
    role="option"
    tabIndex={-1}
    aria-selected={on}
    ref={(row) => {
      if (on) row?.scrollIntoView({ block: "nearest" });
    }}
    onPointerDown={(event) => event.preventDefault()}
    onClick={take}
    onKeyDown={(event) => event.key === "Enter" && take()}
    className="flex min-h-11 cursor-pointer items-center gap-2 rounded-md px-2.5 hover:bg-surface-hover aria-selected:bg-accent-soft md:min-h-9"
  >
    <bdi className="min-w-0 truncate font-medium">{row.title}</bdi>
    <bdi className="shrink-0 text-xs text-muted">{row.mark}</bdi>
    {row.note && <bdi className="ms-auto min-w-0 truncate text-xs text-muted">{row.note}</bdi>}
  </div>
);

const Preview = ({ text }: { text: Text }) => (
  <div className="max-h-40 overflow-y-auto border-t border-separator px-3 py-2">
    <p dir="auto" className="whitespace-pre-line text-13 leading-text text-muted">
      {text.text.split(/(⟦[^⟦⟧]*⟧)/u).map((part, place) =>
        part.startsWith("⟦") ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in their order
          <mark key={place} className="rounded bg-warning-soft px-0.5 text-warning-text">
            {part}
          </mark>
        ) : (
          part
        ),
      )}
    </p>
    {text.gaps.length > 0 && (
      <p className="mt-1 text-xs text-warning-text">{say.gaps.replace("{names}", text.gaps.join("، "))}</p>
    )}
  </div>
);

/** Those that begin so before those that only have it somewhere; among each, in the order that came: most used first. */
function found(kind: Kind, words: string, { texts, people }: Aids): Row[] {
  const key = searchKey(words).replaceAll(" ", kind === "text" ? "-" : " ");
  const rows = kind === "text" ? texts.map(textRow) : people.map(personRow);
  if (key === "") return rows.slice(0, SHOWN);
  const first = rows.filter((row) => searchKey(row.mark.replace("/", "")).startsWith(key) || begins(row, key));
  const rest = rows.filter((row) => !first.includes(row) && searchKey(`${row.title} ${row.mark}`).includes(key));
  return [...first, ...rest].slice(0, SHOWN);
}

const begins = (row: Row, key: string) =>
  searchKey(row.title)
    .split(" ")
    .some((_, place, all) => all.slice(place).join(" ").startsWith(key));

const textRow = (text: Text): Row => ({
  ...{ id: text.id, title: text.name, mark: `/${text.shortcut}`, preview: text, value: text.text },
  note: text.scope === "personal" ? null : (text.department ?? desk.texts.company),
});

const personRow = (person: Person): Row => ({
  ...{ id: person.id, title: person.name, mark: person.seat ?? "", note: person.department },
  ...{ preview: null, value: `@${person.label} ` },
});
