import type { NoticeItem } from "@/lib/notices/schema";

const NEAR_MS = 60_000;
/** A few of a kind are a few rows, as somebody does one after the other; from here on they are one. */
const MANY = 5;

/**
 * Rows of the bell: what one person did to many requests at once is one row, which leads to the list.
 * @param items newest first. `n`: how many stand behind the row
 */
export function gathered(items: readonly NoticeItem[]): { first: NoticeItem; n: number }[] {
  const runs: NoticeItem[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    if (run && isLike(run.at(-1)!, item)) run.push(item);
    else runs.push([item]);
  }
  return runs.flatMap((run) =>
    run.length >= MANY ? [{ first: run[0]!, n: run.length }] : run.map((first) => ({ first, n: 1 })),
  );
}

const isLike = (a: NoticeItem, b: NoticeItem): boolean =>
  a.kind === b.kind &&
  a.by !== null &&
  a.by === b.by &&
  a.read === b.read &&
  a.request !== null &&
  b.request !== null &&
  a.request.number !== b.request.number &&
  a.at.getTime() - b.at.getTime() < NEAR_MS;
