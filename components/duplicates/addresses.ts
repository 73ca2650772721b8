import type { Side } from "@/lib/identity/schema";

export type Place = { pair?: string | undefined; cursor?: string | undefined; scan?: boolean };

/** The queue, with a pair or the scan open beside it. */
export function queueHref({ pair, cursor, scan }: Place = {}): string {
  const query = new URLSearchParams();
  if (pair) query.set("pair", pair);
  if (scan) query.set("scan", "1");
  if (cursor) query.set("cursor", cursor);
  return query.size > 0 ? `/customers/duplicates?${query}` : "/customers/duplicates";
}

/** The preview of the merge: the card with more history survives, of two alike the older one. */
export function mergeHref([a, b]: readonly [Side, Side], suggestion: string): string {
  const history = (c: Side) => c.requestCount + c.purchaseCount;
  const survives = history(a) !== history(b) ? history(a) > history(b) : a.createdAt <= b.createdAt;
  const [into, from] = survives ? [a, b] : [b, a];
  return `/customers/${from.code}/merge?into=${into.code}&suggestion=${suggestion}`;
}
