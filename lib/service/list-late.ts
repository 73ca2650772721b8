import { z } from "zod";
import { type Actor, managedDepartments } from "@/lib/auth/actor";
import { inSight } from "@/lib/auth/sight";
import { type Page, pageOf, placeFields } from "@/lib/base/cursor";
import type { Db } from "@/lib/base/db";
import { keyset } from "@/lib/base/keyset";
import { calendarOf } from "@/lib/calendar/store";
import { query } from "@/lib/kernel/command";
import { openSql, taskSql } from "@/lib/referrals/store";
import { sittersSql } from "@/lib/staff/store";
import { Prisma } from "@/prisma/generated/client";
import type { ClockRow } from "./planning";
import { lateness } from "./rules";
import { clockKinds } from "./schema";
import { clockColumns } from "./store";

const { sql } = Prisma;

export const lateFilter = z.strictObject({
  departmentId: z.uuid().optional(),
  /** A seat, or `queue:DEPARTMENT`, or `common`. */
  holder: z
    .string()
    .max(60)
    .regex(/^(common|(queue:)?[0-9a-f-]{36})$/)
    .optional(),
  clock: z.enum(clockKinds).optional(),
});
type Filter = z.output<typeof lateFilter>;

export type LateItem = {
  id: string;
  number: number;
  subject: string;
  customer: string | null;
  clock: (typeof clockKinds)[number];
  referralId: string | null;
  department: string | null;
  /** Seat and person; null: a queue, or the coordinators' common inbox. */
  seat: string | null;
  person: string | null;
  dueAt: Date;
  lateSeconds: number;
  reason: string;
  /** Whose opinion or answer is waited for. */
  waitsFor: string | null;
};

/** What is late now, the longest first: where it lies, and why. For managers all, for a department's manager what is his. */
export const listLate = query({
  name: "report.late",
  input: lateFilter.extend(placeFields),
  run: async ({ db, actor, input, now }): Promise<Page<LateItem>> => {
    const { beyond, order } = keyset(input, { by: sql`c."dueAt"`, type: "timestamptz", rising: true }, sql`c."id"`);
    const rows = await db.$queryRaw<Row[]>`
      select ${clockColumns}, c."dueAt"::text as "sortAt", ${shown(now)} from ${late(now)} where ${Prisma.join([...wanted(actor, input), beyond], " and ")} ${order}`;
    const { items, ...neighbours } = pageOf(rows, input);
    return { ...neighbours, items: await Promise.all(items.map((row) => item(db, row, now))) };
  },
});

export type LateGroup = {
  key: string;
  department: string | null;
  seat: string | null;
  person: string | null;
  count: number;
  oldest: Date;
};
export type LateSummary = {
  total: number;
  groups: LateGroup[];
  departments: { id: string | null; name: string | null; count: number }[];
};

const MOST = 50_000;

/** How much is late with whom, and by department; looked at up to 50,000. */
export const summarizeLate = query({
  name: "report.late",
  input: lateFilter,
  run: async ({ db, actor, input, now }): Promise<LateSummary> => {
    const groups = await db.$queryRaw<(LateGroup & { departmentId: string | null })[]>`
      with late as (
        select c."dueAt", ${holderKey} as "key", ${departmentId} as "departmentId", d."name" as "department", hp."title" as "seat", hu."name" as "person"
        from ${late(now)} where ${Prisma.join(wanted(actor, input), " and ")} limit ${MOST}
      )
      select "key", "departmentId"::text, "department", "seat", "person", count(*)::int as "count", min("dueAt") as "oldest"
      from late group by 1, 2, 3, 4, 5 order by "count" desc, "oldest" limit 500`;
    const departments = new Map<string, LateSummary["departments"][number]>();
    for (const { departmentId: id, department, count } of groups) {
      const known = departments.get(id ?? "") ?? { id, name: department, count: 0 };
      departments.set(id ?? "", { ...known, count: known.count + count });
    }
    return {
      total: groups.reduce((sum, g) => sum + g.count, 0),
      groups: groups.map(({ departmentId: _, ...group }) => group),
      departments: [...departments.values()].sort((a, b) => b.count - a.count),
    };
  },
});

/** Who has it: the holder of the referral, or the seat that answers for the request. */
const holderId = sql`(case when c."kind" = 'hop' then r."holderPositionId" else q."ownerPositionId" end)`;
const departmentId = sql`(case when c."kind" = 'hop' then c."departmentId" else hp."departmentId" end)`;
const holderKey = sql`coalesce(${holderId}::text, 'queue:' || r."toDepartmentId"::text, 'common')`;

const late = (
  now: Date,
) => sql`"Clock" c join "Request" q on q."id" = c."requestId" and c."state" = 'running' and c."dueAt" < ${now}
  join "Customer" u on u."id" = q."customerId"
  left join "Referral" r on r."id" = c."referralId"
  left join "Position" hp on hp."id" = ${holderId}
  left join "PositionHolder" hh on hh."positionId" = hp."id" and hh."until" is null left join "User" hu on hu."id" = hh."userId"
  left join "Department" d on d."id" = ${departmentId}`;

function wanted(actor: Actor, filter: Filter): Prisma.Sql[] {
  const parts: Prisma.Sql[] = [sql`true`];
  const all = actor.kind === "user" && actor.manager;
  if (!all) {
    const managed = managedDepartments(actor);
    parts.push(sql`(${departmentId} = any(${managed}::uuid[]) or c."departmentId" = any(${managed}::uuid[]))`);
    parts.push(inSight(actor));
  }
  if (filter.departmentId) parts.push(sql`${departmentId} = ${filter.departmentId}::uuid`);
  if (filter.clock) parts.push(sql`c."kind" = ${filter.clock}::"ClockKind"`);
  if (filter.holder) parts.push(sql`${holderKey} = ${filter.holder}`);
  return parts;
}

const waitsFor = (whose: Prisma.Sql) => sql`(
  select string_agg(distinct coalesce(nullif(concat_ws('، ', wu."name", wp."title"), ''), wd."name"), '؛ ') from "Referral" w
    left join "Position" wp on wp."id" = w."holderPositionId" left join "Department" wd on wd."id" = w."toDepartmentId"
    left join "PositionHolder" wh on wh."positionId" = wp."id" and wh."until" is null left join "User" wu on wu."id" = wh."userId"
  where ${whose} and ${openSql("w")} and ${taskSql("w")})`;

const shown = (
  now: Date,
) => sql`q."number", q."subject", q."status"::text as "requestStatus", coalesce(u."name", q."senderName") as "customer", u."province",
  r."status"::text as "referralStatus", hp."id" is not null as "seated", d."name" as "department", hp."title" as "seat", hu."name" as "person",
  (hp."id" is not null and not exists ${sittersSql(sql`hp."id"`, now)}) as "vacant",
  case when c."kind" = 'hop' then ${waitsFor(sql`w."parentId" = r."id" and w."mode" = 'ask'`)}
    else ${waitsFor(sql`w."requestId" = q."id" and w."askedByPositionId" is null`)} end as "waitsFor"`;

type Row = Omit<ClockRow, "dueAt"> &
  Omit<LateItem, "clock" | "lateSeconds" | "reason"> & {
    sortAt: string;
    requestStatus: string;
    referralStatus: string | null;
    seated: boolean;
    vacant: boolean;
    province: string | null;
  };

async function item(db: Db, row: Row, now: Date): Promise<LateItem> {
  const { id, number, subject, customer, referralId, department, seat, person, dueAt, waitsFor } = row;
  const { lateSeconds } = lateness(row, await calendarOf(db, now, row), now);
  const shownItem = { id, number, subject, customer, referralId, department, seat, person, dueAt, waitsFor };
  return { ...shownItem, clock: row.kind, lateSeconds: Math.round(lateSeconds), reason: reasonOf(row) };
}

/** Why it stands where it stands. */
export function reasonOf(
  row: Pick<Row, "kind" | "seated" | "vacant" | "requestStatus" | "referralStatus" | "waitsFor">,
): string {
  if (row.kind === "hop" && !row.seated) return "queue";
  if (row.vacant) return "vacant";
  if (row.kind === "hop") {
    if (row.waitsFor) return "opinion";
    return row.referralStatus === "sent" ? "unseen" : row.referralStatus === "seen" ? "untaken" : "held";
  }
  if (row.requestStatus === "answered") return "review";
  if (row.requestStatus === "referred") return "referred";
  return row.seated ? "coordinator" : "common";
}
