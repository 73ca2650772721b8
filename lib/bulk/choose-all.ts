import type { UserActor } from "@/lib/auth/actor";
import type { Page } from "@/lib/base/cursor";
import { listCartable } from "@/lib/cartable/queries";
import type { CartableFilter, CartableItem } from "@/lib/cartable/schema";
import { searchRequests } from "@/lib/requests/queries";
import type { RequestSearch } from "@/lib/requests/schema";
import { MOST } from "./rules";
import type { Chosen } from "./schema";

type Filter<F> = Omit<Partial<F>, keyof Turn | "before">;
type Turn = { cursor?: string; limit: number };
/** `full`: there are more than one order takes. */
type Whole = { rows: Chosen[]; full: boolean };

/** The rows of all pages of a box. */
export const chooseBox = (actor: UserActor, filter: Filter<CartableFilter>): Promise<Whole> =>
  overPages((turn) => listCartable(actor, { ...filter, ...turn }), boxRow);

/** The requests of all pages of a search. */
export const chooseFound = (actor: UserActor, search: Filter<RequestSearch>): Promise<Whole> =>
  overPages(
    (turn) => searchRequests(actor, { ...search, ...turn }),
    ({ number }) => ({ number }),
  );

/** @param rowOf what stands for an item; null when it cannot be acted on */
async function overPages<I>(read: (turn: Turn) => Promise<Page<I>>, rowOf: (item: I) => Chosen | null): Promise<Whole> {
  const rows: Chosen[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await read({ limit: 100, ...(cursor ? { cursor } : {}) });
    rows.push(...page.items.map(rowOf).filter((row) => row !== null));
    cursor = page.nextCursor ?? undefined;
    if (rows.length >= MOST || !cursor)
      return { rows: rows.slice(0, MOST), full: rows.length > MOST || Boolean(cursor) };
  }
}

/** What is over and only tells so cannot be acted on. */
const OVER = ["cancelled", "recalled"];

function boxRow({ request: { number }, referral }: CartableItem): Chosen | null {
  if (referral === null) return { number };
  return OVER.includes(referral.status) ? null : { number, referralId: referral.id };
}
