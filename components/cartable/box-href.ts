import type { Box } from "@/lib/cartable/schema";

export type BoxSearch = Partial<
  Record<
    "q" | "kind" | "priority" | "channel" | "tagId" | "unread" | "held" | "cursor" | "before" | "task" | "view",
    string
  >
>;

/** The address of a box with its filters, perhaps with an item open beside it. */
export function boxHref(box: Box, search: BoxSearch = {}, number?: number): string {
  const kept = Object.entries(search).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const query = kept.length > 0 ? `?${new URLSearchParams(kept)}` : "";
  return `/cartable/${box}${number === undefined ? "" : `/${number}`}${query}`;
}

/** The filters alone: not the page of the list, nor the view of the box. */
export const filtersOf = ({ q, kind, priority, channel, tagId, unread }: BoxSearch): BoxSearch => ({
  q,
  kind,
  priority,
  channel,
  tagId,
  unread,
});

/** The same as the query of a read of its rows. */
export const boxQuery = (box: Box, search: BoxSearch): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...search, task: undefined, box }).filter((pair): pair is [string, string] => Boolean(pair[1])),
  );

/** What a saved view keeps of an address. */
export const viewFilterOf = (search: BoxSearch): BoxSearch => ({ ...filtersOf(search), held: search.held });
