/** A seat (سمت) that the actor may act from: his own, one he stands in for, or a vacant one of the department he manages. */
export type Seat = {
  positionId: string;
  title: string;
  departmentId: string;
  departmentName: string;
  role: "coordinator" | "officer" | "department_manager";
  how: "holder" | "substitute" | "vacant";
  /** The holder whom a substitute acts for. */
  forUserId?: string;
};

export type UserActor = {
  kind: "user";
  userId: string;
  name: string;
  email: string;
  administrator: boolean;
  manager: boolean;
  seats: readonly Seat[];
  sessionId?: string;
  tokenId?: string;
  /** The act comes of this کار آماده, by one press of his; its events name it. */
  macro?: { id: string; name: string };
};

/** A token that may create requests and nothing else. */
export type FormActor = { kind: "form"; tokenId: string };
/** A visitor. With `tracked`: he holds that request's tracking code, and perhaps has named a key given with it. */
export type PublicActor = { kind: "public"; tracked?: { requestId: string; keyNamed: boolean } };
/** A job of ours; of long work, for whoever started it. */
export type SystemActor = { kind: "system"; job: string; forUserId?: string; rule?: ActingRule };
/** A rule at work: it acts from the coordinator's seat that it names, whose holder signs; every event says that it was the rule. */
export type ActingRule = {
  id: string;
  name: string;
  /** The rules whose events led to this one, the first one first: a rule never follows from itself. */
  via: readonly string[];
  userId: string;
  seat: Seat;
};

export type Actor = UserActor | FormActor | PublicActor | SystemActor;

/** Seats from which daily work is done; a vacant seat is only looked after. */
export const workingSeats = (actor: Actor): readonly Seat[] => {
  if (actor.kind === "system") return actor.rule ? [actor.rule.seat] : [];
  return actor.kind === "user" ? actor.seats.filter((seat) => seat.how !== "vacant") : [];
};

/** Whose name stands under what this actor does on a request: his own; for a rule, that of who holds its seat. */
export function signer(actor: Actor): string {
  if (actor.kind === "user") return actor.userId;
  if (actor.kind === "system" && actor.rule) return actor.rule.userId;
  throw new Error(`nobody signs for ${actor.kind}`);
}

export const coordinatorSeat = (actor: Actor): Seat | undefined =>
  workingSeats(actor).find((seat) => seat.role === "coordinator");

export const isCoordinator = (actor: Actor): boolean => coordinatorSeat(actor) !== undefined;

/** Departments whose queue the actor may claim from. */
export const queueDepartments = (actor: Actor): string[] => [
  ...new Set(workingSeats(actor).map((seat) => seat.departmentId)),
];

/** Departments the actor manages. */
export const managedDepartments = (actor: Actor): string[] =>
  workingSeats(actor)
    .filter((seat) => seat.role === "department_manager")
    .map((seat) => seat.departmentId);

/** All seats whose items the actor may see: working and vacant ones. */
export const seatIds = (actor: Actor): string[] =>
  actor.kind === "user" ? actor.seats.map((seat) => seat.positionId) : [];

export const SYSTEM = (job: string, forUserId?: string | null): SystemActor =>
  forUserId ? { kind: "system", job, forUserId } : { kind: "system", job };
