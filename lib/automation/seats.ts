import type { ActingRule } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { conflict } from "@/lib/base/errors";
import { openSql, taskSql } from "@/lib/referrals/store";
import { isVacant, sittersSql } from "@/lib/staff/store";
import { Prisma, type Rule as Row } from "@/prisma/generated/client";
import { type Candidate, chooseSeat } from "./rules";
import type { Target } from "./schema";

const { sql } = Prisma;

/** Who opened a page within this time is here (milliseconds); his session is touched every five minutes at most. */
const LATELY = 15 * 60_000;

/** SQL: user `u` is here: signed in, seen lately, and not marked away. */
const isHere = (
  now: Date,
) => sql`(u."active" and u."awaySince" is null and exists (select 1 from "Session" s where s."userId" = u."id"
  and s."endedAt" is null and s."expiresAt" > ${now} and s."lastSeenAt" > ${new Date(now.getTime() - LATELY)}))`;

const load = sql`(select count(*)::int from "Referral" r where r."holderPositionId" = p."id" and ${openSql()}
  and ${taskSql()})`;

type Share = Pick<Extract<Target, { to: "share" }>, "departmentId" | "positionIds">;

/** The seats work may be shared out among, with who is here, what lies with them and whose turn it was. */
export const candidates = (
  db: Db,
  ruleId: string,
  { departmentId, positionIds }: Share,
  now: Date,
): Promise<Candidate[]> => {
  const which =
    positionIds.length > 0 ? sql`p."id" = any(${positionIds}::uuid[])` : sql`p."role" = 'officer'::"PositionRole"`;
  return db.$queryRaw<Candidate[]>`
    select p."id" as "positionId", ${load} as "load",
      exists (select 1 from "User" u where u."id" in ${sittersSql(sql`p."id"`, now)} and ${isHere(now)}) as "present",
      coalesce((select t."turn" from "RuleTurn" t where t."ruleId" = ${ruleId}::uuid and t."positionId" = p."id"), 0)::float8 as "turn"
    from "Position" p where p."departmentId" = ${departmentId}::uuid and p."active" and ${which} order by p."id"`;
};

export type Chosen = { to: { positionId: string } | { departmentId: string }; fallback?: true };

/**
 * Whom this target means now. Of several transactions that share out one department's work, one chooses at a time and keeps its turn
 * until it commits: nobody is skipped, nobody given two in a row.
 */
export async function chooseTarget(db: Db, ruleId: string, target: Target, now: Date): Promise<Chosen> {
  if (target.to === "queue") return { to: { departmentId: target.departmentId } };
  if (target.to === "seat") return chooseOne(db, target, now);
  await db.$queryRaw`select pg_advisory_xact_lock(hashtextextended('share:' || ${target.departmentId}, 0))::text`;
  const seat = chooseSeat(await candidates(db, ruleId, target, now), target.by, target.capacity);
  if (!seat) return { to: { departmentId: target.fallbackDepartmentId ?? target.departmentId }, fallback: true };
  await db.$executeRaw`
    insert into "RuleTurn" ("ruleId", "positionId", "turn")
    select ${ruleId}::uuid, ${seat.positionId}::uuid, coalesce(max(t."turn"), 0) + 1 from "RuleTurn" t where t."ruleId" = ${ruleId}::uuid
    on conflict ("ruleId", "positionId") do update set "turn" = excluded."turn"`;
  return { to: { positionId: seat.positionId } };
}

/** A seat in which nobody sits, or that has its fill, gives way to the queue named for that, else to its own department's. */
export async function chooseOne(db: Db, target: Extract<Target, { to: "seat" }>, now: Date): Promise<Chosen> {
  const { positionId, capacity, fallbackDepartmentId } = target;
  const [seat] = await db.$queryRaw<{ departmentId: string; load: number }[]>`
    select p."departmentId", ${load} as "load" from "Position" p where p."id" = ${positionId}::uuid`;
  const full = capacity !== undefined && (seat?.load ?? 0) >= capacity;
  if (seat && !full && !(await isVacant(db, positionId, now))) return { to: { positionId } };
  const departmentId = fallbackDepartmentId ?? seat?.departmentId;
  if (!departmentId) throw conflict("automation.noTarget");
  return { to: { departmentId }, fallback: true };
}

type SeatRow = ActingRule["seat"] & { userId: string | null };

/** The rule as an actor, in the coordinator's seat it names. @throws conflict when nobody sits there, or it is no coordinator's any more */
export async function actingRule(
  db: Db,
  rule: Pick<Row, "id" | "name" | "positionId">,
  via: string[],
  now: Date,
): Promise<ActingRule> {
  const [found] = await db.$queryRaw<SeatRow[]>`
    select p."id" as "positionId", p."title", p."departmentId", d."name" as "departmentName", p."role"::text, 'holder' as "how",
      (select u."id" from "User" u where u."active" and u."id" in ${sittersSql(sql`p."id"`, now)}
        order by u."id" = (select h."userId" from "PositionHolder" h where h."positionId" = p."id" and h."until" is null) desc limit 1) as "userId"
    from "Position" p join "Department" d on d."id" = p."departmentId" where p."id" = ${rule.positionId}::uuid and p."active"`;
  if (found?.role !== "coordinator") throw conflict("automation.noCoordinator");
  const { userId, ...seat } = found;
  if (!userId) throw conflict({ key: "automation.seatVacant", params: { seat: seat.title } });
  return { id: rule.id, name: rule.name, via, userId, seat };
}
