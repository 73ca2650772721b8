import { type Actor, type UserActor, workingSeats } from "@/lib/auth/actor";

type Point = { state: string };
type Card = { points: Point[]; requestCount: number; openCount: number };
type Answer = { rejectedAt: Date | null };
type Referral = { answers: Answer[]; children: Referral[] };
type Step = { actorKind: string; by: string | null; seat: string | null; behalf: string | null };
type Request = {
  customer: Card;
  earlier: unknown;
  mergedIntoNumber: number | null;
  ownerPositionId: string | null;
  ownerTitle: string | null;
  ownerName: string | null;
  referrals: Referral[];
  timeline: Step[];
};

/** Who the token acts as. */
export function presentMe(_: unknown, actor: Actor) {
  const { userId, name, email, manager, administrator } = actor as UserActor;
  const seats = workingSeats(actor);
  const roles = new Set<string>(seats.map((seat) => seat.role));
  if (manager) roles.add("manager");
  if (administrator) roles.add("administrator");
  const positions = seats.map(({ positionId, ...seat }) => ({ id: positionId, ...seat }));
  return { id: userId, name, email, roles: [...roles], positions };
}

export const presentCard = (card: Card) => ({
  ...card,
  contactPoints: card.points,
  counters: { requests: card.requestCount, open: card.openCount },
});

type Whole = Card & {
  satisfaction: number | null;
  satisfactionCount: number;
  purchaseCount: number;
  purchaseRial: bigint;
};

/** A card in full, with all that is kept on it. */
export const presentCustomer = (card: Whole) => ({
  ...card,
  contactPoints: card.points,
  counters: {
    requests: card.requestCount,
    open: card.openCount,
    satisfaction: card.satisfaction,
    satisfactionCount: card.satisfactionCount,
    purchases: card.purchaseCount,
    purchaseRial: Number(card.purchaseRial),
  },
});

const presentReferral = (referral: Referral): object => ({
  ...referral,
  answer: referral.answers.findLast((a) => a.rejectedAt === null) ?? null,
  children: referral.children.map(presentReferral),
});

const presentStep = ({ actorKind, by, seat, behalf, ...step }: Step) => ({
  ...step,
  actor: { kind: actorKind, name: by, seat, behalfOf: behalf },
});

export const presentRequest = (request: Request) => ({
  ...request,
  mergedInto: request.mergedIntoNumber,
  owner: request.ownerPositionId && {
    positionId: request.ownerPositionId,
    title: request.ownerTitle,
    name: request.ownerName,
  },
  customer: presentCard(request.customer),
  previousRequests: request.earlier,
  referrals: request.referrals.map(presentReferral),
  timeline: request.timeline.map(presentStep),
});

/** A page whose items are shown as `item` says. */
export const presentPage =
  <T>(item: (one: T) => unknown) =>
  ({ items, nextCursor }: { items: T[]; nextCursor: string | null }) => ({ items: items.map(item), nextCursor });
