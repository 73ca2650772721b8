import { type Actor, managedDepartments, queueDepartments, workingSeats } from "@/lib/auth/actor";
import { containing, searchKey } from "@/lib/base/text";
import { Prisma } from "@/prisma/generated/client";
import type { Box, CartableFilter } from "./schema";

/** One stream of a box: rows of "Request" q, or of "Referral" r joined to its q, in the order of `sort`. */
export type Source = { kind: "request" | "referral"; where: Prisma.Sql; sort: Prisma.Sql };

const sql = Prisma.sql;
const any = (ids: readonly string[]) => sql`= any(${ids}::uuid[])`;
const open = sql`r."status" in ('sent', 'seen', 'accepted')`;
const task = sql`not r."copy" and r."purpose" <> 'information'`;
const due = sql`coalesce(r."dueAt", 'infinity')`;
const requestDue = sql`coalesce(q."dueAt", 'infinity')`;
const noOpinionPending = sql`not exists (select 1 from "Referral" k where k."parentId" = r."id" and k."mode" = 'ask'
  and k."status" in ('sent', 'seen', 'accepted'))`;

/** A coordinator looks after his own seats' requests and those of a coordinator's seat that nobody holds. */
function owned(coordinatorSeats: string[]): Prisma.Sql {
  return sql`(q."ownerPositionId" ${any(coordinatorSeats)} or q."ownerPositionId" in (
    select v."id" from "Position" v where v."role" = 'coordinator' and not exists (
      select 1 from "PositionHolder" h where h."positionId" = v."id" and h."until" is null)))`;
}

const streams: Record<Box, (at: Where) => Source[]> = {
  inbox: ({ seats, coordinator }) => [
    referral(sql`r."holderPositionId" ${any(seats)} and ${open} and ${task} and ${noOpinionPending}`, due),
    ...ifAny(coordinator, (mine) => [
      request(sql`q."status" = 'new' and q."ownerPositionId" is null`, requestDue),
      request(
        sql`q."ownerPositionId" is not null and (q."status" = 'new' or q."unread" or q."deliveryFailed")
          and q."status" not in ('answered', 'spam', 'merged') and ${mine}`,
        requestDue,
      ),
    ]),
  ],
  review: ({ coordinator }) =>
    ifAny(coordinator, (mine) => [request(sql`q."status" = 'answered' and ${mine}`, requestDue)]),
  followup: ({ seats, coordinator }) => [
    referral(sql`r."fromPositionId" ${any(seats)} and r."mode" <> 'refer' and ${open} and ${task}`, due),
    ...ifAny(coordinator, (mine) => [
      request(
        sql`q."status" in ('referred', 'replied', 'waiting_customer') and ${mine}
          and (q."status" <> 'replied' or q."followUpAt" is not null)`,
        requestDue,
      ),
    ]),
  ],
  department: ({ queues, vacant, managed, heldToo }) => [
    referral(
      sql`r."holderPositionId" is null and r."toDepartmentId" ${any(queues)} and r."status" in ('sent', 'seen') and ${task}`,
      due,
    ),
    ...(vacant.length > 0 ? [referral(sql`r."holderPositionId" ${any(vacant)} and ${open} and ${task}`, due)] : []),
    ...(heldToo && managed.length > 0
      ? [
          referral(
            sql`r."holderPositionId" in (select p."id" from "Position" p where p."departmentId" ${any(managed)})
              and not r."holderPositionId" ${any(vacant)} and ${open} and ${task}`,
            due,
          ),
        ]
      : []),
  ],
  copies: ({ seats, queues }) => {
    const copies = sql`(r."copy" or r."purpose" = 'information') and r."status" in ('sent', 'seen')`;
    return [
      referral(sql`r."holderPositionId" ${any(seats)} and ${copies}`, sql`r."sentAt"`),
      referral(sql`r."holderPositionId" is null and r."toDepartmentId" ${any(queues)} and ${copies}`, sql`r."sentAt"`),
    ];
  },
  overdue: ({ seats, coordinator, now }) => [
    referral(sql`r."holderPositionId" ${any(seats)} and ${open} and ${task} and r."dueAt" < ${now}`, due),
    ...ifAny(coordinator, (mine) => [
      request(
        sql`q."status" in ('new', 'referred', 'answered') and q."firstRepliedAt" is null and q."dueAt" < ${now}
          and (q."ownerPositionId" is null or ${mine})`,
        requestDue,
      ),
    ]),
  ],
  done: ({ seats, coordinator }) => [
    referral(
      sql`r."holderPositionId" ${any(seats)} and r."status" in ('answered', 'passed_on', 'returned')`,
      sql`r."endedAt"`,
    ),
    ...ifAny(coordinator, (mine) => [
      request(sql`q."status" in ('closed', 'replied') and ${mine}`, sql`q."lastStepAt"`),
    ]),
  ],
};

type Where = {
  seats: string[];
  vacant: string[];
  queues: string[];
  managed: string[];
  /** Seats from which he coordinates; empty for everybody else. */
  coordinator: string[];
  heldToo: boolean;
  now: Date;
};

const request = (where: Prisma.Sql, sort: Prisma.Sql): Source => ({ kind: "request", where, sort });
const referral = (where: Prisma.Sql, sort: Prisma.Sql): Source => ({ kind: "referral", where, sort });
const ifAny = (seats: string[], make: (mine: Prisma.Sql) => Source[]): Source[] =>
  seats.length > 0 ? make(owned(seats)) : [];

/** Boxes that are read newest first; the others by deadline, things without one last. */
export const newestFirst = (box: Box): boolean => box === "done" || box === "copies";

/** The streams of a box for this actor. */
export function sourcesOf(box: Box, actor: Actor, now: Date, filter: Pick<CartableFilter, "held">): Source[] {
  const working = workingSeats(actor);
  return streams[box]({
    seats: working.map((seat) => seat.positionId),
    vacant: actor.kind === "user" ? actor.seats.filter((s) => s.how === "vacant").map((s) => s.positionId) : [],
    queues: queueDepartments(actor),
    managed: managedDepartments(actor),
    coordinator: working.filter((seat) => seat.role === "coordinator").map((seat) => seat.positionId),
    heldToo: filter.held === "all",
    now,
  });
}

/** The filters of the page, as conditions on the request (and on the row's own unread mark). */
export function filterSql(filter: CartableFilter, kind: Source["kind"]): Prisma.Sql {
  const parts: Prisma.Sql[] = [];
  if (filter.kind) parts.push(sql`q."kind" = ${filter.kind}::"RequestKind"`);
  if (filter.priority) parts.push(sql`q."priority" = ${filter.priority}::"Priority"`);
  if (filter.channel) parts.push(sql`q."channel" = ${filter.channel}::"Channel"`);
  if (filter.unread) parts.push(kind === "request" ? sql`q."unread"` : sql`r."unread"`);
  const words = filter.q ? searchKey(filter.q) : "";
  if (/^\d{1,9}$/.test(words)) parts.push(sql`q."number" = ${Number(words)}`);
  else if (words)
    parts.push(sql`(q."searchKey" like ${containing(words)} or exists (
      select 1 from "Customer" w where w."id" = q."customerId" and w."nameKey" like ${containing(words)}))`);
  return parts.length === 0 ? Prisma.empty : sql`and ${Prisma.join(parts, " and ")}`;
}
