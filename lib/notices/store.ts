import type { UserActor } from "@/lib/auth/actor";
import { inSight, seesAll } from "@/lib/auth/sight";
import type { Db } from "@/lib/base/db";
import type { Gathered } from "@/lib/kernel/events";
import { openSql } from "@/lib/referrals/store";
import { type ActorRow, actorColumns } from "@/lib/staff/store";
import { Prisma } from "@/prisma/generated/client";
import { defaultChoice, defaultTimes, type House, type Told } from "./rules";
import { type Choice, type Choices, choicesInput, type NoticeKind } from "./schema";

const { sql } = Prisma;

/** Kinds that tell of the end of a sight: they are told without it, and then without the subject. */
export const SIGHTLESS: readonly NoticeKind[] = ["recalled", "cancelled"];

export type ToldRow = Told & { id: bigint; at: Date; requestId: string | null; referralId: string | null };

/** The events that a job was queued for, each with what it was about as that stands now. */
export async function eventsOf(db: Db, { at, types, requestIds, subjects }: Gathered): Promise<ToldRow[]> {
  const named = sql`select s."type", s."id" from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as s("type" text, "id" text)`;
  return db.$queryRaw<ToldRow[]>`
    with told as (
      select "id" from "Event" where "requestId" = any(${requestIds}::uuid[]) and "at" = ${at}::timestamptz and "type" = any(${types})
      union select e."id" from (${named}) s join "Event" e on e."subjectType" = s."type" and e."subjectId" = s."id"
        where e."at" = ${at}::timestamptz and e."type" = any(${types})
    )
    select e."id", e."at", e."type", e."userId", e."requestId", e."referralId", e."departmentId", coalesce(e."after", '{}') as "after", coalesce(e."before", '{}') as "before",
      case when q."id" is not null then jsonb_build_object('ownerPositionId', q."ownerPositionId") end as "request",
      case when r."id" is not null then jsonb_build_object('id', r."id", 'holderPositionId', r."holderPositionId",
        'toPositionId', r."toPositionId", 'toDepartmentId', r."toDepartmentId", 'fromPositionId', r."fromPositionId",
        'askedByPositionId', r."askedByPositionId", 'parentHolderPositionId', up."holderPositionId", 'copy', r."copy",
        'purpose', r."purpose") end as "referral",
      jsonb_build_object('seats', (select coalesce(jsonb_agg(distinct o."holderPositionId"), '[]') from "Referral" o
        where o."requestId" = q."id" and ${openSql("o")} and o."holderPositionId" is not null)) as "open"
    from told t join "Event" e on e."id" = t."id"
    left join "Request" q on q."id" = e."requestId" left join "Referral" r on r."id" = e."referralId"
    left join "Referral" up on up."id" = r."parentId"
    order by e."id"`;
}

type Sitting = { id: string; departmentId: string; role: string; people: string[] };

/** Who is reached at which seat and queue at `now`. Two statements. */
export async function readHouseOf(db: Db, now: Date): Promise<House> {
  const all = await db.$queryRaw<Sitting[]>`
    select p."id", p."departmentId", p."role"::text, array(
      select h."userId"::text from "PositionHolder" h join "User" u on u."id" = h."userId" and u."active"
        where h."positionId" = p."id" and h."until" is null
      union select s."userId"::text from "Substitution" s join "User" u on u."id" = s."userId" and u."active"
        where s."positionId" = p."id" and s."endedAt" is null and s."from" <= ${now} and s."until" > ${now}) as "people"
    from "Position" p where p."active"`;
  const managers = await db.user.findMany({ where: { manager: true, active: true }, select: { id: true } });
  const people = (of: (s: Sitting) => boolean) => [...new Set(all.filter(of).flatMap((s) => s.people))];
  return {
    seat: (id) => {
      const found = all.find((s) => s.id === id);
      if (!found || found.people.length > 0) return found?.people ?? [];
      return people((s) => s.departmentId === found.departmentId && s.role === "department_manager");
    },
    queue: (departmentId) => people((s) => s.departmentId === departmentId),
    coordinators: people((s) => s.role === "coordinator"),
    heads: (departmentId) => people((s) => s.departmentId === departmentId && s.role === "department_manager"),
    managers: managers.map((m) => m.id),
  };
}

export type Listener = { actor: UserActor; email: string; choices: Choices };

/** Active people as actors, with what each chose to hear. One statement for all. */
export async function readListeners(db: Db, userIds: readonly string[], now: Date): Promise<Listener[]> {
  if (userIds.length === 0) return [];
  const rows = await db.$queryRaw<(ActorRow & { preferences: { notices?: unknown } })[]>`
    select ${actorColumns(now)}, u."preferences" from "User" u where u."id" = any(${userIds}::uuid[]) and u."active"`;
  return rows.map(({ preferences, ...actor }) => ({
    actor: { kind: "user", ...actor },
    email: actor.email,
    choices: choicesOf(preferences),
  }));
}

/** What somebody chose, whatever was stored; what he did not choose is as it is for everybody. */
export function choicesOf(preferences: { notices?: unknown } | null): Choices {
  const stored = choicesInput.safeParse({ ...defaultTimes, ...(preferences?.notices as object | undefined) });
  return stored.success ? stored.data : { kinds: {}, ...defaultTimes };
}

export const choiceOf = (choices: Choices, kind: NoticeKind): Choice => choices.kinds[kind] ?? defaultChoice(kind);

/** Which of these pairs of a person and a request are in sight now: keys `user/request`. One statement. */
export async function sights(
  db: Db,
  asked: readonly { actor: UserActor; requestId: string }[],
): Promise<ReadonlySet<string>> {
  const arms = asked.map(
    ({ actor, requestId }) => sql`select ${`${actor.userId}/${requestId}`}::text as "seen" from "Request" q
      where q."id" = ${requestId}::uuid and ${seesAll(actor) ? sql`true` : inSight(actor)}`,
  );
  if (arms.length === 0) return new Set();
  const rows = await db.$queryRaw<{ seen: string }[]>`${Prisma.join(arms, " union all ")}`;
  return new Set(rows.map((row) => row.seen));
}

/** SQL: the subject of request `q` of notice `n`, for who sees it; and for the end of a sight, unless it is confidential. */
export const subjectSql = (seen: Prisma.Sql): Prisma.Sql => sql`case when ${seen} or (n."kind" = any(${[...SIGHTLESS]})
  and not q."confidential") then q."subject" end`;

/** SQL: what notice `n` of event `e` tells beside its request `q` and referral `r`: a follow-up's note, a finished task, the seat one stands in for. */
export const detailSql = sql`case n."kind"
  when 'cameBack' then coalesce(r."followUpNote", q."followUpNote") when 'followUpSoon' then coalesce(r."followUpNote", q."followUpNote")
  when 'told' then e."after" ->> 'text' when 'taskDone' then e."after" ->> 'kind'
  when 'substitute' then (select p."title" from "Position" p where p."id" = e."subjectId"::uuid) end`;
