import { z } from "zod";
import { type Actor, queueDepartments, workingSeats } from "@/lib/auth/actor";
import { type Page, pageOf, placeFields } from "@/lib/base/cursor";
import type { Db } from "@/lib/base/db";
import { keyset } from "@/lib/base/keyset";
import { closureOn, isWorkingDay, openRanges } from "@/lib/calendar/rules";
import { calendarOf, readHouse } from "@/lib/calendar/store";
import type { WorkCalendar } from "@/lib/calendar/work-calendar";
import { fromTehran, shiftDay } from "@/lib/i18n/date";
import { query } from "@/lib/kernel/command";
import { openSql, taskSql } from "@/lib/referrals/store";
import { Prisma } from "@/prisma/generated/client";
import { daysShown } from "./rules";

const { sql } = Prisma;

const day = z.iso.date();

/** Something of a day: a deadline that runs, or the time at which something comes back. */
export type CalendarEntry = {
  id: string;
  kind: "deadline" | "followUp";
  at: Date;
  number: number;
  subject: string;
  customer: string | null;
  /** Of a referral: the instruction; of a follow-up: its note. */
  text: string | null;
};
export type CalendarDay = {
  /** Tehran day, "YYYY-MM-DD". */
  day: string;
  /** Nobody works: by the week, a holiday or a closure, in one's own department when there is just one. */
  off: boolean;
  /** Name of the holiday, else why a closure shuts the day. */
  holiday: string | null;
  /** Counted up to 100. */
  deadlines: number;
  followUps: number;
  /** The first of them in a week; in a month none. */
  entries: CalendarEntry[];
};

const COUNTED = 100;
const IN_WEEK = 12;

/** The days of a month or a week with what lies on them for the seats from which one works. One statement of counts, in a week one of things. */
export const readCalendar = query({
  name: "cartable.read",
  input: z.strictObject({ view: z.enum(["month", "week"]), day }),
  run: async ({ db, actor, input, now }): Promise<CalendarDay[]> => {
    const days = daysShown(input.view, input.day);
    const { holidays } = await readHouse(db, now);
    const departments = queueDepartments(actor);
    const departmentId = departments.length === 1 ? departments[0] : null;
    const work = await calendarOf(db, now, { departmentId });
    const counts = await countDays(db, actor, days);
    const entries = input.view === "week" ? await listDays(db, actor, days) : [];
    return days.map((one, n) => ({
      day: one,
      ...restOn(one, work, holidays[one]),
      deadlines: counts[n]?.deadlines ?? 0,
      followUps: counts[n]?.followUps ?? 0,
      entries: entries.filter((e) => e.n === n).map(({ n: _, ...entry }) => entry),
    }));
  },
});

function restOn(day: string, work: WorkCalendar, holiday: string | undefined) {
  const { from, until } = bounds(day);
  const shut = openRanges(from, until, work).length === 0;
  const off = shut || !isWorkingDay(fromTehran(day, 720), work);
  return { off, holiday: holiday ?? (shut ? (closureOn(day, work) ?? null) : null) };
}

/** All that lies on one day, by its time. */
export const readDay = query({
  name: "cartable.read",
  input: z.strictObject({ day, ...placeFields }),
  run: async ({ db, actor, input }): Promise<Page<CalendarEntry>> => {
    const { from, until } = bounds(input.day);
    const streams = streamsOf(actor, sql`${from}::timestamptz`, sql`${until}::timestamptz`);
    if (streams.length === 0) return { items: [], nextCursor: null, previousCursor: null };
    const { beyond, order } = keyset(input, { by: sql`x."at"`, type: "timestamptz", rising: true }, sql`x."id"`);
    const rows = await db.$queryRaw<(CalendarEntry & { sortAt: string })[]>`
      with x as (select * from (${Prisma.join(
        streams.map((s) => s.sql),
        " union all ",
      )}) x where ${beyond} ${order})
      ${shown(sql`x."at"::text as "sortAt"`)} ${order}`;
    const page = pageOf(rows, input);
    return { ...page, items: page.items.map(({ sortAt: _, ...entry }) => entry) };
  },
});

const bounds = (of: string) => ({ from: fromTehran(of, 0), until: fromTehran(shiftDay(of, 1), 0) });

type Stream = { kind: CalendarEntry["kind"]; sql: Prisma.Sql };

/** A stream for each seat and kind, each answered by its own index: rows between two moments. */
function streamsOf(actor: Actor, from: Prisma.Sql, until: Prisma.Sql): Stream[] {
  const stream = (kind: Stream["kind"], of: "q" | "r", at: Prisma.Sql, by: Prisma.Sql, where: Prisma.Sql): Stream => ({
    kind,
    sql:
      of === "r"
        ? sql`select ${kind}::text as "kind", r."id", r."requestId", r."id" as "referralId", ${at} as "at" from "Referral" r
            where ${where} and ${by} >= ${from} and ${by} < ${until}`
        : sql`select ${kind}::text as "kind", q."id", q."id" as "requestId", null::uuid as "referralId", ${at} as "at" from "Request" q
            where ${where} and ${by} >= ${from} and ${by} < ${until}`,
  });
  return workingSeats(actor).flatMap(({ positionId, role }) => {
    const held = sql`r."holderPositionId" = ${positionId}::uuid and ${openSql()}`;
    const owned = sql`q."ownerPositionId" = ${positionId}::uuid`;
    const due = sql`coalesce(r."dueAt", 'infinity')`;
    return [
      stream("deadline", "r", sql`r."dueAt"`, due, sql`${held} and ${taskSql()}`),
      stream("followUp", "r", sql`r."followUpAt"`, sql`r."followUpAt"`, held),
      ...(role === "coordinator"
        ? [
            stream(
              "deadline",
              "q",
              sql`q."dueAt"`,
              sql`q."dueAt"`,
              sql`${owned}
              and q."status" in ('new', 'referred', 'answered', 'replied', 'waiting_customer')`,
            ),
            stream("followUp", "q", sql`q."followUpAt"`, sql`q."followUpAt"`, owned),
          ]
        : []),
    ];
  });
}

/** SQL: the days as rows `d` with their number and bounds. */
const daysSql = (days: readonly string[]) => {
  const rows = days.map((one, n) => ({ n, ...bounds(one) }));
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d("n" int, "from" timestamptz, "until" timestamptz)`;
};

async function countDays(db: Db, actor: Actor, days: readonly string[]) {
  const streams = streamsOf(actor, sql`d."from"`, sql`d."until"`);
  const counted = (kind: Stream["kind"]) => {
    const own = streams.filter((s) => s.kind === kind).map((s) => s.sql);
    return own.length === 0
      ? sql`0`
      : sql`(select count(*)::int from (select 1 from (${Prisma.join(own, " union all ")}) u limit ${COUNTED}) x)`;
  };
  return db.$queryRaw<{ deadlines: number; followUps: number }[]>`
    select ${counted("deadline")} as "deadlines", ${counted("followUp")} as "followUps" from ${daysSql(days)} order by d."n"`;
}

async function listDays(db: Db, actor: Actor, days: readonly string[]) {
  const streams = streamsOf(actor, sql`d."from"`, sql`d."until"`).map((s) => s.sql);
  if (streams.length === 0) return [];
  return db.$queryRaw<(CalendarEntry & { n: number })[]>`
    with x as (select d."n", u.* from ${daysSql(days)} cross join lateral (
      select * from (${Prisma.join(streams, " union all ")}) s order by s."at", s."id" limit ${IN_WEEK}) u)
    ${shown(sql`x."n"`)} order by x."n", x."at", x."id"`;
}

/** SQL: what is shown of rows `x`. */
const shown = (also: Prisma.Sql) => sql`select ${also}, x."id", x."kind", x."at", q."number", q."subject",
    coalesce(c."name", q."senderName") as "customer",
    case when x."kind" = 'deadline' then r."instruction" when r."id" is null then q."followUpNote" else r."followUpNote" end as "text"
  from x join "Request" q on q."id" = x."requestId" join "Customer" c on c."id" = q."customerId"
  left join "Referral" r on r."id" = x."referralId"`;
