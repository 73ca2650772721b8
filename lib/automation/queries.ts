import { z } from "zod";
import { type Actor, queueDepartments } from "@/lib/auth/actor";
import { verdict } from "@/lib/auth/policy";
import { inSight } from "@/lib/auth/sight";
import type { Db } from "@/lib/base/db";
import { notFound } from "@/lib/base/errors";
import { requestNumber } from "@/lib/base/fields";
import { query } from "@/lib/kernel/command";
import { loadSettings } from "@/lib/staff/store";
import { type Macro, Prisma, type Rule } from "@/prisma/generated/client";
import {
  type Act,
  type Done,
  type Matched,
  type RunOutcome,
  ruleKinds,
  type Trigger,
  type When,
  whenInput,
} from "./schema";

export type RuleRow = {
  id: string;
  kind: Rule["kind"];
  name: string;
  on: boolean;
  failures: number;
  /** Of its newest thousand runs, those of the last week. */
  done: number;
  failed: number;
  lastAt: Date | null;
  trigger: Trigger;
  conditions: When;
  acts: Act[];
  positionId: string;
  version: number;
};

const shown = (rule: Rule) => ({
  id: rule.id,
  kind: rule.kind,
  name: rule.name,
  on: rule.on,
  failures: rule.failures,
  trigger: rule.trigger as unknown as Trigger,
  conditions: whenInput.parse(rule.conditions),
  acts: rule.acts as unknown as Act[],
  positionId: rule.positionId,
  version: rule.version,
});

/** The rules of one kind in the order in which they look at a request. */
export const listRules = query({
  name: "rule.read",
  input: z.strictObject({ kind: z.enum(ruleKinds).optional() }),
  run: async ({ db, input, now }): Promise<RuleRow[]> => {
    const week = new Date(now.getTime() - 7 * 86_400_000);
    const kind = input.kind ? Prisma.sql`r."kind" = ${input.kind}::"RuleKind"` : Prisma.sql`true`;
    const rows = await db.$queryRaw<(Rule & { done: number; failed: number; lastAt: Date | null })[]>`
      select r.*, n."done", n."failed", n."lastAt" from "Rule" r cross join lateral (
        select count(*) filter (where u."outcome" = 'done' and u."at" > ${week})::int as "done",
          count(*) filter (where u."outcome" <> 'done' and u."at" > ${week})::int as "failed", max(u."at") as "lastAt"
        from (select * from "RuleRun" where "ruleId" = r."id" order by "id" desc limit 1000) u) n
      where r."removedAt" is null and ${kind} order by r."kind", r."ordinal", r."createdAt", r."id"`;
    return rows.map((row) => ({ ...shown(row), done: row.done, failed: row.failed, lastAt: row.lastAt }));
  },
});

export const readRule = query({
  name: "rule.read",
  input: z.strictObject({ id: z.uuid() }),
  run: async ({ db, input }) => {
    const rule = await db.rule.findUnique({ where: { id: input.id } });
    if (!rule || rule.removedAt) throw notFound();
    return shown(rule);
  },
});

export type RunRow = {
  id: string;
  at: Date;
  number: number;
  /** Null: who asks may not open it. */
  subject: string | null;
  opens: boolean;
  outcome: RunOutcome;
  error: { key: string; params?: Record<string, string | number> } | null;
  matched: Matched[];
  done: Done[];
  eventType: string | null;
};

/** The log of a rule, newest first. */
export const listRuns = query({
  name: "rule.read",
  input: z.strictObject({
    id: z.uuid(),
    cursor: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  run: async ({ db, actor, input }): Promise<{ items: RunRow[]; nextCursor: string | null }> => {
    const older = input.cursor ? Prisma.sql`and u."id" < ${input.cursor}::bigint` : Prisma.empty;
    const rows = await db.$queryRaw<RunRow[]>`
      select u."id"::text, u."at", q."number", o."opens",
        case when o."opens" then q."subject" end as "subject", u."outcome", u."error", u."matched", u."done",
        (select e."type" from "Event" e where e."id" = u."eventId") as "eventType"
      from "RuleRun" u join "Request" q on q."id" = u."requestId"
        cross join lateral (select ${inSight(actor)} as "opens") o
      where u."ruleId" = ${input.id}::uuid ${older} order by u."id" desc limit ${input.limit + 1}`;
    const items = rows.slice(0, input.limit);
    return { items, nextCursor: rows.length > input.limit ? items.at(-1)!.id : null };
  },
});

type Named = { id: string; name: string };
/** What a builder offers: by name where the house itself makes the list. */
export type RuleOptions = {
  departments: Named[];
  seats: (Named & { departmentId: string; role: string; who: string | null })[];
  forms: Named[];
  tags: Named[];
  checklists: Named[];
  levels: Named[];
  /** What was closed since and a rule may still name: departments, seats, forms, checklists. */
  closed: Named[];
};

export const ruleOptions = query({
  name: "macro.read",
  input: z.strictObject({}),
  run: async ({ db, now }): Promise<RuleOptions> => {
    const { levels } = await loadSettings(db, now);
    return { ...(await readOptions(db)), levels: levels.map(({ key, name }) => ({ id: key, name })) };
  },
});

async function readOptions(db: Db): Promise<Omit<RuleOptions, "levels">> {
  const [row] = await db.$queryRaw<[Omit<RuleOptions, "levels">]>`select
    (select coalesce(json_agg(json_build_object('id', d."id", 'name', d."name") order by d."ordinal", d."name"), '[]')
      from "Department" d where d."active") as "departments",
    (select coalesce(json_agg(json_build_object('id', p."id", 'name', p."title", 'departmentId', p."departmentId", 'role', p."role", 'who',
        (select u."name" from "PositionHolder" h join "User" u on u."id" = h."userId" where h."positionId" = p."id" and h."until" is null))
        order by p."title"), '[]') from "Position" p join "Department" d on d."id" = p."departmentId" and d."active" where p."active") as "seats",
    (select coalesce(json_agg(json_build_object('id', t."id", 'name', t."name") order by t."name"), '[]')
      from "ApiToken" t where t."userId" is null and t."revokedAt" is null) as "forms",
    (select coalesce(json_agg(json_build_object('id', t."id", 'name', t."name") order by t."name"), '[]') from "Tag" t) as "tags",
    (select coalesce(json_agg(json_build_object('id', k."id", 'name', k."name") order by k."name"), '[]') from "Checklist" k where k."active") as "checklists",
    (select coalesce(json_agg(json_build_object('id', x."id", 'name', x."name")), '[]') from (
      select d."id", d."name" from "Department" d where not d."active"
      union all select p."id", p."title" from "Position" p join "Department" d on d."id" = p."departmentId" where not (p."active" and d."active")
      union all select t."id", t."name" from "ApiToken" t where t."userId" is null and t."revokedAt" is not null
      union all select k."id", k."name" from "Checklist" k where not k."active") x) as "closed"`;
  return row;
}

export type MacroRow = {
  id: string;
  name: string;
  departmentId: string | null;
  acts: Act[];
  version: number;
  /** This person may change it. */
  mine: boolean;
};

/** SQL: macros this person may press: his own, those of departments he works in, and those of all. */
const usable = (actor: Actor) => {
  const userId = actor.kind === "user" ? actor.userId : null;
  return Prisma.sql`m."removedAt" is null and (m."userId" = ${userId}::uuid or (m."userId" is null and (m."departmentId" is null
    or m."departmentId" = any(${queueDepartments(actor)}::uuid[]))))`;
};

const asRow = (actor: Actor, m: Macro): MacroRow => ({
  id: m.id,
  name: m.name,
  departmentId: m.departmentId,
  acts: m.acts as unknown as Act[],
  version: m.version,
  mine: verdict("macro.write", actor, m) === "allow",
});

/** کارهای آماده of this person, as the menu of a request, the palette and the page of settings list them. */
export const macrosOf = query({
  name: "macro.read",
  input: z.strictObject({}),
  run: async ({ db, actor }): Promise<MacroRow[]> => {
    const rows = await db.$queryRaw<Macro[]>`
      select m.* from "Macro" m where ${usable(actor)} order by m."userId" is null, m."name", m."id" limit 200`;
    return rows.map((m) => asRow(actor, m));
  },
});

/** The newest press of this person on a request, while it can be taken back. */
export const lastPress = query({
  name: "macro.read",
  input: z.strictObject({ number: requestNumber }),
  run: async ({ db, actor, input }): Promise<{ runId: string; name: string } | null> => {
    if (actor.kind !== "user") return null;
    const [found] = await db.$queryRaw<{ runId: string; name: string }[]>`
      select u."id" as "runId", m."name" from "MacroRun" u join "Macro" m on m."id" = u."macroId" join "Request" q on q."id" = u."requestId"
      where q."number" = ${input.number} and u."userId" = ${actor.userId}::uuid and u."undoneAt" is null and u."undo" is not null
        and u."requestVersion" = q."version" order by u."at" desc limit 1`;
    return found ?? null;
  },
});
