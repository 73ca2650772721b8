import { Prisma } from "@/prisma/generated/client";
import { decodeCursor, type Place } from "./cursor";

/** What a list is sorted by: SQL, its type, and which way. */
export type Sorting = { by: Prisma.Sql; type: "timestamptz" | "text"; rising: boolean };

/**
 * SQL for one page of a list that is read by a sorting (an instant, newest first, where only SQL is given) and an id: `beyond` is a
 * condition, `order` all that comes after the conditions. One row more than the page is asked for; `pageOf` makes the page of them.
 */
export function keyset(
  place: Place,
  sorting: Prisma.Sql | Sorting,
  id: Prisma.Sql,
): { beyond: Prisma.Sql; order: Prisma.Sql } {
  const { by, type, rising } = "by" in sorting ? sorting : { by: sorting, type: "timestamptz" as const, rising: false };
  const up = rising !== (place.before !== undefined);
  const edge = place.before ?? place.cursor;
  const at = edge === undefined ? null : decodeCursor(edge, type);
  const direction = Prisma.raw(up ? "asc" : "desc");
  return {
    beyond: at
      ? Prisma.sql`(${by}, ${id}) ${Prisma.raw(up ? ">" : "<")} (${at.sort}::${Prisma.raw(type)}, ${at.id}::uuid)`
      : Prisma.sql`true`,
    order: Prisma.sql`order by ${by} ${direction}, ${id} ${direction} limit ${place.limit + 1}`,
  };
}
