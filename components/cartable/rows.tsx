"use client";

import type { ReactNode } from "react";
import { RowBox } from "@/components/bulk/row-box";
import { Badge, type Tone } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { Deadline } from "@/components/ui/deadline";
import { Lock } from "@/components/ui/icons";
import { type Priority, PriorityMark } from "@/components/ui/priority-mark";
import { RovingList } from "@/components/ui/roving-list";
import { cartable } from "@/lib/i18n/messages/fa/cartable";
import { live } from "@/lib/i18n/messages/fa/live";
import { ui } from "@/lib/i18n/messages/fa/ui";
import { words } from "@/lib/i18n/messages/fa/words";
import { fa } from "@/lib/i18n/number";
import type { Channel } from "@/prisma/generated/enums";

/** What `rowFace` finds to show. */
export type RowFace = {
  id: string;
  number: number;
  /** It is a referral, of this id. */
  referral?: boolean;
  unread?: boolean;
  /** Confidential. */
  secret?: boolean;
  customer: string;
  subject: string;
  /** The deadline; without one (`due` is missing), when something happened last. */
  at: Date;
  due?: boolean;
  /** Working seconds until then, negative beyond it. */
  left?: number;
  marks?: [Tone, string][];
  /** Whose it is and what is asked, or else the last step. */
  who?: string;
  told?: string;
  step?: string;
  channel?: Channel;
  priority?: Priority;
  /** A button at the end of the second line. What is to be dismissed can no longer be opened. */
  act?: "claim" | "dismiss";
  /** It has left the box, and stands only until the reader looks away. */
  gone?: true;
};

export type RowPlace = {
  now: Date;
  hrefOf: (number: number) => string;
  /** Number of the request that is open beside the list. */
  open?: number;
  /** The form of an act. */
  actOf: (face: RowFace) => ReactNode;
  /** Rows can be chosen, to act on many at once. */
  picks?: boolean;
};

/**
 * Rows of two lines, plain markup: `SoftLinks` around the list makes its links quick. Drawn on this side, because fifty
 * rows of words travel and are built at half the cost of fifty rows of elements.
 */
export const Rows = ({ rows, label, place }: { rows: RowFace[]; label: string; place: RowPlace }) => (
  <RovingList aria-label={label}>{rows.map((face) => row(face, place))}</RovingList>
);

function row(face: RowFace, place: RowPlace) {
  const { id, number, unread, act } = face;
  const look = `cartable-row${unread ? " is-unread" : ""}${act ? " has-act" : ""}${face.gone ? " is-gone" : ""}`;
  return (
    <li key={id} data-row="" className="relative border-b border-separator">
      {act === "dismiss" ? (
        <div className={look}>{lines(face, place.now)}</div>
      ) : (
        <a href={place.hrefOf(number)} aria-current={number === place.open ? "true" : undefined} className={look}>
          {lines(face, place.now)}
        </a>
      )}
      {place.picks && act !== "dismiss" && pick(face)}
      {act && !face.gone && <div className="row-act-place">{place.actOf(face)}</div>}
    </li>
  );
}

const pick = ({ id, number, referral }: RowFace) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the box has its own name
  <label className="row-pick">{RowBox({ row: { number, ...(referral && { referralId: id }) }, tabIndex: -1 })}</label>
);

const lines = (face: RowFace, now: Date) => (
  <>
    {face.unread && <span className="sr-only">{ui.unread}</span>}
    {face.gone && <span className="sr-only">{live.gone}</span>}
    <span className="min-w-0 flex-1">
      <span className="flex items-baseline gap-2">
        <bdi className="row-customer">{face.customer}</bdi>
        <span dir="auto" className="block truncate text-right row-subject">
          {face.subject}
        </span>
        {face.due
          ? Deadline({ due: face.at, now, left: face.left, className: "text-xs" })
          : DateTime({ at: face.at, now, className: "text-xs text-muted" })}
      </span>
      <span className="row-second">
        {face.secret && <Lock role="img" aria-label={cartable.row.confidential} className="size-3.5 shrink-0" />}
        {face.marks?.map(mark)}
        <span className="min-w-0 flex-1 truncate">{story(face)}</span>
        {face.channel && <span className="shrink-0 text-xs">{words.channel[face.channel]}</span>}
        {face.priority && PriorityMark({ value: face.priority })}
        <span className="shrink-0 text-xs">{fa(String(face.number))}</span>
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
