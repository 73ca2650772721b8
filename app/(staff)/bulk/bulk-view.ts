import type { BulkFace } from "@/components/bulk/bulk-report";
import { isCoordinator, type UserActor, workingSeats } from "@/lib/auth/actor";
import { readBulk } from "@/lib/bulk/queries";
import type { BulkAct } from "@/lib/bulk/rules";
import type { Box } from "@/lib/cartable/schema";
import { orNull, sentence } from "@/lib/web/problem";

/** What may be done to many rows of a box. */
export function bulkOffers(actor: UserActor, box: Box): BulkAct[] {
  if (box === "done" || box === "copies") return [];
  const acts: BulkAct[] = isCoordinator(actor) ? ["refer", "tag", "close", "handOver"] : ["handOver", "tag"];
  return box === "department" ? ["accept", ...acts] : acts;
}

/** What may be done to many of the requests that a search found: whoever only oversees has nothing to do with them. */
export function foundOffers(actor: UserActor): BulkAct[] {
  if (isCoordinator(actor)) return ["refer", "tag", "close"];
  return workingSeats(actor).length > 0 ? ["tag"] : [];
}

/** The report that an address names; what is not there or not his to see is no matter. */
export async function bulkReport(actor: UserActor, taskId: string): Promise<BulkFace | null> {
  const view = await orNull(readBulk(actor, { taskId }));
  if (!view) return null;
  const { refused, ...rest } = view;
  return { ...rest, refused: refused.map(({ number, problem }) => ({ number, why: sentence(problem) })) };
}
