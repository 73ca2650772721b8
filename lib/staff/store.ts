import type { Seat, UserActor } from "@/lib/auth/actor";
import { type Db, later } from "@/lib/base/db";
import { env } from "@/lib/base/env";
import { conflict, invalid, notFound } from "@/lib/base/errors";
import { newTrackingCode } from "@/lib/base/id";
import { hashPassword } from "@/lib/base/password";
import type { Json, NewEvent } from "@/lib/kernel/events";
import { Prisma, type User } from "@/prisma/generated/client";
import { TEMPORARY_LIFE, type ThrottleRule, waitAfter } from "./rules";
import { defaultSettings, type Settings, settings } from "./schema";

/** SQL: the seats of user `u` at `now` as a JSON list: held ones, substituted ones, vacant ones of departments he manages as holder. */
export function seatsSql(now: Date): Prisma.Sql {
  return Prisma.sql`(
    with held as (
      select p.* from "PositionHolder" h join "Position" p on p."id" = h."positionId"
      where h."userId" = u."id" and h."until" is null and p."active"
    ), seat as (
      select h."id", 'holder' as how, null::uuid as "forUserId" from held h
      union all
      select p."id", 'substitute', (select o."userId" from "PositionHolder" o where o."positionId" = p."id" and o."until" is null)
      from "Substitution" s join "Position" p on p."id" = s."positionId"
      where s."userId" = u."id" and s."endedAt" is null and s."from" <= ${now} and s."until" > ${now}
        and p."active" and p."id" not in (select "id" from held)
      union all
      select p."id", 'vacant', null from "Position" p
      where p."departmentId" in (select "departmentId" from held where "role" = 'department_manager') and p."active"
        and not exists (select 1 from "PositionHolder" o where o."positionId" = p."id" and o."until" is null)
        and not exists (select 1 from "Substitution" s where s."positionId" = p."id" and s."endedAt" is null
          and s."from" <= ${now} and s."until" > ${now})
    )
    select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('positionId', p."id", 'title', p."title",
      'departmentId', p."departmentId", 'departmentName', d."name", 'role', p."role", 'how', seat.how,
      'forUserId', seat."forUserId")) order by array_position(array['holder', 'substitute', 'vacant'], seat.how), p."createdAt", p."id"), '[]')
    from seat join "Position" p on p."id" = seat."id" join "Department" d on d."id" = p."departmentId")`;
}

export type ActorRow = Omit<UserActor, "kind" | "seats"> & { seats: Seat[] };

/** SQL: the columns of an actor, of user `u`. */
export const actorColumns = (now: Date): Prisma.Sql =>
  Prisma.sql`u."id" as "userId", u."name", u."email", u."administrator", u."manager", ${seatsSql(now)} as "seats"`;

/** The user as an actor, with all seats he may act from now; null when unknown or deactivated. One statement. */
export async function loadActor(db: Db, userId: string, now: Date): Promise<UserActor | null> {
  const [row] = await db.$queryRaw<ActorRow[]>`
    select ${actorColumns(now)} from "User" u where u."id" = ${userId}::uuid and u."active"`;
  return row ? { kind: "user", ...row } : null;
}

/** Ends the transaction (`staffChanged`) when staff, seats or tokens have changed since that epoch. Travels with its next statement. */
export const mustBeEpoch = (db: Db, epoch: number): Promise<void> =>
  later(
    db,
    Prisma.sql`select case when (select "n" from "StaffEpoch") is distinct from ${epoch}::int then staff_changed() end`,
  );

/** What `mustBeEpoch` ends with. */
export const staffChanged = (error: unknown): boolean => (error as { code?: string }).code === "PV001";

/** Ends open sessions of a user; `except` stays. Each ends at its next request, whatever cookie is shown. */
export async function endSessions(db: Db, userId: string, now: Date, reason: string, except?: string): Promise<void> {
  await db.session.updateMany({
    where: { userId, endedAt: null, ...(except ? { id: { not: except } } : {}) },
    data: { endedAt: now, endReason: reason },
  });
}

type Remembered = { at: number; settings: Settings | null };
/** Next bundles this file several times into one process; what is kept must be one. */
const memory = globalThis as unknown as { peyvandSettings?: Remembered; peyvandWatchers?: Watchers };
memory.peyvandSettings ??= { at: 0, settings: null };
const kept = memory.peyvandSettings;

/** The settings of the house with what stands for missing ones; kept in memory for 30 seconds. */
export async function loadSettings(db: Db, now: Date): Promise<Settings> {
  if (kept.settings && Math.abs(now.getTime() - kept.at) < 30_000) return kept.settings;
  const rows = await db.$queryRaw<{ key: string; value: unknown }[]>`
    select "key", "value" from "Setting" where "key" = any(${Object.keys(defaultSettings)}::text[])`;
  const read = rows.flatMap(({ key, value }) => {
    const parsed = settings[key as keyof Settings].safeParse(value);
    return parsed.success ? [[key, parsed.data]] : [];
  });
  kept.settings = { ...defaultSettings, ...(Object.fromEntries(read) as Partial<Settings>) };
  kept.at = now.getTime();
  return kept.settings;
}

/** After a change: this process shows it at once, others within 30 seconds. */
export function forgetSettings(): void {
  kept.settings = null;
}

type Watchers = { at: number; any: boolean | null };
memory.peyvandWatchers ??= { at: 0, any: null };
const watchers = memory.peyvandWatchers;

/**
 * Does anybody want to be told of each new request? Asked by every intake, so it is kept in memory for 30 seconds: almost nowhere does
 * anybody, and then no job is queued.
 */
export async function intakeIsWatched(db: Db, now: Date): Promise<boolean> {
  if (watchers.any !== null && Math.abs(now.getTime() - watchers.at) < 30_000) return watchers.any;
  const [row] = await db.$queryRaw<{ any: boolean }[]>`select exists (
    select 1 from "User" where "active" and ("preferences" @> '{"notices":{"kinds":{"newRequest":{"inApp":true}}}}'
      or "preferences" #>> '{notices,kinds,newRequest,mail}' in ('now', 'digest'))) as "any"`;
  watchers.any = row!.any;
  watchers.at = now.getTime();
  return watchers.any;
}

/** After somebody chose: this process asks again at once, others within 30 seconds. */
export function forgetWatchers(): void {
  watchers.any = null;
}

/** Writes one setting and says what it was. */
export async function keepSetting(
  db: Db,
  record: (event: NewEvent) => void,
  key: keyof Settings,
  value: Json,
  now: Date,
): Promise<void> {
  const before = await db.setting.findUnique({ where: { key } });
  const kept = value as Prisma.InputJsonValue;
  await db.setting.upsert({
    where: { key },
    create: { key, value: kept, updatedAt: now },
    update: { value: kept, updatedAt: now, version: { increment: 1 } },
  });
  forgetSettings();
  record({
    type: "setting.changed",
    subject: { type: "setting", id: key },
    before: (before?.value ?? null) as Json,
    after: value,
  });
}

type Tries = { count: number; lockedUntil: Date | null };

/** Counts one try. @returns seconds to wait when it comes too soon (then it is not counted), else 0 and the count */
export async function countTry(
  db: Db,
  key: string,
  rule: ThrottleRule,
  now: Date,
): Promise<{ wait: number; count: number }> {
  const ends = new Date(now.getTime() + rule.window);
  const [row] = await db.$queryRaw<Tries[]>`
    insert into "Throttle" as t ("key", "count", "windowEnds") values (${key}, 1, ${ends})
    on conflict ("key") do update set
      "count" = case when t."lockedUntil" > ${now} then t."count" when t."windowEnds" <= ${now} then 1 else t."count" + 1 end,
      "windowEnds" = case when t."windowEnds" <= ${now} then ${ends} else t."windowEnds" end
    returning "count", "lockedUntil"`;
  const left = (row!.lockedUntil?.getTime() ?? 0) - now.getTime();
  return { wait: left > 0 ? Math.ceil(left / 1000) : 0, count: row!.count };
}

/** The counted try failed: the next one must wait, ever longer. */
export async function tryFailed(db: Db, key: string, rule: ThrottleRule, count: number, now: Date): Promise<void> {
  const wait = waitAfter(rule, count, env().RATE_LIMIT);
  if (wait === 0) return;
  const lockedUntil = new Date(now.getTime() + wait);
  await db.throttle.update({
    where: { key },
    data: { lockedUntil, windowEnds: new Date(lockedUntil.getTime() + rule.window) },
  });
}

/** The counted try succeeded: it does not count against the address it came from, and its own key starts anew. */
export async function trySucceeded(db: Db, own: string, shared?: string): Promise<void> {
  await db.throttle.deleteMany({ where: { key: own } });
  if (shared)
    await db.throttle.updateMany({ where: { key: shared, count: { gt: 0 } }, data: { count: { decrement: 1 } } });
}

/** Locks the user, or not found. */
export async function lockUser(db: Db, id: string): Promise<User> {
  const [user] = await db.$queryRaw<User[]>`select * from "User" where "id" = ${id}::uuid for update`;
  if (!user) throw notFound();
  return user;
}

/** Refuses to leave the house without an active administrator. Locks them all, so two cannot take each other away. */
export async function mustKeepAdministrator(db: Db, leaving: string): Promise<void> {
  const all = await db.$queryRaw<{ id: string }[]>`
    select "id" from "User" where "administrator" and "active" order by "id" for update`;
  if (all.every((u) => u.id === leaving)) throw conflict("settings.problems.lastAdministrator");
}

/** Locks the seat with its department and open holder. */
export async function lockPosition(db: Db, id: string) {
  await db.$queryRaw`select 1 from "Position" where "id" = ${id}::uuid for update`;
  // One after the other: Prisma reads two relations at once, and a transaction has one connection.
  const found = await db.position.findUnique({ where: { id }, include: { department: true } });
  if (!found) throw notFound();
  const holders = await db.positionHolder.findMany({ where: { positionId: id, until: null } });
  return { position: { ...found, holders }, holder: holders[0] ?? null };
}

/** Closes the open holding of a seat; history stays. */
export async function closeHolding(db: Db, positionId: string, now: Date): Promise<void> {
  await db.positionHolder.updateMany({ where: { positionId, until: null }, data: { until: now } });
}

/** The active user, or a problem at `field`. */
export async function mustBeActive(db: Db, userId: string, field: string): Promise<User> {
  const user = await db.user.findUnique({ where: { id: userId } });
  if (!user?.active) throw invalid({ [field]: "settings.problems.unknownUser" });
  return user;
}

/** Refuses a stale version and says so. */
export function mustBeFresh(row: { version: number }, version: number | undefined): void {
  if (version !== undefined && version !== row.version) throw conflict("stale");
}

/** A password to be read out once, with its hash and the mark that it must be changed first. */
export async function temporaryPassword(now: Date) {
  const password = newTrackingCode().toLowerCase();
  const temporary = { until: new Date(now.getTime() + TEMPORARY_LIFE).toISOString() };
  return { password, passwordHash: await hashPassword(password), temporary };
}

/** Does a referral still lie with this seat, or with this department or one of its seats? */
export async function openReferrals(db: Db, of: { positionId: string } | { departmentId: string }): Promise<boolean> {
  const where =
    "positionId" in of
      ? Prisma.sql`r."holderPositionId" = ${of.positionId}::uuid`
      : Prisma.sql`(r."toDepartmentId" = ${of.departmentId}::uuid and r."holderPositionId" is null)`;
  const found = await db.$queryRaw<unknown[]>`
    select 1 from "Referral" r where r."status" in ('sent', 'seen', 'accepted') and not r."copy" and ${where} limit 1`;
  return found.length > 0;
}

/** SQL: ids of those who act from a seat at `now`: its holder, and who stands in for him; only people who may sign in. */
export const sittersSql = (position: Prisma.Sql, now: Date): Prisma.Sql => Prisma.sql`(
    select h."userId" from "PositionHolder" h join "User" hu on hu."id" = h."userId" and hu."active" where h."positionId" = ${position} and h."until" is null
    union all select s."userId" from "Substitution" s join "User" su on su."id" = s."userId" and su."active"
    where s."positionId" = ${position} and s."endedAt" is null and s."from" <= ${now} and s."until" > ${now})`;

/** Nobody sits there: no holder and no substitute who may sign in. */
export async function isVacant(db: Db, positionId: string, now: Date): Promise<boolean> {
  const [seat] = await db.$queryRaw<{ held: boolean }[]>`
    select exists ${sittersSql(Prisma.sql`${positionId}::uuid`, now)} and (select p."active" from "Position" p where p."id" = ${positionId}::uuid) as "held"`;
  return !seat?.held;
}
