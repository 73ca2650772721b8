import type { UserActor } from "@/lib/auth/actor";
import { listCartable } from "@/lib/cartable/queries";
import type { CartableFilter } from "@/lib/cartable/schema";
import { MOST } from "./rules";
import type { Chosen } from "./schema";

/** What is over and only tells so cannot be acted on. */
const OVER = ["cancelled", "recalled"];

/** The rows of all pages of a list, as many as one order takes. `full`: there are more. */
export async function chooseAll(
  actor: UserActor,
  filter: Omit<Partial<CartableFilter>, "cursor" | "before" | "limit">,
): Promise<{ rows: Chosen[]; full: boolean }> {
  const rows: Chosen[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listCartable(actor, { ...filter, limit: 100, ...(cursor ? { cursor } : {}) });
    for (const { request, referral } of page.items)
      if (!referral) rows.push({ number: request.number });
      else if (!OVER.includes(referral.status)) rows.push({ number: request.number, referralId: referral.id });
    cursor = page.nextCursor ?? undefined;
    if (rows.length >= MOST || !cursor)
      return { rows: rows.slice(0, MOST), full: rows.length > MOST || Boolean(cursor) };
  }
}
