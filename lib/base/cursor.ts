import { z } from "zod";
import { invalid } from "./errors";
import { hasForbiddenCharacters } from "./text";
import { isUuid } from "./uuid";

/** A keyset position as an opaque word: the sort value as text, and the id that breaks ties. */
export const encodeCursor = (sort: string, id: string): string =>
  Buffer.from(JSON.stringify([sort, id])).toString("base64url");

type SortType = "timestamptz" | "text" | "number";

const INSTANT =
  /^(\d{4}-\d\d-\d\d)[ T]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-](0\d|1[0-4])(:?[0-5]\d){0,2})$/;

/** As PostgreSQL or JSON writes an instant; or one of its two infinities. */
function isInstant(sort: string): boolean {
  const day = INSTANT.exec(sort)?.[1];
  if (!day) return sort === "infinity" || sort === "-infinity";
  const at = new Date(`${day}T00:00:00Z`);
  return !day.startsWith("0000") && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

const fits: Record<SortType, (sort: string) => boolean> = {
  timestamptz: isInstant,
  text: (sort) => !hasForbiddenCharacters(sort),
  number: (sort) => /^\d{1,9}(\.\d{1,20})?(e-\d{1,3})?$/.test(sort),
};

/**
 * @param type of the sort value: its form is checked, so that the database never meets another
 * @param serial the ids may be numbers that count up, too
 * @throws `invalid({ cursor })` on a word that we did not make
 */
export function decodeCursor(
  word: string,
  type: SortType = "timestamptz",
  { serial = false } = {},
): { sort: string; id: string } {
  try {
    const [sort, id] = JSON.parse(Buffer.from(word, "base64url").toString("utf8")) as unknown[];
    const known = typeof id === "string" && (isUuid(id) || (serial && /^\d{1,18}$/.test(id)));
    if (known && typeof sort === "string" && fits[type](sort)) return { sort, id };
  } catch {
    // falls through: not ours
  }
  throw invalid({ cursor: "wrongFormat" });
}

/** The fields of a list's input that say which page: after the row of `cursor`, or ending before that of `before`, or the first one. */
export const placeFields = {
  cursor: z.string().max(300).optional(),
  before: z.string().max(300).optional(),
  limit: z.coerce.number<unknown>().int().min(1).max(100).default(50),
};
export type Place = { cursor?: string | undefined; before?: string | undefined; limit: number };
export type Page<R> = { items: R[]; nextCursor: string | null; previousCursor: string | null };

/** The page among `rows`, read towards its end. It knows its neighbours: where it came from is one, a row too many tells of the other. */
export function pageOf<R extends { sortAt: string; id: string }>(rows: R[], { limit, cursor, before }: Place): Page<R> {
  const found = rows.slice(0, limit);
  const items = before ? found.reverse() : found;
  const more = rows.length > limit;
  const key = (row: R | undefined) => (row ? encodeCursor(row.sortAt, row.id) : null);
  return {
    items,
    nextCursor: (before ?? more) ? key(items.at(-1)) : null,
    previousCursor: (before ? more : cursor) ? key(items[0]) : null,
  };
}
