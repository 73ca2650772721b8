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
};

/** A token that may create requests and nothing else. */
export type FormActor = { kind: "form"; tokenId: string };
/** A visitor. With `tracked`: he holds that request's tracking code, and perhaps has named a key given with it. */
export type PublicActor = { kind: "public"; tracked?: { requestId: string; keyNamed: boolean } };
/** A job of ours; of long work, for whoever started it. */
export type SystemActor = { kind: "system"; job: string; forUserId?: string };

export type Actor = UserActor | FormActor | PublicActor | SystemActor;

/** Seats from which daily work is done; a vacant seat is only looked after. */
export const workingSeats = (actor: Actor): readonly Seat[] =>
  actor.kind === "user" ? actor.seats.filter((seat) => seat.how !== "vacant") : [];

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
