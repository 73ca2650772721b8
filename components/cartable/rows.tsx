"use client";

import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { Dot } from "@/components/ui/dot";
import { Lock } from "@/components/ui/icons";
import { type Priority, PriorityMark } from "@/components/ui/priority-mark";
import { RovingList } from "@/components/ui/roving-list";

/** A row in words, as `rowFace` finds them. */
export type RowFace = {
  id: string;
  /** Missing: it can no longer be opened. */
  href?: string;
  open?: boolean;
  unread?: boolean;
  /** Confidential, in words. */
  secret?: string;
  customer: string;
  subject: string;
  at: string;
  title: string;
  time: string;
  near?: "late" | "soon";
  marks?: [Tone, string][];
  /** Whose it is and what is asked, or else the last step. */
  who?: string;
  told?: string;
  step?: string;
  channel?: string;
  priority?: Priority;
  number: string;
  /** A form at the end of the second line. */
  act?: ReactNode;
};

const colours = { late: "text-danger-text font-medium", soon: "text-warning-text", far: "text-muted" };

/**
 * Rows of two lines, plain markup: `SoftLinks` around the list makes its links quick. Drawn on this side, because fifty
 * rows of words travel and are built at half the cost of fifty rows of elements.
 */
export const Rows = ({ rows, label }: { rows: RowFace[]; label: string }) => (
  <RovingList aria-label={label}>{rows.map(row)}</RovingList>
);

function row(face: RowFace) {
  const { id, href, open, unread, act } = face;
  const look = `cartable-row${unread ? " is-unread" : ""}${act ? " has-act" : ""}`;
  return (
    <li key={id} data-row="" className="relative border-b border-separator">
      {href === undefined ? (
        <div className={look}>{lines(face)}</div>
      ) : (
        <a href={href} aria-current={open ? "true" : undefined} className={look}>
          {lines(face)}
        </a>
      )}
      {act && <div className="row-act-place">{act}</div>}
    </li>
  );
}

const lines = (face: RowFace) => (
  <>
    {Dot({ on: face.unread ?? false })}
    <span className="min-w-0 flex-1">
      <span className="flex items-baseline gap-2">
        <bdi className="row-customer">{face.customer}</bdi>
        <span dir="auto" className="block truncate text-right row-subject">
          {face.subject}
        </span>
        <time
          dateTime={face.at}
          title={face.title}
          className={`whitespace-nowrap text-xs ${colours[face.near ?? "far"]}`}
        >
          {face.time}
        </time>
      </span>
      <span className="row-second">
        {face.secret && <Lock role="img" aria-label={face.secret} className="size-3.5 shrink-0" />}
        {face.marks?.map(mark)}
        <span className="min-w-0 flex-1 truncate">{story(face)}</span>
        {face.channel && <span className="shrink-0 text-xs">{face.channel}</span>}
        {face.priority && PriorityMark({ value: face.priority })}
        <span className="shrink-0 text-xs">{face.number}</span>
      </span>
    </span>
  </>
);

const mark = ([tone, word]: [Tone, string]) => (
  <Badge key={word} tone={tone} className="row-mark">
    {word}
  </Badge>
);

function story({ who, told, step }: RowFace) {
  if (told === undefined) return step;
  return (
    <>
      {who && <bdi className="text-foreground">{who}</bdi>} <bdi>{told}</bdi>
    </>
  );
}
