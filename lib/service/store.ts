import { type Db, later } from "@/lib/base/db";
import { invalid, notFound } from "@/lib/base/errors";
import { calendarOf as readCalendar } from "@/lib/calendar/store";
import type { WorkCalendar } from "@/lib/calendar/work-calendar";
import { loadSettings } from "@/lib/staff/store";
import { Prisma, type ServiceTarget } from "@/prisma/generated/client";
import { type ClockRow, type Entry, type House, type Plan, planClocks } from "./planning";
import type { ReferralState, RequestState, TargetRow } from "./rules";

const { sql } = Prisma;

type Kept = { at: number; targets: TargetRow[] };
/** Next bundles this file several times into one process; what is kept must be one. */
const kept = globalThis as unknown as { peyvandTargets?: Kept | undefined };

/** All target rows; kept in memory for 30 seconds. */
export async function loadTargets(db: Db, now: Date): Promise<TargetRow[]> {
  const known = kept.peyvandTargets;
  if (known && Math.abs(now.getTime() - known.at) < 30_000) return known.targets;
  const targets = await db.$queryRaw<TargetRow[]>`
    select "id", "clock"::text, "kind"::text, "priority"::text, "departmentId", "level", "minutes" from "ServiceTarget"`;
  kept.peyvandTargets = { at: now.getTime(), targets };
  return targets;
}

/** After a change: this process knows it at once, others within 30 seconds. */
export function forgetTargets(): void {
  kept.peyvandTargets = undefined;
}

/** Whose calendar counts: a department's, the company's without one; with a province, its closures too. */
export type Place = { departmentId: string | null; province: string | null };

/** What plans are made by: targets, rules and the calendars of these places. */
export async function houseFor(db: Db, now: Date, places: readonly Place[], reason?: string): Promise<House> {
  const targets = await loadTargets(db, now);
  const { escalation } = await loadSettings(db, now);
  const calendars = new Map<string, WorkCalendar>();
  for (const place of places) {
    const key = keyOf(place);
    if (!calendars.has(key)) calendars.set(key, await readCalendar(db, now, place));
  }
  const calendarOf = (departmentId: string | null, province: string | null) =>
    calendars.get(keyOf({ departmentId, province }))!;
  return { targets, escalation, calendarOf, now, reason };
}

const keyOf = ({ departmentId, province }: Place) => `${departmentId ?? ""}/${province ?? ""}`;

/** SQL: a clock `c` as plans read it. */
export const clockColumns = sql`c.*, case when c."fixed" then c."dueAt" end as "fixedDueAt"`;

/** What a request is after the change that is about to be written; the rest is read. */
export type Changing = Pick<RequestState, "id"> & Partial<RequestState>;

type Found = {
  request: RequestState;
  clocks: ClockRow[] | null;
  referrals: ReferralState[] | null;
};

/**
 * Brings the clocks of these requests to where their state asks, in two statements for all of them; their rows must be locked. Writes
 * everything but `Request.dueAt`. @returns the plan of each
 */
export async function settleClocks(
  db: Db,
  now: Date,
  changing: readonly Changing[],
  reason?: string,
): Promise<Map<string, Plan>> {
  const found = await situationsOf(db, changing);
  const places = found.flatMap(({ request, referrals }) =>
    [request.departmentHintId, null, ...referrals.map((r) => r.departmentId)].map((departmentId) => ({
      departmentId,
      province: request.province,
    })),
  );
  const house = await houseFor(db, now, places, reason);
  const plans = new Map(found.map((one) => [one.request.id, planClocks(one, house)]));
  await writePlans(db, [...plans.values()]);
  return plans;
}

async function situationsOf(db: Db, changing: readonly Changing[]) {
  const rows = await db.$queryRaw<Found[]>`
    select jsonb_build_object('id', q."id", 'status', q."status", 'kind', q."kind", 'priority', q."priority",
        'departmentHintId', q."departmentHintId", 'firstRepliedAt', q."firstRepliedAt", 'createdAt', q."createdAt",
        'level', c."level", 'province', c."province") as "request",
      (select jsonb_agg(to_jsonb(k) || jsonb_build_object('fixedDueAt', case when k."fixed" then k."dueAt" end)) from (
        select * from "Clock" where "requestId" = q."id" and "referralId" is null
        union all select k.* from "Referral" r join "Clock" k on k."referralId" = r."id" where r."requestId" = q."id") k) as "clocks",
      (select jsonb_agg(jsonb_build_object('id', r."id", 'status', r."status", 'purpose', r."purpose", 'copy', r."copy",
          'askedByPositionId', r."askedByPositionId", 'departmentId', coalesce(p."departmentId", r."toDepartmentId"),
          'dueAt', r."dueAt", 'dueByTarget', r."dueByTarget", 'sentAt', r."sentAt") order by r."sentAt", r."id")
        from "Referral" r left join "Position" p on p."id" = r."holderPositionId" where r."requestId" = q."id") as "referrals"
    from unnest(${changing.map((c) => c.id)}::uuid[]) as w("id") join "Request" q on q."id" = w."id"
    join "Customer" c on c."id" = q."customerId"`;
  const after = new Map(changing.map((c) => [c.id, c]));
  return rows.map(({ request, clocks, referrals }) => ({
    request: { ...dated(request, "firstRepliedAt", "createdAt"), ...known(after.get(request.id)!) },
    clocks: (clocks ?? []).map((clock) =>
      dated(clock, "runningFrom", "fixedDueAt", "dueAt", "startedAt", "nextStepAt", "stoppedAt"),
    ),
    referrals: (referrals ?? []).map((referral) => dated(referral, "dueAt", "sentAt")),
  }));
}

/** JSON tells instants as text. */
function dated<T extends object>(row: T, ...names: (keyof T)[]): T {
  const times = names.map((name) => [name, row[name] === null ? null : new Date(row[name] as string)]);
  return { ...row, ...Object.fromEntries(times) };
}

const known = (change: Changing): Changing =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Changing;

/**
 * The clocks of a request that comes in begin, in one statement that waits for the commit (`later`).
 * @returns when it is due
 */
export async function startClocks(db: Db, now: Date, request: RequestState): Promise<Date | null> {
  const { departmentHintId: departmentId, province } = request;
  const house = await houseFor(db, now, [{ departmentId, province }]);
  const plan = planClocks({ request, referrals: [], clocks: [] }, house);
  if (plan.clocks.length > 0) await later(db, writing([plan]));
  return plan.dueAt;
}

export async function writePlans(db: Db, plans: readonly Plan[]): Promise<void> {
  if (plans.some((plan) => plan.clocks.length > 0 || plan.referrals.length > 0)) await later(db, writing(plans));
}

const columns = `"id" uuid, "requestId" uuid, "referralId" uuid, "kind" "ClockKind", "state" "ClockState", "round" int, "departmentId" uuid,
  "targetId" uuid, "targetSeconds" float8, "fixed" bool, "startedAt" timestamptz, "runningFrom" timestamptz, "runs" jsonb,
  "spentSeconds" float8, "dueAt" timestamptz, "calendarId" text, "calendarVersion" int, "step" int, "nextStepAt" timestamptz,
  "stoppedAt" timestamptz, "stopReason" text, "entries" int`;
const names = columns.match(/"[a-zA-Z]+"(?= )/g)!.join(", ");
const CLOCK = Prisma.raw(names);
const CLOCK_SHAPE = Prisma.raw(columns);
const CLOCK_AGAIN = Prisma.raw(
  names
    .split(", ")
    .slice(1)
    .map((name) => `${name} = excluded.${name}`)
    .join(", "),
);

/** One statement for all of it. */
function writing(plans: readonly Plan[]): Prisma.Sql {
  const clocks = plans.flatMap((plan) => plan.clocks).map(stored);
  const entries: Entry[] = plans.flatMap((plan) => plan.entries);
  const referrals = plans.flatMap((plan) => plan.referrals);
  return sql`
    with kept as (
      insert into "Clock" (${CLOCK}) select ${CLOCK} from jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) as k(${CLOCK_SHAPE})
      on conflict ("id") do update set ${CLOCK_AGAIN}
    ), moved as (
      update "Referral" r set "dueAt" = m."dueAt", "dueByTarget" = true
      from jsonb_to_recordset(${JSON.stringify(referrals)}::jsonb) as m("id" uuid, "dueAt" timestamptz) where r."id" = m."id"
    )
    insert into "ClockEntry" ("clockId", "seq", "at", "act", "targetId", "targetSeconds", "fixedDueAt", "calendarId", "calendarVersion", "reason")
    select "clockId", "seq", "at", "act", "targetId", "targetSeconds", "fixedDueAt", "calendarId", "calendarVersion", "reason"
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e("clockId" uuid, "seq" int, "at" timestamptz, "act" "ClockAct",
      "targetId" uuid, "targetSeconds" float8, "fixedDueAt" timestamptz, "calendarId" text, "calendarVersion" int, "reason" text)`;
}

/** As the table has it: a deadline of somebody's is the deadline. */
const stored = ({ fixedDueAt, ...clock }: ClockRow) => ({
  ...clock,
  fixed: fixedDueAt !== null,
  dueAt: fixedDueAt ?? clock.dueAt,
});

export async function lockTarget(db: Db, id: string): Promise<ServiceTarget> {
  await db.$queryRaw`select 1 from "ServiceTarget" where "id" = ${id}::uuid for update`;
  const row = await db.serviceTarget.findUnique({ where: { id } });
  if (!row) throw notFound();
  return row;
}

/** Refuses a department or a level that does not exist. */
export async function mustBeKnown(
  db: Db,
  row: { departmentId: string | null; level: string | null },
  now: Date,
): Promise<void> {
  const { levels } = await loadSettings(db, now);
  if (row.level !== null && !levels.some((level) => level.key === row.level))
    throw invalid({ level: "service.unknownLevel" });
  if (row.departmentId !== null && (await db.department.count({ where: { id: row.departmentId } })) === 0)
    throw invalid({ departmentId: "service.unknownDepartment" });
}

export const targetFacts = ({ clock, kind, priority, departmentId, level, minutes }: ServiceTarget) => ({
  clock,
  kind,
  priority,
  departmentId,
  level,
  minutes,
});
