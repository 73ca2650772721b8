import type { Db } from "@/lib/base/db";
import { isWorkingDay, NoOpenHour, openRanges, startFor, weekOn } from "@/lib/calendar/rules";
import { readHouse } from "@/lib/calendar/store";
import type { WorkCalendar } from "@/lib/calendar/work-calendar";
import { fromTehran, shiftDay, tehranDayKey } from "@/lib/i18n/date";
import { Prisma, type Rule } from "@/prisma/generated/client";
import { findMatching } from "./facts";
import { type Trigger, triggerInput, whenInput } from "./schema";

const { sql } = Prisma;
/** At most so many requests of one rule at once; the rest a minute later. */
const MOST = 200;

const open = sql`q."status" in ('new', 'referred', 'answered', 'replied', 'waiting_customer')`;
const waits = sql`q."status" in ('replied', 'waiting_customer')`;
/** SQL: where the time of a rule begins, and which requests it is about; each has an index. */
const bases: Record<Extract<Trigger, { when: "after" }>["basis"], { at: Prisma.Sql; among: Prisma.Sql }> = {
  created: { at: sql`q."createdAt"`, among: open },
  lastStep: { at: sql`q."lastStepAt"`, among: open },
  due: { at: sql`q."dueAt"`, among: open },
  waiting: { at: sql`q."silenceFrom"`, among: waits },
};

/** The requests whose moment has come, each with what names it; `upTo`: when all are dealt with, the next look begins there. */
export type Due = { requests: { id: string; key: string }[]; upTo: Date | null };
const nothing: Due = { requests: [], upTo: null };

/** Looks for what a time rule is to do now: by an index, from where it stood the last time. */
export async function dueNow(db: Db, rule: Rule, now: Date): Promise<Due> {
  const trigger = triggerInput.parse(rule.trigger);
  const { work } = await readHouse(db, now);
  const from = rule.timeFrom ?? rule.onSince ?? now;
  if (trigger.when === "morning") {
    const opening = openingOf(now, work);
    if (!opening || now < opening || from >= opening) return nothing;
    return found(db, rule, { among: open, key: sql`${`day:${tehranDayKey(now)}:`} || q."id"` }, now, now);
  }
  if (trigger.when !== "after") return nothing;
  const upTo = threshold(trigger, now, work);
  if (!upTo || upTo <= from) return nothing;
  const { at, among } = bases[trigger.basis];
  const key = sql`'after:' || q."id" || ':' || floor(extract(epoch from ${at}) * 1000)::bigint`;
  return found(db, rule, { among: sql`${at} > ${from} and ${at} <= ${upTo} and ${among}`, key }, now, upTo);
}

async function found(
  db: Db,
  rule: Rule,
  { among, key }: { among: Prisma.Sql; key: Prisma.Sql },
  now: Date,
  upTo: Date,
): Promise<Due> {
  const fresh = sql`not exists (select 1 from "RuleRun" u where u."ruleId" = ${rule.id}::uuid and u."key" = ${key})`;
  const requests = await findMatching(db, sql`${among} and ${fresh}`, whenInput.parse(rule.conditions), now, MOST, key);
  return { requests, upTo: requests.length < MOST ? upTo : null };
}

/** Where a rule that is switched on now begins to look: what has waited long enough already is left alone. */
export async function firstLook(db: Db, raw: unknown, now: Date): Promise<Date> {
  const trigger = triggerInput.safeParse(raw).data;
  const { work } = await readHouse(db, now);
  return (trigger?.when === "after" && threshold(trigger, now, work)) || now;
}

/** What began at or before this moment has waited long enough; null when the house never opened that long. A day is its longest one of the week. */
export function threshold(trigger: Extract<Trigger, { when: "after" }>, now: Date, work: WorkCalendar): Date | null {
  const seconds = trigger.unit === "hours" ? trigger.amount * 3600 : trigger.amount * dayLength(now, work) * 60;
  try {
    return startFor(now, seconds, work);
  } catch (error) {
    if (error instanceof NoOpenHour) return null;
    throw error;
  }
}

/** The longest day of the week, in working minutes: what people mean by «a working day». */
export const dayLength = (now: Date, work: WorkCalendar): number =>
  Math.max(
    60,
    ...Object.values(weekOn(tehranDayKey(now), work)).map((day) => day.reduce((n, r) => n + r.to - r.from, 0)),
  );

/** When the house opens on the day of `now`; null on a day off. */
export function openingOf(now: Date, work: WorkCalendar): Date | null {
  if (!isWorkingDay(now, work)) return null;
  const day = tehranDayKey(now);
  return openRanges(fromTehran(day, 0), fromTehran(shiftDay(day, 1), 0), work)[0]?.opens ?? null;
}
