import type { Seat, UserActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { Prisma } from "@/prisma/generated/client";

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

/** Ends open sessions of a user; `except` stays. Each ends at its next request, whatever cookie is shown. */
export async function endSessions(db: Db, userId: string, now: Date, reason: string, except?: string): Promise<void> {
  await db.session.updateMany({
    where: { userId, endedAt: null, ...(except ? { id: { not: except } } : {}) },
    data: { endedAt: now, endReason: reason },
  });
}
