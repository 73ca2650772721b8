import type { Actor } from "@/lib/auth/actor";
import { decodeCursor, pageOf } from "@/lib/base/cursor";
import { elapsed } from "@/lib/calendar/rules";
import { calendarOf } from "@/lib/calendar/store";
import type { WorkCalendar } from "@/lib/calendar/work-calendar";
import { t } from "@/lib/i18n/t";
import { query } from "@/lib/kernel/command";
import { openSql, taskSql } from "@/lib/referrals/store";
import { sameNumberSql } from "@/lib/requests/same";
import { tagsSql } from "@/lib/requests/tags";
import { Prisma } from "@/prisma/generated/client";
import { type Box, boxes, type CartableFilter, type CartableItem, type CartablePage, cartableInput } from "./schema";
import { filterSql, newestFirst, opinionPending, rowsFrom, rowsOf, type Source, sourcesOf } from "./store";

const sql = Prisma.sql;

/** One page of a box, in one statement: each stream gives at most a page by its index, the rest is joined to the page alone. */
export const listCartable = query({
  name: "cartable.read",
  input: cartableInput,
  run: async ({ db, actor, input, now }): Promise<CartablePage> => {
    const sources = sourcesOf(input.box, actor, now, input);
    if (sources.length === 0) return { items: [], nextCursor: null, previousCursor: null };
    const way = direction(input);
    const streams = Prisma.join(
      sources.map((s) => pick(s, input)),
      " union ",
    );
    const rows = await db.$queryRaw<Row[]>`
      with picked as (select * from (${streams}) u order by "sortAt" ${way}, "id" ${way} limit ${input.limit + 1})
      ${shown} order by p."sortAt" ${way}, p."id" ${way}`;
    const page = pageOf(rows, input);
    const items: CartableItem[] = [];
    for (const row of page.items) items.push(item(row, input.box, now, await calendarOf(db, now, row)));
    return { ...page, items };
  },
});

const LIMIT = 100;

/**
 * SQL: how many things lie in each box, as JSON, counted up to 100 (shown «+۹۹»); `done` is not counted, `copies` counts unread ones.
 */
export function boxCountsSql(actor: Actor, now: Date): Prisma.Sql {
  const counts = boxes.flatMap((box) => {
    const inner = box === "done" ? [] : sourcesOf(box, actor, now, {}).map((s) => countable(s, box));
    const n =
      inner.length === 0
        ? sql`0`
        : sql`(select count(*) from (select * from (${Prisma.join(inner, " union ")}) u limit ${LIMIT}) x)`;
    return [sql`${box}::text`, n];
  });
  return sql`json_build_object(${Prisma.join(counts)})`;
}

/** Towards the earlier page everything turns round. */
const descending = ({ box, before }: CartableFilter) => newestFirst(box) !== Boolean(before);
const direction = (filter: CartableFilter) => Prisma.raw(descending(filter) ? "desc" : "asc");

const id = (kind: Source["kind"]) => (kind === "request" ? sql`q."id"` : sql`r."id"`);

function pick(source: Source, filter: CartableFilter): Prisma.Sql {
  const { kind, where, sort } = source;
  const dir = direction(filter);
  const edge = filter.before ?? filter.cursor;
  const after = edge ? decodeCursor(edge) : null;
  const beyond = Prisma.raw(descending(filter) ? "<" : ">");
  return rowsOf(
    source,
    sql`select ${kind} as "rowKind", ${id(kind)} as "id", ${kind === "request" ? sql`q."id"` : sql`r."requestId"`} as "requestId",
      ${kind === "request" ? sql`null::uuid` : sql`r."id"`} as "referralId", ${sort} as "sortAt"
    from ${rowsFrom(kind, filter)} where ${where} ${filterSql(filter, kind)}
    ${after ? sql`and (${sort}, ${id(kind)}) ${beyond} (${after.sort}::timestamptz, ${after.id}::uuid)` : Prisma.empty}
    order by ${sort} ${dir}, ${id(kind)} ${dir} limit ${filter.limit + 1}`,
  );
}

function countable(source: Source, box: Box): Prisma.Sql {
  const { kind, where } = source;
  const unread = box === "copies" ? sql`and r."unread"` : Prisma.empty;
  const rows = kind === "request" ? sql`from "Request" q` : sql`from "Referral" r`;
  return rowsOf(source, sql`select ${id(kind)} ${rows} where ${where} ${unread} limit ${LIMIT}`);
}

type Row = Omit<CartableItem["request"], "id" | "customer" | "subject"> &
  Omit<NonNullable<CartableItem["referral"]>, "id" | "status"> & {
    rowKind: "request" | "referral";
    id: string;
    /** Null for what is confidential and no longer in sight. */
    subject: string | null;
    sortAt: string;
    requestId: string;
    referralId: string | null;
    referralStatus: string;
    customerCode: string;
    customerName: string | null;
    from: string | null;
    fromName: string | null;
    inQueue: boolean;
    waitsOpinion: boolean;
    dueAt: Date | null;
    /** Whose calendar the deadline counts by, with the customer's province. */
    departmentId: string | null;
    province: string | null;
    unread: boolean;
    followUpAt: Date | null;
    followUpNote: string | null;
    followUpBy: string | null;
    snoozed: boolean;
    back: boolean;
    lastStep: string;
    lastStepAt: Date;
  };

/** The clocks of a request stop when nothing is owed, that of a referral at its end: what is over cannot be late. */
const shown = sql`
  select p."rowKind", p."id", p."requestId", p."referralId", p."sortAt"::text as "sortAt",
    q."number", case when not (q."confidential" and coalesce(r."status" in ('returned', 'recalled', 'cancelled'), false)) then q."subject" end as "subject",
    q."status"::text, q."kind"::text, q."priority"::text, q."channel"::text, q."reopened", q."deliveryFailed",
    q."confidential", ${tagsSql} as "tags", ${sameNumberSql} as "sameAs", q."lastStep", q."lastStepAt", c."code" as "customerCode", coalesce(c."name", q."senderName") as "customerName",
    r."purpose"::text, r."instruction", case when r."status" = 'cancelled' and not q."confidential" then r."endReason" end as "reason", r."status"::text as "referralStatus", r."urgency"::text, r."mode"::text, r."copy",
    coalesce(nullif(concat_ws('، ', hu."name", hp."title"), ''), d."name") as "holder",
    case when p."referralId" is null then (
      select string_agg(distinct ad."name", '، ') from "Answer" a join "Position" ap on ap."id" = a."positionId"
        join "Department" ad on ad."id" = ap."departmentId"
      where a."requestId" = q."id" and a."rejectedAt" is null and q."status" = 'answered')
      else concat_ws('، ', fu."name", fp."title") end as "from",
    fu."name" as "fromName",
    (p."referralId" is not null and r."holderPositionId" is null and ${taskSql()}) as "inQueue", (p."referralId" is not null and ${opinionPending}) as "waitsOpinion",
    case when p."referralId" is not null then (case when ${openSql()} then r."dueAt" end)
      when q."status" in ('new', 'referred', 'answered') then q."dueAt" end as "dueAt",
    (select k."departmentId" from "Clock" k where k."requestId" = q."id" and k."referralId" is not distinct from p."referralId"
      and k."state" = 'running' order by k."dueAt" limit 1) as "departmentId", c."province",
    case when p."referralId" is null then q."unread" else r."unread" end as "unread",
    case when p."referralId" is null then q."followUpAt" else r."followUpAt" end as "followUpAt",
    case when p."referralId" is null then q."followUpNote" else r."followUpNote" end as "followUpNote", bu."name" as "followUpBy",
    case when p."referralId" is null then q."snoozed" else r."snoozed" end as "snoozed",
    case when p."referralId" is null then q."back" else r."back" end as "back"
  from picked p
  join "Request" q on q."id" = p."requestId" join "Customer" c on c."id" = q."customerId"
  left join "Referral" r on r."id" = p."referralId"
  left join "Position" fp on fp."id" = r."fromPositionId" left join "User" fu on fu."id" = r."fromUserId"
  left join "Position" hp on hp."id" = r."holderPositionId" left join "Department" d on d."id" = r."toDepartmentId"
  left join "PositionHolder" hh on hh."positionId" = r."holderPositionId" and hh."until" is null
  left join "User" hu on hu."id" = hh."userId"
  left join "User" bu on bu."id" = (case when p."referralId" is null then q."followUpById" else r."followUpById" end)`;

function item(row: Row, box: Box, now: Date, work: WorkCalendar): CartableItem {
  const { rowKind: kind, id, from, fromName, inQueue, waitsOpinion, dueAt, lastStep, lastStepAt } = row;
  return {
    ...{ kind, id, from, fromName, inQueue, waitsOpinion, dueAt, lastStep, lastStepAt },
    request: requestOf(row),
    referral: referralOf(row),
    ...(dueAt ? { workLeft: Math.round(elapsed(now, dueAt, work)) } : {}),
    overdue: dueAt !== null && dueAt < now,
    // What one follows up lies with others, and is theirs to read.
    unread: row.unread && !(box === "followup" && row.referralId !== null),
    followUp: planOf(row),
  };
}

function requestOf(row: Row): CartableItem["request"] {
  const { number, status, kind, priority, channel, reopened, deliveryFailed, confidential, tags, sameAs } = row;
  return {
    ...{ number, status, kind, priority, channel, reopened, deliveryFailed, confidential, tags, sameAs },
    id: row.requestId,
    subject: row.subject ?? t("cartable.row.confidential"),
    customer: { code: row.customerCode, name: row.customerName },
  };
}

function referralOf(row: Row): CartableItem["referral"] {
  const { referralId: id, referralStatus: status, purpose, instruction, reason, urgency, mode, copy, holder } = row;
  return id ? { id, purpose, instruction, reason, status, urgency, mode, copy, holder } : null;
}

const planOf = ({ followUpAt, followUpNote, followUpBy, snoozed, back }: Row): CartableItem["followUp"] =>
  followUpAt && { at: followUpAt, note: followUpNote, by: followUpBy, snoozed, back };
