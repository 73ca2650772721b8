import { type Actor, coordinatorSeat, type Seat, workingSeats } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import type { Request } from "@/prisma/generated/client";
import { coordinatingSeat } from "./rules";
import { lockRequest, type RequestLoaded, takesPart } from "./store";

/** Locks a request for what coordinators and those who take part do beside the work: tags, checks, links. No version goes stale by it. */
export async function lockPartaking(db: Db, actor: Actor, number: number): Promise<RequestLoaded> {
  const loaded = await lockRequest(db, actor, { number });
  return { ...loaded, takesPart: await takesPart(db, actor, loaded.request.id) };
}

/** What every event beside the work carries. */
export function beside(request: Request, actor: Actor) {
  const seat = partakingSeat(request, actor);
  return {
    requestId: request.id,
    customerId: request.customerId,
    ...(seat ? { positionId: seat.positionId } : {}),
  };
}

/** The coordinator's seat before others; none for a job of ours. */
export const partakingSeat = (request: Request, actor: Actor): Seat | undefined =>
  coordinatorSeat(actor) ? coordinatingSeat(actor, request) : workingSeats(actor)[0];

/** The person who acts; null for a job of ours. */
export const personOf = (actor: Actor): string | null => (actor.kind === "user" ? actor.userId : null);
