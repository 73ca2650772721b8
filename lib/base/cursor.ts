import { invalid } from "./errors";

/** A keyset position as an opaque word: the sort value as text, and the id that breaks ties. */
export const encodeCursor = (sort: string, id: string): string =>
  Buffer.from(JSON.stringify([sort, id])).toString("base64url");

const SORT = /^(infinity|-infinity|\d[\d :.T+Z-]{0,40})$/;
const ID = /^[0-9a-f-]{36}$|^\d{1,20}$/;

/** @throws `invalid({ cursor })` on a word that we did not make */
export function decodeCursor(word: string): { sort: string; id: string } {
  try {
    const [sort, id] = JSON.parse(Buffer.from(word, "base64url").toString("utf8")) as unknown[];
    if (typeof sort === "string" && typeof id === "string" && SORT.test(sort) && ID.test(id)) return { sort, id };
  } catch {
    // falls through: not ours
  }
  throw invalid({ cursor: "wrongFormat" });
}
