import type { Db } from "@/lib/base/db";
import type { TagTone } from "@/lib/customers/rules";
import { Prisma, type Request } from "@/prisma/generated/client";

const sql = Prisma.sql;

export type RequestTagView = { id: string; name: string; tone: TagTone };

/** SQL: the tags of request `q` as a JSON list of `RequestTagView`, by name. */
export const tagsSql = sql`(select coalesce(json_agg(json_build_object('id', g."id", 'name', g."name", 'tone', g."tone")
    order by g."name" collate "fa-x-icu"), '[]')
  from "RequestTag" x join "Tag" g on g."id" = x."tagId" where x."requestId" = q."id")`;

/** SQL: request `q` has this tag. */
export const taggedSql = (tagId: string): Prisma.Sql =>
  sql`exists (select 1 from "RequestTag" x where x."requestId" = q."id" and x."tagId" = ${tagId}::uuid)`;

/** What a request has been tagged with stands on the one it is merged into as well. */
export async function carryTags(db: Db, from: Pick<Request, "id">, to: Pick<Request, "id">, now: Date): Promise<void> {
  await db.$executeRaw`
    insert into "RequestTag" ("requestId", "tagId", "at", "viaId")
    select ${to.id}::uuid, x."tagId", ${now}, ${from.id}::uuid from "RequestTag" x where x."requestId" = ${from.id}::uuid
    on conflict do nothing`;
}

/**
 * A merge is undone: tags that came by it leave the request above, and those above that. One that another merged request has too stays
 * there by that one. To be called while `parted` still names what it is merged into.
 */
export async function takeTagsBack(db: Db, parted: Pick<Request, "id" | "mergedIntoId">): Promise<void> {
  let child = parted.id;
  let above = parted.mergedIntoId;
  while (above !== null) {
    await db.$executeRaw`
      update "RequestTag" t set "viaId" = (
        select c."id" from "Request" c join "RequestTag" x on x."requestId" = c."id" and x."tagId" = t."tagId"
        where c."mergedIntoId" = ${above}::uuid and c."id" <> ${parted.id}::uuid limit 1)
      where t."requestId" = ${above}::uuid and t."viaId" = ${child}::uuid and not exists (
        select 1 from "RequestTag" k where k."requestId" = ${child}::uuid and k."tagId" = t."tagId" and ${child}::uuid <> ${parted.id}::uuid)
        and exists (select 1 from "Request" c join "RequestTag" x on x."requestId" = c."id" and x."tagId" = t."tagId"
        where c."mergedIntoId" = ${above}::uuid and c."id" <> ${parted.id}::uuid)`;
    await db.$executeRaw`
      delete from "RequestTag" t where t."requestId" = ${above}::uuid and t."viaId" = ${child}::uuid and not exists (
        select 1 from "RequestTag" k where k."requestId" = ${child}::uuid and k."tagId" = t."tagId" and ${child}::uuid <> ${parted.id}::uuid)`;
    const next = await db.request.findUnique({ where: { id: above }, select: { mergedIntoId: true } });
    child = above;
    above = next?.mergedIntoId ?? null;
  }
}
