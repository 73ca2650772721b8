import { type Actor, isCoordinator, workingSeats } from "@/lib/auth/actor";
import { type Box, boxes } from "@/lib/cartable/schema";

/** The boxes that somebody has: reviewing answers is the coordinator's work. */
export function boxesOf(actor: Actor): Box[] {
  if (workingSeats(actor).length === 0) return [];
  return boxes.filter((box) => box !== "review" || isCoordinator(actor));
}
