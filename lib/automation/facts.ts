import type { Db } from "@/lib/base/db";
import { containing } from "@/lib/base/text";
import { isWorkingTime } from "@/lib/calendar/rules";
import { readHouse } from "@/lib/calendar/store";
import { openSql, taskSql } from "@/lib/referrals/store";
import { Prisma } from "@/prisma/generated/client";
import { SEPARATORS, wanted, wordsOf } from "./rules";
import { type Condition, conditionFields, type Facts, type When } from "./schema";

const { sql } = Prisma;
type Choices = keyof Facts["choices"];
type Flags = Exclude<keyof Facts["flags"], "working">;
type Since = keyof Facts["since"];

const open = sql`('new', 'referred', 'answered', 'replied', 'waiting_customer')`;
/** SQL: each fact of request `q` of customer `c`, once for all who ask: what is read with a row is what a search looks for. */
const choices: Record<Choices, Prisma.Sql> = {
  kind: sql`array[q."kind"::text]`,
  priority: sql`array[q."priority"::text]`,
  channel: sql`array[q."channel"::text]`,
  status: sql`array[q."status"::text]`,
  hint: sql`array_remove(array[q."departmentHintId"::text], null)`,
  owner: sql`array_remove(array[q."ownerPositionId"::text], null)`,
  stage: sql`array[c."stage"::text]`,
  customerKind: sql`array[c."kind"::text]`,
  level: sql`array[c."level"]`,
  province: sql`array_remove(array[c."province"], null)`,
  city: sql`array_remove(array[c."city"], null)`,
  customerTag: sql`array(select t."tagId"::text from "CustomerTag" t where t."customerId" = c."id")`,
  tag: sql`array(select t."tagId"::text from "RequestTag" t where t."requestId" = q."id")`,
  form: sql`array(select e."tokenId"::text from "Event" e where e."requestId" = q."id" and e."type" = 'request.submitted' and e."tokenId" is not null)`,
  holder: sql`array(select coalesce(p."departmentId", r."toDepartmentId")::text from "Referral" r left join "Position" p on p."id" = r."holderPositionId"
    where r."requestId" = q."id" and ${openSql()} and ${taskSql()})`,
};
const flags: Record<Flags, (now: Date) => Prisma.Sql> = {
  isNew: () => sql`coalesce((q."match"->>'isNew')::boolean, false)`,
  otherOpen: () =>
    sql`exists (select 1 from "Request" o where o."customerId" = q."customerId" and o."id" <> q."id" and o."status" in ${open})`,
  owned: () => sql`q."ownerPositionId" is not null`,
  overdue: (now) => sql`coalesce(q."dueAt" < ${now}, false)`,
  confidential: () => sql`q."confidential"`,
  reopened: () => sql`q."reopened"`,
};
const since: Record<Since, Prisma.Sql> = {
  age: sql`q."createdAt"`,
  waiting: sql`q."silenceFrom"`,
  idle: sql`q."lastStepAt"`,
};

const named = (of: Record<string, Prisma.Sql>) =>
  Prisma.join(
    Object.entries(of).map(([name, value]) => sql`${value} as ${Prisma.raw(`"${name}"`)}`),
    ", ",
  );

type Row = Record<Choices, string[]> & Record<Flags, boolean> & Record<Since, Date | null>;

const pick = <K extends string, V>(row: Record<K, V>, names: Record<K, unknown>) =>
  Object.fromEntries((Object.keys(names) as K[]).map((name) => [name, row[name]])) as Record<K, V>;

/** SQL: the one way from a request to all that rules may ask of it. */
const source = sql`"Request" q join "Customer" c on c."id" = q."customerId"`;

/** What rules work from, of the requests that `which` (SQL over `q`) names; newest first, in one statement. */
export async function readFacts(db: Db, which: Prisma.Sql, now: Date, limit = 1): Promise<Facts[]> {
  const flagged = Object.fromEntries(Object.entries(flags).map(([name, made]) => [name, made(now)]));
  const rows = await db.$queryRaw<(Row & { id: string; number: number; searchKey: string })[]>`
    select q."id", q."number", q."searchKey", ${named(choices)}, ${named(flagged)}, ${named(since)}
    from ${source} where ${which} order by q."createdAt" desc, q."id" desc limit ${limit}`;
  const working = await worksNow(db, now);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    text: wordsOf(row.searchKey),
    choices: pick<Choices, string[]>(row, choices),
    flags: { ...pick<Flags, boolean>(row, flags), working },
    since: pick<Since, Date | null>(row, since),
  }));
}

export const worksNow = async (db: Db, now: Date): Promise<boolean> =>
  isWorkingTime(now, (await readHouse(db, now)).work);

const spaces = " ".repeat(SEPARATORS.length);
const words = sql`regexp_replace(' ' || translate(q."searchKey", ${SEPARATORS}, ${spaces}) || ' ', ' +', ' ', 'g')`;

function conditionSql(c: Condition, now: Date, working: boolean): Prisma.Sql {
  switch (conditionFields[c.field]) {
    case "words": {
      const { op, values } = c as Extract<Condition, { field: "words" }>;
      const each = values.map((v) => (wanted(v) ? sql`${words} like ${containing(wanted(v))}` : sql`false`));
      const joined = Prisma.join(each, op === "all" ? " and " : " or ");
      return op === "none" ? sql`not (${joined})` : sql`(${joined})`;
    }
    case "choice": {
      const { field, op, values } = c as Extract<Condition, { op: "is" | "isNot" }>;
      const some = sql`(${choices[field]} && ${values}::text[])`;
      return op === "is" ? some : sql`not ${some}`;
    }
    case "flag": {
      const { field, is } = c as Extract<Condition, { is: boolean }>;
      const flag = field === "working" ? sql`${working}::boolean` : flags[field](now);
      return is ? flag : sql`not (${flag})`;
    }
    case "hours": {
      const { field, op, hours } = c as Extract<Condition, { hours: number }>;
      const then = new Date(now.getTime() - hours * 3_600_000);
      const column = since[field];
      return op === "over" ? sql`coalesce(${column} <= ${then}, false)` : sql`coalesce(${column} > ${then}, false)`;
    }
  }
}

/** SQL over `q` and `c`: the same as `holds` says of the facts; a test holds the two together. */
export function whenSql(when: When, now: Date, working: boolean): Prisma.Sql {
  if (when.groups.length === 0) return sql`true`;
  const groups = when.groups.map((group) => {
    const each = group.conditions.map((c) => conditionSql(c, now, working));
    return sql`(${Prisma.join(each, group.match === "all" ? " and " : " or ")})`;
  });
  return sql`(${Prisma.join(groups, when.match === "all" ? " and " : " or ")})`;
}

/** Requests of which `when` holds, beginning at those that `which` (SQL over `q`) names by an index. @param key SQL: what names each */
export const findMatching = async (
  db: Db,
  which: Prisma.Sql,
  when: When,
  now: Date,
  limit: number,
  key: Prisma.Sql = sql`q."id"::text`,
): Promise<{ id: string; key: string }[]> =>
  db.$queryRaw`
    select q."id", ${key} as "key" from ${source} where ${which} and ${whenSql(when, now, await worksNow(db, now))} limit ${limit}`;
