import { isWorkingDay } from "@/lib/calendar/rules";
import type { WorkCalendar } from "@/lib/calendar/work-calendar";
import { fromTehran, shiftDay, tehranDayKey, tehranMinutes } from "@/lib/i18n/date";
import type { EventType } from "@/lib/kernel/reactions";
import { concernsWork, isCopy } from "@/lib/referrals/rules";
import type { Purpose } from "@/prisma/generated/enums";
import type { Choice, Choices, NoticeKind } from "./schema";

/** What happened, with what it was about as that stands now. */
export type Told = {
  type: EventType;
  /** Who did it; null: a job or a customer. */
  userId: string | null;
  after: { [key: string]: unknown };
  /** What it was before, where the event says so. */
  before?: { [key: string]: unknown };
  /** The department that the event names. */
  departmentId: string | null;
  request: { ownerPositionId: string | null } | null;
  /** The referral that the event names. */
  referral: {
    id: string;
    holderPositionId: string | null;
    toPositionId: string | null;
    toDepartmentId: string | null;
    fromPositionId: string;
    askedByPositionId: string | null;
    /** The seat that handed it on; null for a root, which the owner looks after. */
    parentHolderPositionId: string | null;
    copy: boolean;
    purpose: Purpose;
  } | null;
  /** Seats with which open work of this request lies. */
  open: { seats: string[] };
};

/** Who is reached where, at present. */
export type House = {
  /** People of a seat: its holder and substitutes; the managers of its department while it is vacant. */
  seat: (positionId: string) => string[];
  /** Whoever may take from a department's queue. */
  queue: (departmentId: string) => string[];
  /** Everybody who works from a coordinator's seat. */
  coordinators: string[];
  /** The managers of a department. */
  heads: (departmentId: string) => string[];
  /** The managers of the house. */
  managers: string[];
};

type To = { kind: NoticeKind; users: readonly string[] };
type Rule = (e: Told, house: House) => To[];

/**
 * Who is told what of an event: each person once, by the first rule that names him, and nobody of what he did himself.
 * Pure; whether he may see the request and wants to hear of it is asked later.
 */
export function kinds(event: Told, house: House): { userId: string; kind: NoticeKind }[] {
  const found = new Map<string, NoticeKind>();
  for (const { kind, users } of rules[event.type]?.(event, house) ?? [])
    for (const userId of users) if (userId !== event.userId && !found.has(userId)) found.set(userId, kind);
  return [...found].map(([userId, kind]) => ({ userId, kind }));
}

const seat = (house: House, positionId: string | null | undefined) => (positionId ? house.seat(positionId) : []);
const owner = (e: Told, house: House) => seat(house, e.request?.ownerPositionId);
const holders = (e: Told, house: House) => e.open.seats.flatMap(house.seat);
const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "string");

/** A referral came: to a seat, or to a queue. */
const arrived: Rule = ({ referral: r }, house) => {
  if (!r) return [];
  const kind = isCopy(r) ? "copied" : r.holderPositionId ? "referred" : "queued";
  const users = r.holderPositionId ? house.seat(r.holderPositionId) : house.queue(r.toDepartmentId ?? "");
  return [{ kind, users }];
};

/** Who waits for this referral: the seat that asked or handed on, else the accountable coordinator, else who sent it. */
const waiter = (e: Told, house: House) => {
  const r = e.referral;
  if (!r) return [];
  if (r.askedByPositionId) return house.seat(r.askedByPositionId);
  return seat(house, r.parentHolderPositionId ?? e.request?.ownerPositionId ?? r.fromPositionId);
};

/** An answer is reviewed by the coordinator, an opinion read by who asked for it. */
const answered: Rule = (e, house) => [
  {
    kind: "answered",
    users: e.referral && concernsWork(e.referral) ? owner(e, house) : waiter(e, house),
  },
];

const heldUntilNow: (kind: NoticeKind) => Rule = (kind) => (e, house) => [
  { kind, users: seat(house, texts(e.after.holderPositionId)[0] ?? e.referral?.holderPositionId) },
];

/** A clock of a referral is its holder's, or those of its queue; one of the request is the owner's, or every coordinator's. */
const late: (kind: NoticeKind) => Rule = (kind) => (e, house) => {
  if (e.referral)
    return [
      {
        kind,
        users: e.referral.holderPositionId
          ? house.seat(e.referral.holderPositionId)
          : house.queue(e.referral.toDepartmentId ?? ""),
      },
    ];
  return [{ kind, users: e.request?.ownerPositionId ? owner(e, house) : house.coordinators }];
};

/** The manager of the department that has it; where there is none, as when it goes up to them, the managers of the house. */
const escalated: Rule = (e, house) => {
  const heads = e.after.to === "department_manager" && e.departmentId ? house.heads(e.departmentId) : [];
  return [{ kind: "escalated", users: heads.length > 0 ? heads : house.managers }];
};

/** What nobody had seen when it was taken back concerned nobody: it is not told, and what told of its coming goes with it. */
export const isUnseenRecall = ({ type, before }: Pick<Told, "type" | "before">): boolean =>
  type === "referral.recalled" && before?.status === "sent";

/** An act on many ends under the eyes of whoever began it, unless it took longer (seconds). */
const WATCHED = 60;
const wasWatched = ({ after: { kind, status, seconds } }: Told): boolean =>
  String(kind).startsWith("bulk.") && status === "done" && Number(seconds) < WATCHED;

const rules: Partial<Record<EventType, Rule>> = {
  "request.submitted": (_, house) => [{ kind: "newRequest", users: house.coordinators }],
  "request.referred": arrived,
  "referral.passedOn": arrived,
  "referral.asked": arrived,
  "referral.assigned": arrived,
  "referral.released": arrived,
  "referral.answered": answered,
  "referral.rejected": (e, house) => [{ kind: "rejected", users: seat(house, e.referral?.holderPositionId) }],
  "referral.returned": (e, house) => [{ kind: "returned", users: waiter(e, house) }],
  "referral.recalled": (e, house) => (isUnseenRecall(e) ? [] : heldUntilNow("recalled")(e, house)),
  "referral.cancelled": heldUntilNow("cancelled"),
  "referral.cameBack": (e, house) => [{ kind: "cameBack", users: seat(house, e.referral?.holderPositionId) }],
  "referral.followUpSoon": (e, house) => [{ kind: "followUpSoon", users: seat(house, e.referral?.holderPositionId) }],
  "request.noted": (e, house) => [{ kind: "noted", users: [...owner(e, house), ...holders(e, house)] }],
  "request.customerWrote": (e, house) => [
    { kind: "customerWrote", users: [...owner(e, house), ...holders(e, house)] },
    { kind: "newRequest", users: e.request?.ownerPositionId ? [] : house.coordinators },
  ],
  "request.closedByCustomer": (e, house) => [{ kind: "customerClosed", users: owner(e, house) }],
  "request.deliveryFailed": (e, house) => [{ kind: "deliveryFailed", users: owner(e, house) }],
  "request.cameBack": (e, house) => [{ kind: "cameBack", users: owner(e, house) }],
  "request.followUpSoon": (e, house) => [{ kind: "followUpSoon", users: owner(e, house) }],
  "substitution.created": (e) => [{ kind: "substitute", users: texts(e.after.userId) }],
  "request.mentioned": (e) => [{ kind: "mentioned", users: texts(e.after.userIds) }],
  "service.warned": late("warned"),
  "service.breached": late("breached"),
  "service.escalated": escalated,
  "rule.told": (e, house) => [{ kind: "told", users: texts(e.after.positionIds).flatMap(house.seat) }],
  "rule.stopped": (e) => [{ kind: "ruleStopped", users: texts(e.after.userIds) }],
  "task.ended": (e) => (wasWatched(e) ? [] : [{ kind: "taskDone", users: texts(e.after.startedById) }]),
};

/** What somebody hears of who never chose. */
const atOnce: readonly NoticeKind[] = ["mentioned", "escalated", "substitute", "told"];
const onlyInApp: readonly NoticeKind[] = ["copied", "noted", "taskDone"];

/** The choice for a kind until its person makes another: new requests in the common inbox tell nobody who did not ask for it. */
export function defaultChoice(kind: NoticeKind): Choice {
  if (kind === "newRequest") return { inApp: false, mail: "off" };
  return { inApp: true, mail: atOnce.includes(kind) ? "now" : onlyInApp.includes(kind) ? "off" : "digest" };
}

/** Quiet from 20:00 to 8:00 and on days off; the mail of the day at 8:15. */
export const defaultTimes = { quietFrom: 1200, quietTo: 480, quietDaysOff: true, digestAt: 495 } as const;

type Times = Pick<Choices, "quietFrom" | "quietTo" | "quietDaysOff" | "digestAt">;

/** Mails wait so long for what else happens to the same things (milliseconds). */
export const GATHER_MS = 2 * 60_000;
const PATIENCE = 400;

/** `at` itself, or the end of the quiet hours and days off that it falls in. A house that never opens is never waited for. */
export function afterQuiet(at: Date, times: Times, work: WorkCalendar): Date {
  const { quietFrom: from, quietTo: to } = times;
  let moment = at;
  for (let days = 0; days < PATIENCE; days += 1) {
    const day = tehranDayKey(moment);
    const minute = tehranMinutes(moment);
    if (times.quietDaysOff && !opens(day, work)) moment = fromTehran(shiftDay(day, 1), 0);
    else if (from < to && minute >= from && minute < to) moment = fromTehran(day, to);
    else if (from > to && minute < to) moment = fromTehran(day, to);
    else if (from > to && minute >= from) moment = fromTehran(shiftDay(day, 1), to);
    else return moment;
  }
  return at;
}

const opens = (day: string, work: WorkCalendar) => isWorkingDay(fromTehran(day, 720), work);

/** When the mail of the day goes next, later than `at`; on days off not, where they are quiet. */
export function nextDigest(at: Date, { digestAt, quietDaysOff }: Times, work: WorkCalendar): Date {
  const today = tehranDayKey(at);
  let first: Date | undefined;
  for (let n = 0; n < PATIENCE; n += 1) {
    const day = shiftDay(today, n);
    const moment = fromTehran(day, digestAt);
    if (moment <= at) continue;
    first ??= moment;
    if (!quietDaysOff || opens(day, work)) return moment;
  }
  return first!;
}

/** When a notice made at `now` is to go by mail; null: not at all. */
export function mailTime(now: Date, way: Choice["mail"], times: Times, work: WorkCalendar): Date | null {
  if (way === "off") return null;
  if (way === "digest") return afterQuiet(nextDigest(now, times, work), times, work);
  return afterQuiet(new Date(now.getTime() + GATHER_MS), times, work);
}
