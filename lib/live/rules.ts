import { isCoordinator, managedDepartments, queueDepartments, seatIds, type UserActor } from "@/lib/auth/actor";
import { liesWith, type SightFacts, seesRequest } from "@/lib/auth/sight";

export type RequestFacts = SightFacts & {
  number: number;
  /** Its owner's seat is a coordinator's that nobody holds: the others look after it. */
  ownerVacant: boolean;
};

export type Happened = {
  type: string;
  referralId: string | null;
  heldBefore: string | null;
  statusBefore: string | null;
};

/**
 * Whether an event of a request concerns this person. `sees`: he may know that this request changed (the one rule of sight).
 * `boxes`: a row of his boxes may have come, gone or changed; so too for whom a referral was sent by or to, whatever became of it.
 */
export function concerned(actor: UserActor, facts: RequestFacts, event: Happened): { sees: boolean; boxes: boolean } {
  const taken = event.statusBefore === "new" || event.type === "request.owned"; // out of the inbox that all coordinators share
  const shared = isCoordinator(actor) && (facts.ownerPositionId === null || facts.ownerVacant || taken);
  const sees = seesRequest(actor, facts);
  return { sees, boxes: (sees && (shared || liesWith(actor, facts))) || wasHis(actor, facts, event) };
}

function wasHis(actor: UserActor, facts: RequestFacts, { referralId, heldBefore }: Happened): boolean {
  if (referralId === null) return false;
  const seats = seatIds(actor);
  const managed = managedDepartments(actor);
  const r = facts.referrals.find((one) => one.id === referralId);
  const parties = [heldBefore, r?.holderPositionId, r?.toPositionId, r?.fromPositionId];
  return (
    parties.some((id) => id && seats.includes(id)) ||
    [...queueDepartments(actor), ...managed].includes(r?.toDepartmentId ?? "") ||
    managed.includes(r?.holderDepartmentId ?? "")
  );
}

/** After such an event people may act from other seats, or not at all: who everybody is is asked anew. */
export const changesPeople = (type: string): boolean =>
  /^(session\.closed|user\.|position\.|department\.|substitution\.)/.test(type);

/** The counter of likely duplicates, which coordinators see. */
export const changesSuggestions = (type: string): boolean =>
  /^(suggestion\.|customer\.(merged|unmerged|split))/.test(type);
