"use client";

import { type KeyboardEvent, type RefObject, useId } from "react";
import { Badge } from "@/components/ui/badge";
import { Bidi, Ltr } from "@/components/ui/bidi";
import { register as say } from "@/lib/i18n/messages/fa/register";
import { words } from "@/lib/i18n/messages/fa/words";
import { fa } from "@/lib/i18n/number";
import type { Earlier, Known } from "./looked";

type Props = {
  known: Known | null;
  /** Said while nobody is known. */
  note: string;
  alike: number[];
  onto: number | null;
  join: (number: number | null) => void;
  rows: RefObject<HTMLUListElement | null>;
};

/** Beside the form: who it is, and what he asked before; Enter on an open one adds what he says now to it. */
export function KnownPanel({ known, note, alike, onto, join, rows }: Props) {
  const title = useId();
  return (
    <aside aria-labelledby={title} className="rounded-lg border border-border p-3.5 xl:sticky xl:top-4">
      <div role="status">
        <h2 id={title} className="text-base font-bold">
          {known ? <Bidi>{known.name ?? words.anonymous}</Bidi> : say.customer}
        </h2>
        {!known && <p className="mt-1 text-13 leading-text text-muted">{note}</p>}
        {known && <Who known={known} />}
      </div>
      {known && (
        <>
          <h3 className="mt-3.5 text-13 font-medium text-muted">{say.earlier}</h3>
          {known.earlier.length === 0 && <p className="mt-1 text-13">{say.first}</p>}
          <ul ref={rows} className="mt-1 flex flex-col max-xl:[&>li:nth-child(n+4)]:hidden" onKeyDown={rove}>
            {[...known.earlier].sort(byUse(alike)).map((one, n) => (
              <Row
                key={one.number}
                {...{ one, first: n === 0, alike: alike.includes(one.number), on: onto === one.number, join }}
              />
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}

/** Those that say the same come first, then the open ones; each newest first as they came. */
const byUse = (alike: number[]) => (a: Earlier, b: Earlier) =>
  Number(alike.includes(b.number)) - Number(alike.includes(a.number)) || Number(b.open) - Number(a.open);

/** One stop for Tab; arrows go through the rows. */
function rove(event: KeyboardEvent<HTMLUListElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("button[data-row]")];
  const next = all[all.indexOf(document.activeElement as HTMLButtonElement) + step];
  next?.focus();
}

function Who({ known }: { known: Known }) {
  const by =
    known.by && (known.by.verified ? say.verified : say.claimed).replace("{by}", words.matchedBy[known.by.kind]);
  return (
    <>
      <p className="mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-13 text-muted">
        <a href={`/customers/${known.code}`} target="_blank" rel="noreferrer" className="link" tabIndex={-1}>
          {say.code.replace("{code}", fa(known.code))}
        </a>
        <span>{by ?? say.byCode}</span>
        {known.open > 0 && <Badge tone="info">{say.openCount.replace("{n}", fa(known.open))}</Badge>}
      </p>
      <Ltr className="mt-1 text-13 text-muted">{known.points.join(" · ")}</Ltr>
    </>
  );
}

type RowProps = { one: Earlier; first: boolean; alike: boolean; on: boolean; join: Props["join"] };

function Row({ one, first, alike, on, join }: RowProps) {
  const number = fa(String(one.number));
  return (
    <li className="border-t border-separator py-2 first:border-0">
      <button
        type="button"
        data-row
        tabIndex={first ? 0 : -1}
        aria-pressed={on}
        aria-label={`${number} ${one.subject}، ${words.requestStatus[one.status]}، ${say.join}`}
        onClick={() => join(on ? null : one.number)}
        className="block w-full min-w-0 rounded-md px-1.5 py-1 text-start hover:bg-surface-hover aria-pressed:bg-accent-soft max-md:min-h-11"
      >
        <span className="flex items-baseline gap-2">
          <span className="shrink-0 text-13 text-muted">{number}</span>
          <bdi className="min-w-0 truncate font-medium">{one.subject}</bdi>
        </span>
        <span className="mt-0.5 flex flex-wrap items-center gap-x-2.5 text-xs text-muted">
          {alike && <Badge tone="warning">{say.alike}</Badge>}
          <span>{words.requestStatus[one.status]}</span>
          {one.outcome && <span>{words.outcome[one.outcome]}</span>}
          <span>{one.when}</span>
          <span className="ms-auto font-medium text-accent-text">{on ? "✓" : say.join}</span>
        </span>
      </button>
      {one.inSight && (
        <a
          href={`/requests/${one.number}`}
          target="_blank"
          rel="noreferrer"
          tabIndex={-1}
          className="link px-1.5 text-xs max-md:inline-flex max-md:min-h-11 max-md:items-center"
        >
          {say.see.replace("{n}", number)}
        </a>
      )}
    </li>
  );
}
