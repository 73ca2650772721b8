import { Prisma } from "@/prisma/generated/client";
import { decodeCursor, type Place } from "./cursor";

/**
 * SQL for one page of a list that is read newest first, by an instant and an id: `beyond` is a condition, `order` all that comes after
 * the conditions. One row more than the page is asked for; `pageOf` makes the page of them.
 */
export function keyset(place: Place, sort: Prisma.Sql, id: Prisma.Sql): { beyond: Prisma.Sql; order: Prisma.Sql } {
  const back = place.before !== undefined;
  const edge = place.before ?? place.cursor;
  const at = edge === undefined ? null : decodeCursor(edge);
  const direction = Prisma.raw(back ? "asc" : "desc");
  return {
    beyond: at
      ? Prisma.sql`(${sort}, ${id}) ${Prisma.raw(back ? ">" : "<")} (${at.sort}::timestamptz, ${at.id}::uuid)`
      : Prisma.sql`true`,
    order: Prisma.sql`order by ${sort} ${direction}, ${id} ${direction} limit ${place.limit + 1}`,
  };
}
