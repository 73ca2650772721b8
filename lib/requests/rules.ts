import { type Actor, managedDepartments, queueDepartments, type Seat, seatIds, workingSeats } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import { searchKey } from "@/lib/base/text";
import { askerOf, canMove, isCopy, OPEN, SIGHTLESS } from "@/lib/referrals/rules";
import type { Referral, Request } from "@/prisma/generated/client";
import type { Outcome, ReferralMode, ReferralStatus, RequestStatus } from "@/prisma/generated/enums";

/** Statuses of a request that goes on: nothing has ended it. */
const GOING = ["new", "referred", "answered", "replied", "waiting_customer"] as const;

/** Acts on a request → the statuses they may start from (docs: the life of a request). */
const requestMoves = {
  refer: GOING,
  work: GOING,
  own: GOING,
  replyKeep: ["new", "referred", "answered"],
  replyFinal: GOING, // from referred only when the open ones are cancelled with it
  close: GOING,
  closeSilent: ["replied", "waiting_customer"],
  reopen: ["closed", "spam"],
  spam: ["new"],
  merge: [...GOING, "closed", "spam"],
  unmerge: ["merged"],
  update: GOING,
  mark: [...GOING, "closed", "spam"], // tags, checks, links
} as const satisfies Record<string, readonly RequestStatus[]>;

export type RequestAct = keyof typeof requestMoves;

/** May `act` start from `status`? */
export const canAct = (act: RequestAct, status: RequestStatus): boolean =>
  (requestMoves[act] as readonly RequestStatus[]).includes(status);

/** Where a request goes after an act on its work. Nothing left to do never undoes a reply: that stands until something new comes. */
export const settled = (from: RequestStatus, work: RequestStatus): RequestStatus =>
  !canAct("work", from) || (work === "new" && (from === "replied" || from === "waiting_customer")) ? from : work;

/** What words are looked for in: the subject and the first 1,000 characters of the text, folded. */
export const requestSearchKey = (subject: string, body: string): string =>
  searchKey(`${subject} ${body.slice(0, 1000)}`);

/** Ended ones do not count among a customer's open requests. */
export const ENDED: readonly RequestStatus[] = ["closed", "merged", "spam"];
export const isOpen = (status: RequestStatus): boolean => !ENDED.includes(status);

/** What the customer is told (words.publicStatus). Merged ones show their target's. */
export function publicStatus(
  status: RequestStatus,
): "registered" | "in_progress" | "answer_being_prepared" | "replied" | "waiting_you" | "closed" {
  switch (status) {
    case "new":
    case "spam":
      return "registered";
    case "referred":
    case "merged":
      return "in_progress";
    case "answered":
      return "answer_being_prepared";
    case "replied":
      return "replied";
    case "waiting_customer":
      return "waiting_you";
    case "closed":
      return "closed";
  }
}

export type RequestOffer =
  | "refer"
  | "reply"
  | "note"
  | "mark"
  | "close"
  | "reopen"
  | "spam"
  | "merge"
  | "unmerge"
  | "update"
  | "followUp"
  | "own";
export type ReferralOffer =
  | "accept"
  | "answer"
  | "handOver"
  | "ask"
  | "return"
  | "release"
  | "assign"
  | "recall"
  | "cancel"
  | "followUp"
  | "reject";

type Shown = Parameters<typeof isCopy>[0] & {
  id: string;
  parentId: string | null;
  mode: ReferralMode;
  status: ReferralStatus;
  from: { positionId: string | null };
  to: { departmentId: string | null; positionId: string | null };
  holder: { positionId: string | null } | null;
  departmentId: string | null;
  askedByPositionId: string | null;
  dueAt: Date | null;
  waitsForOpinion: boolean;
  vacant?: boolean;
  answers: readonly { rejectedAt: Date | null }[];
  children: readonly Shown[];
};
type ShownRequest = {
  status: RequestStatus;
  mentions?: readonly { userId: string }[];
  ownerPositionId: string | null;
  deliveryFailed: boolean;
  replies: readonly unknown[];
  referrals: readonly Shown[];
};

export type Offered = {
  request: RequestOffer[];
  /** By the referral's id. */
  referrals: Record<string, ReferralOffer[]>;
  /** The one thing that waits for this actor here. */
  next: { act: RequestOffer } | { act: ReferralOffer; referralId: string } | null;
  /** The referral that his acts are about: that of `next`, the one that he holds while an opinion is out, or one that nobody holds. */
  handles: string | null;
};

/** What this actor may do here and now, by the permission table and both state machines; the commands decide again. */
export function offeredActs(view: ShownRequest, actor: Actor): Offered {
  const all = flat(view.referrals);
  const referrals = Object.fromEntries(all.map((r) => [r.id, referralOffers(view, r, actor, all)]));
  const request = requestOffers(view, actor, all);
  const held = all
    .filter((r) => referrals[r.id]!.includes("answer"))
    .sort((a, b) => (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity));
  const mine = held.find((r) => !r.waitsForOpinion);
  const handled = mine ?? held[0] ?? all.find((r) => r.vacant && referrals[r.id]!.includes("assign"));
  const next = mine ? nextOf(mine, referrals) : (nextOfRequest(view, request) ?? nextOfVacant(handled));
  return { request, referrals, next, handles: handled?.id ?? null };
}

const flat = (nodes: readonly Shown[]): Shown[] => nodes.flatMap((r) => [r, ...flat(r.children)]);

const nextOf = (r: Shown, offers: Record<string, ReferralOffer[]>) => ({
  act: offers[r.id]!.includes("accept") ? ("accept" as const) : ("answer" as const),
  referralId: r.id,
});

/** Where nobody sits, whoever manages the department gives it to somebody. */
const nextOfVacant = (r: Shown | undefined): Offered["next"] =>
  r?.vacant ? { act: "assign", referralId: r.id } : null;

function nextOfRequest(view: ShownRequest, offers: RequestOffer[]): Offered["next"] {
  const wanted = view.status === "answered" || view.deliveryFailed ? "reply" : view.status === "new" ? "refer" : null;
  return wanted && offers.includes(wanted) ? { act: wanted } : null;
}

function requestOffers(view: ShownRequest, actor: Actor, all: Shown[]): RequestOffer[] {
  const { status } = view;
  const takesPart = all.some((r) => OPEN.includes(r.status) && liesWith(actor, r));
  const named = actor.kind === "user" && view.mentions?.some((m) => m.userId === actor.userId);
  const subject = { sight: "full" as const, takesPart, mentioned: Boolean(named) && isOpen(status) };
  const possible: [RequestOffer, boolean][] = [
    ["refer", canAct("refer", status) && may("request.refer", actor, subject)],
    ["reply", canAct("replyFinal", status) && may("request.reply", actor, subject)],
    ["mark", canAct("mark", status) && may("request.tag", actor, subject)],
    ["note", status !== "merged" && may("request.note", actor, subject)],
    ["followUp", canAct("work", status) && may("request.followUp", actor, subject)],
    ["update", canAct("update", status) && may("request.update", actor, subject)],
    [
      "own",
      canAct("own", status) &&
        !seatIds(actor).includes(view.ownerPositionId ?? "") &&
        may("request.own", actor, subject),
    ],
    ["close", canAct("close", status) && may("request.close", actor, subject)],
    ["reopen", canAct("reopen", status) && may("request.reopen", actor, subject)],
    ["merge", canAct("merge", status) && may("request.merge", actor, subject)],
    ["unmerge", status === "merged" && may("request.unmerge", actor, subject)],
    ["spam", canAct("spam", status) && view.replies.length === 0 && may("request.spam", actor, subject)],
  ];
  return possible.filter(([, yes]) => yes).map(([act]) => act);
}

function liesWith(actor: Actor, r: Shown): boolean {
  const seats = seatIds(actor);
  const managed = managedDepartments(actor);
  const waits = r.holder === null && queueDepartments(actor).includes(r.to.departmentId ?? "");
  return waits || seats.includes(r.holder?.positionId ?? "") || managed.includes(r.departmentId ?? "");
}

function referralOffers(view: ShownRequest, r: Shown, actor: Actor, all: Shown[]): ReferralOffer[] {
  if (!canAct("work", view.status)) return [];
  const subject = {
    sight: "full" as const,
    request: { ownerPositionId: view.ownerPositionId },
    referral: {
      holderPositionId: r.holder?.positionId ?? null,
      toDepartmentId: r.to.departmentId,
      fromPositionId: r.from.positionId!,
      departmentId: r.departmentId,
      askedByPositionId: r.askedByPositionId,
    },
  };
  const task = !isCopy(r);
  const untouched = r.answers.length === 0 && r.children.every((c) => isCopy(c) || SIGHTLESS.includes(c.status));
  const asker = r.askedByPositionId === null ? undefined : askerOf(all, r);
  const asked = asker === undefined || OPEN.includes(asker.status);
  const claimed = r.holder !== null && r.to.departmentId !== null;
  const possible: [ReferralOffer, boolean][] = [
    ["accept", task && canMove("accept", r.status) && may("referral.accept", actor, subject)],
    ["answer", task && canMove("answer", r.status) && may("referral.answer", actor, subject)],
    ["ask", task && canMove("passOn", r.status) && may("referral.passOn", actor, subject)],
    ["handOver", task && canMove("passOn", r.status) && may("referral.passOn", actor, subject)],
    ["return", task && untouched && canMove("return", r.status) && may("referral.return", actor, subject)],
    ["followUp", task && canMove("answer", r.status) && may("referral.followUp", actor, subject)],
    ["release", claimed && untouched && canMove("release", r.status) && may("referral.release", actor, subject)],
    ["assign", task && canMove("assign", r.status) && may("referral.assign", actor, subject)],
    ["recall", canMove("recall", r.status) && may("referral.recall", actor, subject)],
    ["cancel", canMove("cancel", r.status) && may("referral.cancel", actor, subject)],
    ["reject", asked && canMove("reject", r.status) && may("referral.reject", actor, subject)],
  ];
  return possible.filter(([, yes]) => yes).map(([act]) => act);
}

/** The coordinator's seat that acts: the accountable one when it is his, else his own before one he stands in for. */
export function coordinatingSeat(actor: Actor, request: Pick<Request, "ownerPositionId">): Seat {
  const seats = workingSeats(actor).filter((s) => s.role === "coordinator");
  return (
    seats.find((s) => s.positionId === request.ownerPositionId) ?? seats.find((s) => s.how === "holder") ?? seats[0]!
  );
}

/** The seat that holds the referral, or the one that claims it from its queue. */
export function holdingSeat(actor: Actor, r: Pick<Referral, "holderPositionId" | "toDepartmentId">): Seat {
  const seats = workingSeats(actor);
  return r.holderPositionId !== null
    ? seats.find((s) => s.positionId === r.holderPositionId)!
    : seats.find((s) => s.departmentId === r.toDepartmentId)!;
}

/** The first coordinator to act owns the request; whoever acts has read what was new. */
export const handledBy = (request: Pick<Request, "ownerPositionId">, seat: Seat) => ({
  ownerPositionId: request.ownerPositionId ?? seat.positionId,
  unread: false,
});

/** What closing leaves: no clock runs, nothing waits. */
export const closing = (outcome: Outcome, now: Date) => ({
  status: "closed" as const,
  outcome,
  closedAt: now,
  silenceFrom: null,
  followUpAt: null,
  deliveryFailed: false,
  unread: false,
});

/** What changes when nothing is undelivered any more: the customer was told now, so his silence counts from here. */
export const reached = ({ status, silenceFrom }: Pick<Request, "status" | "silenceFrom">, now: Date) => ({
  deliveryFailed: false,
  silenceFrom: status === "replied" || status === "waiting_customer" ? now : silenceFrom,
});

/**
 * What becomes seen or read when this actor opens the request: his own referrals that are new, copies to his department's queue (work in a
 * queue stays new until somebody claims it), and the request itself when he is accountable for it.
 */
export function unopened(
  view: Pick<ShownRequest, "ownerPositionId"> & {
    unread: boolean;
    referrals: readonly (Shown & { unread: boolean; children: readonly Shown[] })[];
  },
  actor: Actor,
): { referralIds: string[]; owned: boolean } {
  const seats = workingSeats(actor).map((seat) => seat.positionId);
  const queues = queueDepartments(actor);
  const mine = (flat(view.referrals) as (Shown & { unread: boolean })[]).filter((r) =>
    r.holder ? seats.includes(r.holder.positionId ?? "") : isCopy(r) && queues.includes(r.to.departmentId ?? ""),
  );
  return {
    referralIds: mine.filter((r) => r.status === "sent" || (r.unread && r.holder !== null)).map((r) => r.id),
    owned: view.unread && seats.includes(view.ownerPositionId ?? ""),
  };
}

/**
 * A registry number as people write it: «1405/123», also with a dash or a backslash, or the year last as right-to-left typing may turn it.
 * @param typed with Latin digits @returns null for anything else
 */
export function registryEntry(typed: string): { year: number; number: number } | null {
  const [, one, other] = /^([1-9]\d{0,7})\s?[/\\-]\s?([1-9]\d{0,7})$/.exec(typed.trim()) ?? [];
  if (one === undefined || other === undefined) return null;
  const isYear = (digits: string) => /^1[3-5]\d\d$/.test(digits);
  if (isYear(one)) return { year: Number(one), number: Number(other) };
  return isYear(other) ? { year: Number(other), number: Number(one) } : null;
}
