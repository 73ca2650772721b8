import { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { inSight } from "@/lib/auth/sight";
import type { Db } from "@/lib/base/db";
import { notFound } from "@/lib/base/errors";
import { whole } from "@/lib/base/fields";
import { isWorkingTime } from "@/lib/calendar/rules";
import { readHouse } from "@/lib/calendar/store";
import { query } from "@/lib/kernel/command";
import { Prisma, type Rule } from "@/prisma/generated/client";
import { readFacts } from "./facts";
import { type Candidate, chooseSeat, holds } from "./rules";
import { type Facts, type ReferAct, type Target, whenInput } from "./schema";
import { candidates, chooseOne } from "./seats";

const SHOWN = 50;

export type Trial = {
  /** How many requests were looked at, of how many it would have been the rule, and how many an earlier rule would have taken. */
  looked: number;
  matched: number;
  taken: number;
  /** Where the work would have gone; `fallback`: because nobody was there to take it. */
  targets: { positionId?: string; departmentId?: string; fallback: boolean; count: number }[];
  rows: (Example & { positionId?: string; departmentId?: string })[];
};

/** A request it was tried on. `opens`: who asks may open it; of one that he may not he reads neither subject nor customer. */
type Example = { number: number; subject: string | null; customer: string | null; at: Date; opens: boolean };

/** What a rule would have done with the newest requests, as people and their load are now. Writes nothing at all. */
export const tryRule = query({
  name: "rule.read",
  input: z.strictObject({ id: z.uuid(), limit: whole(1, 1000).default(1000) }),
  run: async ({ db, actor, input, now }): Promise<Trial> => {
    const rule = await db.rule.findUnique({ where: { id: input.id } });
    if (!rule || rule.removedAt) throw notFound();
    const { work } = await readHouse(db, now);
    const read = await readFacts(db, Prisma.sql`true`, now, input.limit);
    const facts = rule.kind === "assignment" ? read.map((f) => asItCame(f, isWorkingTime(f.since.age!, work))) : read;
    const earlier = rule.kind === "assignment" ? await before(db, rule) : [];
    const when = whenInput.parse(rule.conditions);
    const fits = facts.filter((f) => holds(when, f, f.since.age && rule.kind === "assignment" ? f.since.age : now));
    const left = fits.filter((f) => !earlier.some((r) => holds(whenInput.parse(r.conditions), f, f.since.age ?? now)));
    const act = (rule.acts as ({ do: string } & Partial<ReferAct>)[]).find((a) => a.do === "refer") as
      | ReferAct
      | undefined;
    const give = act ? await giving(db, rule.id, act.target, now) : null;
    const rows = left.map((f) => ({ number: f.number, ...give?.() }));
    return {
      looked: facts.length,
      matched: left.length,
      taken: fits.length - left.length,
      targets: counted(rows),
      rows: await examples(db, actor, rows.slice(0, SHOWN)),
    };
  },
});

/** Names the requests, as far as who asks may know of them. */
async function examples(db: Db, actor: Actor, rows: ({ number: number } & Partial<Given>)[]): Promise<Trial["rows"]> {
  const numbers = rows.map((row) => row.number);
  const named = await db.$queryRaw<Example[]>`
    select q."number", case when o."opens" then q."subject" end as "subject", case when o."opens" then c."name" end as "customer",
      q."createdAt" as "at", o."opens"
    from "Request" q join "Customer" c on c."id" = q."customerId" cross join lateral (select ${inSight(actor)} as "opens") o
    where q."number" = any(${numbers}::int[])`;
  const known = new Map(named.map((one) => [one.number, one]));
  return rows.flatMap(({ number, fallback: _, ...to }) => {
    const one = known.get(number);
    return one ? [{ ...one, ...to }] : [];
  });
}

/** As a request stood when it had just come in. */
const asItCame = (f: Facts, working: boolean): Facts => ({
  ...f,
  choices: { ...f.choices, status: ["new"], owner: [], holder: [], tag: [] },
  flags: { ...f.flags, owned: false, overdue: false, reopened: false, working },
  since: { age: f.since.age, idle: f.since.age, waiting: null },
});

const before = (db: Db, { ordinal, id }: Rule) =>
  db.rule.findMany({
    where: { kind: "assignment", on: true, removedAt: null, ordinal: { lt: ordinal }, id: { not: id } },
  });

type Given = { positionId?: string; departmentId?: string; fallback: boolean };

/** Shares out in memory, from where people stand now; what a seat may hold at most is asked of what it holds today. */
async function giving(db: Db, ruleId: string, target: Target, now: Date): Promise<() => Given> {
  if (target.to === "queue") return () => ({ departmentId: target.departmentId, fallback: false });
  if (target.to === "seat") {
    const { to, fallback = false } = await chooseOne(db, target, now);
    return () => ({ ...to, fallback });
  }
  const present = await candidates(db, ruleId, target, now);
  const free = present.filter((c) => target.capacity === undefined || c.load < target.capacity);
  return () => {
    const seat = chooseSeat(free, target.by, undefined);
    if (!seat) return { departmentId: target.fallbackDepartmentId ?? target.departmentId, fallback: true };
    take(seat, free);
    return { positionId: seat.positionId, fallback: false };
  };
}

function take(seat: Candidate, all: Candidate[]): void {
  seat.load++;
  seat.turn = Math.max(...all.map((c) => c.turn)) + 1;
}

function counted(rows: Partial<Given>[]): Trial["targets"] {
  const counts = new Map<string, Trial["targets"][number]>();
  for (const { positionId, departmentId, fallback = false } of rows) {
    if (!positionId && !departmentId) continue;
    const key = `${positionId ?? departmentId}${fallback}`;
    const known = counts.get(key) ?? { ...(positionId ? { positionId } : { departmentId }), fallback, count: 0 };
    counts.set(key, { ...known, count: known.count + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}
