"use client";

import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import { Bidi, Ltr } from "@/components/ui/bidi";
import { Field, fieldAttributes } from "@/components/ui/field";
import { register as say } from "@/lib/i18n/messages/fa/register";
import { words } from "@/lib/i18n/messages/fa/words";
import { fa } from "@/lib/i18n/number";
import type { Candidate, KeyKind } from "./looked";

type Props = {
  value?: string | undefined;
  kind: KeyKind;
  field: RefObject<HTMLInputElement | null>;
  /** Whom it may be; none when it is known already. */
  candidates: Candidate[];
  type: (typed: string) => void;
  take: (code: string) => void;
  /** Goes on to what is shown of whoever it is. */
  onward: () => void;
};

/** One field for a number, an address, a name or a code; a short list opens under it while it may be several. */
export function WhoField({ value, kind, field, candidates, type, take, onward }: Props) {
  const list = useId();
  const [at, setAt] = useState(0);
  const [shut, setShut] = useState(false);
  const rows = shut ? [] : candidates;
  const active = rows[Math.min(at, rows.length - 1)];
  const pick = (one: Candidate) => {
    setShut(true);
    take(one.code);
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown" && rows.length === 0) onward();
    else if (event.key === "ArrowDown") setAt((n) => Math.min(n + 1, rows.length - 1));
    else if (event.key === "ArrowUp") setAt((n) => Math.max(n - 1, 0));
    else if (event.key === "Escape" && rows.length > 0) setShut(true);
    else if (event.key === "Enter") active && pick(active);
    else return;
    event.preventDefault(); // also Enter: it chooses, and saves nothing yet
  };
  const names = { name: "who", label: say.who, hint: say.whoHint };
  return (
    <Field {...names}>
      <div className="relative">
        <input
          ref={field}
          type="text"
          dir="ltr"
          className="input text-left text-base"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={rows.length > 0}
          aria-controls={list}
          aria-activedescendant={active ? `${list}-${active.code}` : undefined}
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: the page is for this; the caller is on the line
          autoFocus
          maxLength={320}
          defaultValue={value}
          onChange={(event) => {
            setAt(0);
            setShut(false);
            type(event.target.value);
          }}
          onKeyDown={press}
          {...fieldAttributes(names)}
        />
        <div
          id={list}
          role="listbox"
          aria-label={say.matches}
          hidden={rows.length === 0}
          className="write-panel absolute inset-x-0 top-full z-20 mt-1 max-h-80 overflow-y-auto p-1"
        >
          {rows.map((one) => (
            <Option key={one.code} id={`${list}-${one.code}`} one={one} on={one === active} pick={() => pick(one)} />
          ))}
        </div>
      </div>
      <div data-error-for={`customer.${kind}`} className="contents" />
    </Field>
  );
}

const Option = ({ id, one, on, pick }: { id: string; one: Candidate; on: boolean; pick: () => void }) => (
  <div
    id={id}
    role="option"
    tabIndex={-1}
    aria-selected={on}
    onPointerDown={(event) => event.preventDefault()}
    onClick={pick}
    onKeyDown={(event) => event.key === "Enter" && pick()}
    className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 gap-y-0.5 rounded-md px-2.5 py-1 hover:bg-surface-hover aria-selected:bg-accent-soft"
  >
    <Bidi className="min-w-0 truncate font-medium">{one.name ?? words.anonymous}</Bidi>
    <Ltr className="text-13 text-muted">{one.points.join(" · ")}</Ltr>
    <span className="ms-auto text-xs text-muted">
      {one.open > 0 && <>{say.openCount.replace("{n}", fa(one.open))} · </>}
      {fa(one.code)}
    </span>
  </div>
);
