import { type Actor, managedDepartments, queueDepartments, workingSeats } from "@/lib/auth/actor";
import { containing, searchKey } from "@/lib/base/text";
import { openSql, taskSql } from "@/lib/referrals/store";
import { taggedSql } from "@/lib/requests/tags";
import { Prisma } from "@/prisma/generated/client";
import type { Box, CartableFilter } from "./schema";

/** One stream of a box: rows of "Request" q, or of "Referral" r joined to its q, in the order of `sort`. */
export type Source = {
  kind: "request" | "referral";
  where: Prisma.Sql;
  sort: Prisma.Sql;
  /** A list of seats `v`, each of which the condition names: a stream for each of them. */
  each?: Prisma.Sql;
};

const sql = Prisma.sql;
const open = openSql();
const task = taskSql();
const awake = sql`not r."snoozed"`;
const due = sql`coalesce(r."dueAt", 'infinity')`;
const requestDue = sql`coalesce(q."dueAt", 'infinity')`;
const copies = sql`(r."copy" or r."purpose" = 'information') and r."status" in ('sent', 'seen')`;
export const opinionPending = sql`exists (select 1 from "Referral" k where k."parentId" = r."id" and k."mode" = 'ask'
  and ${openSql("k")})`;
const noOpinionPending = sql`not ${opinionPending}`;

/** Requests of one seat of his, or of any coordinator's seat that nobody holds. */
type Owner = { is: Prisma.Sql; each?: Prisma.Sql };
const vacantOwner: Owner = {
  is: sql`q."ownerPositionId" = v."id"`,
  each: sql`(select p."id" from "Position" p where p."role" = 'coordinator' and not exists (
    select 1 from "PositionHolder" h where h."positionId" = p."id" and h."until" is null)) v`,
};

/* A stream for each seat and each queue, and not one for all of them: only so does its index give the rows in order. */
const streams: Record<Box, (at: Where) => Source[]> = {
  inbox: ({ seats, coordinates, owned }) => [
    ...seats.flatMap((seat) => [
      held(seat, sql`${open} and ${task} and ${awake} and ${noOpinionPending}`),
      held(seat, sql`r."status" in ('cancelled', 'recalled') and r."unread" and ${task}`),
    ]),
    ...(coordinates ? [request(sql`q."status" = 'new' and q."ownerPositionId" is null`)] : []),
    ...owned.map((mine) =>
      ownedBy(
        mine,
        sql`q."ownerPositionId" is not null and not q."snoozed"
        and (q."status" = 'new' or q."unread" or q."deliveryFailed" or q."back") and q."status" not in ('answered', 'spam', 'merged')`,
      ),
    ),
  ],
  review: ({ owned }) => owned.map((mine) => ownedBy(mine, sql`q."status" = 'answered' and not q."snoozed"`)),
  followup: ({ seats, owned }) => [
    ...seats.map((seat) =>
      referral(sql`r."fromPositionId" = ${seat}::uuid and r."mode" <> 'refer' and ${open} and ${task}`),
    ),
    ...owned.map((mine) =>
      ownedBy(
        mine,
        sql`q."status" in ('referred', 'replied', 'waiting_customer') and (q."status" <> 'replied' or q."followUpAt" is not null)`,
      ),
    ),
    // What was put off: it is neither in the inbox nor in the review until then.
    ...seats.map((seat) => held(seat, sql`r."snoozed" and ${open}`)),
    ...owned.map((mine) => ownedBy(mine, sql`q."snoozed"`)),
  ],
  department: ({ queues, vacant, managed, heldToo }) => [
    ...queues.map((queue) => waiting(queue)),
    ...vacant.map((seat) => held(seat, sql`${open} and ${task}`)),
    ...(heldToo ? managed : []).map((department) =>
      referral(sql`r."holderPositionId" in (select p."id" from "Position" p where p."departmentId" = ${department}::uuid)
        and not r."holderPositionId" = any(${vacant}::uuid[]) and ${open} and ${task}`),
    ),
  ],
  copies: ({ seats, queues }) => [
    ...seats.map((seat) => held(seat, copies, sql`r."sentAt"`)),
    ...queues.map((queue) =>
      referral(
        sql`r."holderPositionId" is null and r."toDepartmentId" = ${queue}::uuid and ${copies}`,
        sql`r."sentAt"`,
      ),
    ),
  ],
  overdue: ({ seats, vacant, managed, coordinates, owned, now }) => [
    ...[...seats, ...vacant].map((seat) => held(seat, sql`${open} and ${task} and ${due} < ${now}`)),
    ...managed.map((department) => waiting(department, sql`and ${due} < ${now}`)),
    ...(coordinates ? [{ is: sql`q."status" = 'new' and q."ownerPositionId" is null` }, ...owned] : []).map((mine) =>
      ownedBy(mine, sql`q."status" in ('new', 'referred', 'answered') and ${requestDue} < ${now}`),
    ),
  ],
  done: ({ seats, owned }) => [
    ...seats.map((seat) => held(seat, sql`r."status" in ('answered', 'passed_on', 'returned')`, sql`r."endedAt"`)),
    ...owned.map((mine) => ownedBy(mine, sql`q."status" in ('closed', 'replied')`, sql`q."lastStepAt"`)),
  ],
};

type Where = {
  /** Seats from which he works. */
  seats: string[];
  vacant: string[];
  queues: string[];
  managed: string[];
  coordinates: boolean;
  /** Whose requests a coordinator looks after. */
  owned: Owner[];
  heldToo: boolean;
  now: Date;
};

const request = (where: Prisma.Sql, sort = requestDue): Source => ({ kind: "request", where, sort });
const ownedBy = ({ is, each }: Owner, where: Prisma.Sql, sort = requestDue): Source => ({
  ...request(sql`${where} and ${is}`, sort),
  ...(each && { each }),
});
const referral = (where: Prisma.Sql, sort = due): Source => ({ kind: "referral", where, sort });
const held = (seat: string, where: Prisma.Sql, sort = due): Source =>
  referral(sql`r."holderPositionId" = ${seat}::uuid and ${where}`, sort);
const waiting = (department: string, more = Prisma.empty): Source =>
  referral(sql`r."holderPositionId" is null and r."toDepartmentId" = ${department}::uuid and r."status" in ('sent', 'seen')
    and ${task} ${more}`);

/** Boxes that are read newest first; the others by deadline, things without one last. */
export const newestFirst = (box: Box): boolean => box === "done" || box === "copies";

/** The streams of a box for this actor. */
export function sourcesOf(box: Box, actor: Actor, now: Date, filter: Pick<CartableFilter, "held">): Source[] {
  const working = workingSeats(actor);
  const coordinator = working.filter((seat) => seat.role === "coordinator");
  return streams[box]({
    seats: working.map((seat) => seat.positionId),
    vacant: actor.kind === "user" ? actor.seats.filter((s) => s.how === "vacant").map((s) => s.positionId) : [],
    queues: queueDepartments(actor),
    managed: managedDepartments(actor),
    coordinates: coordinator.length > 0,
    owned:
      coordinator.length > 0
        ? [...coordinator.map((s) => ({ is: sql`q."ownerPositionId" = ${s.positionId}::uuid` })), vacantOwner]
        : [],
    heldToo: filter.held === "all",
    now,
  });
}

/** What the filters of the page ask of the request `q`. */
function ofRequest(filter: CartableFilter): Prisma.Sql[] {
  const parts: Prisma.Sql[] = [];
  if (filter.kind) parts.push(sql`q."kind" = ${filter.kind}::"RequestKind"`);
  if (filter.priority) parts.push(sql`q."priority" = ${filter.priority}::"Priority"`);
  if (filter.channel) parts.push(sql`q."channel" = ${filter.channel}::"Channel"`);
  if (filter.tagId) parts.push(taggedSql(filter.tagId));
  const words = filter.q ? searchKey(filter.q) : "";
  if (/^\d{1,9}$/.test(words)) parts.push(sql`q."number" = ${Number(words)}`);
  else if (words)
    parts.push(sql`(q."searchKey" like ${containing(words)} or exists (
      select 1 from "Customer" w where w."id" = q."customerId" and w."nameKey" like ${containing(words)}))`);
  return parts;
}

/** The filters of the page, as conditions on the request and on the row's own unread mark. */
export function filterSql(filter: CartableFilter, kind: Source["kind"]): Prisma.Sql {
  const unread = kind === "request" ? sql`q."unread"` : sql`r."unread"`;
  const parts = [...ofRequest(filter), ...(filter.unread ? [unread] : [])];
  return parts.length === 0 ? Prisma.empty : sql`and ${Prisma.join(parts, " and ")}`;
}

/** SQL: the tables that a stream reads under this filter; the request of a referral only if the filter asks about it. */
export function rowsFrom(kind: Source["kind"], filter: CartableFilter): Prisma.Sql {
  if (kind === "request") return sql`"Request" q`;
  return ofRequest(filter).length > 0
    ? sql`"Referral" r join "Request" q on q."id" = r."requestId"`
    : sql`"Referral" r`;
}

const id = { request: sql`q."id"`, referral: sql`r."id"` };

/**
 * SQL: `rows` of a stream, a select with its own limit; of a list of seats, those of each. As one condition «any of these seats» the
 * list would be read in its order until enough rows fit, which is the whole of it when nobody's seat is vacant.
 */
export const rowsOf = ({ each }: Source, rows: Prisma.Sql): Prisma.Sql =>
  each ? sql`(select x.* from ${each} cross join lateral (${rows}) x)` : sql`(${rows})`;

/** SQL: how many rows of a box this filter leaves, up to 100. */
export function filteredCount(actor: Actor, filter: CartableFilter, now: Date): Prisma.Sql {
  const rows = sourcesOf(filter.box, actor, now, filter).map((source) => {
    const { kind, where } = source;
    return rowsOf(
      source,
      sql`select ${id[kind]} from ${rowsFrom(kind, filter)} where ${where} ${filterSql(filter, kind)} limit 100`,
    );
  });
  if (rows.length === 0) return sql`0`;
  return sql`select count(*)::int from (select * from (${Prisma.join(rows, " union ")}) u limit 100) found`;
}
