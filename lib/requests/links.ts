import { Prisma } from "@/prisma/generated/client";

export const linkKinds = ["related", "caused_by", "duplicate_of"] as const;

const sql = Prisma.sql;

/**
 * SQL: what is linked to request `q` in both directions, as a JSON list of `LinkView`; confidential requests out of sight are not told.
 * @param opens SQL: the actor may open the request that is called `q` inside
 */
export const linksSql = (opens: Prisma.Sql): Prisma.Sql => sql`(
  select coalesce(json_agg(json_build_object('id', l."id", 'kind', l."kind", 'outward', l."fromId" = l."here", 'number', q."number",
    'status', q."status", 'subject', case when ${opens} or q."customerId" = l."customerId" then q."subject" end, 'inSight', ${opens})
    order by l."at"), '[]')
  from (
    select k.*, q."id" as "here", q."customerId", case when k."fromId" = q."id" then k."toId" else k."fromId" end as "there"
    from "RequestLink" k where k."fromId" = q."id" or k."toId" = q."id") l
  join "Request" q on q."id" = l."there" where not q."confidential" or ${opens})`;
