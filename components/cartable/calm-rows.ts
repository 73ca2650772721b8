import type { RowFace } from "./rows";

export type Calm = {
  rows: RowFace[];
  /** New ones that are kept back, because they would push away what somebody is looking at. */
  waiting: number;
};

/**
 * Brings new rows under somebody's eyes without moving what he sees. `fold`: how many rows of `shown` stand at or above the end of what is
 * visible; those keep their places, take their new words, and are marked when they left. Below them the list is as it is now.
 * `null`: nobody is at it, so it simply becomes what it is.
 */
export function calmRows(shown: readonly RowFace[], now: readonly RowFace[], fold: number | null): Calm {
  if (fold === null) return { rows: [...now], waiting: 0 };
  const fresh = new Map(now.map((row) => [row.id, row]));
  const head = shown.slice(0, fold).map((row) => fresh.get(row.id) ?? { ...row, gone: true as const });
  const held = new Set(head.map((row) => row.id));
  const last = now.findLastIndex((row) => held.has(row.id));
  const tail = now.slice(last + 1);
  const between = now.slice(0, last + 1).filter((row) => !held.has(row.id));
  return { rows: [...head, ...tail], waiting: between.length };
}

/**
 * The row of the request that is open stays in its place when reading it took it out of the box: the reader goes on from there.
 * @param before the rows as they were shown
 */
export function holdRow(before: readonly RowFace[], now: readonly RowFace[], open: number | undefined): RowFace[] {
  const at = before.findIndex((row) => row.number === open);
  const kept = now.filter((row) => row.number !== open || !row.gone);
  if (at < 0 || kept.some((row) => row.number === open)) return [...now];
  const above = new Set(before.slice(0, at).map((row) => row.id));
  const place = kept.findLastIndex((row) => above.has(row.id)) + 1;
  const { unread: _, gone: __, ...row } = before[at]!;
  return [...kept.slice(0, place), row, ...kept.slice(place)];
}

/** Rows that somebody has not seen yet. */
export const newcomers = (shown: readonly RowFace[], now: readonly RowFace[]): number => {
  const known = new Set(shown.map((row) => row.id));
  return now.filter((row) => !known.has(row.id)).length;
};
