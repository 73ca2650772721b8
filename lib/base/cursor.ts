import { z } from "zod";
import { invalid } from "./errors";

/** A keyset position as an opaque word: the sort value as text, and the id that breaks ties. */
export const encodeCursor = (sort: string, id: string): string =>
  Buffer.from(JSON.stringify([sort, id])).toString("base64url");

const SORT = /^(infinity|-infinity|\d[\d :.T+Z-]{0,40})$/;
const ID = /^[0-9a-f-]{36}$|^\d{1,20}$/;

/**
 * @param type of the sort value: of an instant the form is checked too, so that the database never meets another
 * @throws `invalid({ cursor })` on a word that we did not make
 */
export function decodeCursor(word: string, type: "timestamptz" | "text" = "timestamptz"): { sort: string; id: string } {
  try {
    const [sort, id] = JSON.parse(Buffer.from(word, "base64url").toString("utf8")) as unknown[];
    const fits = typeof sort === "string" && (type === "text" ? !sort.includes("\0") : SORT.test(sort));
    if (fits && typeof id === "string" && ID.test(id)) return { sort, id };
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
