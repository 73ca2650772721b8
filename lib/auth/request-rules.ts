import { type Actor, isCoordinator, managedDepartments, queueDepartments, workingSeats } from "./actor";

/** "hidden" is answered as not found: the actor may not even know that the subject exists. */
export type Verdict = "allow" | "forbidden" | "hidden";
export type Rule<S> = (actor: Actor, subject: S) => Verdict;

/** How much of a request the actor may see; the rule is `lib/auth/sight.ts`. */
export type Sight = "full" | "summary" | "none";
export type RequestSubject = {
  sight: Sight;
  /** An open referral of his lies on it; false: what he sees, he only reads. Asked by notes, tags, checks and links. */
  takesPart?: boolean;
  /** Somebody named him in a note or an answer, and the request goes on: he may write notes. */
  mentioned?: boolean;
};
export type ReferralSubject = {
  sight: Sight;
  request: { ownerPositionId: string | null };
  referral: {
    holderPositionId: string | null;
    toDepartmentId: string | null;
    fromPositionId: string;
    /** Department of the seat that holds it, or of the queue it waits in. */
    departmentId: string | null;
    /** For an ask, also one handed over: the seat that asked. */
    askedByPositionId: string | null;
  };
};
export const sees: Rule<RequestSubject> = (_, subject) => (subject.sight === "full" ? "allow" : "hidden");

/** Any officer may be reached by a customer: he writes down what was said, also where he sees no more than a line of the request. */
export const hearsFrom: Rule<RequestSubject> = (actor, { sight }) => {
  if (actor.kind !== "user" || sight === "none") return "hidden";
  return workingSeats(actor).length > 0 ? "allow" : "forbidden";
};

export const coordinates: Rule<RequestSubject> = (actor, subject) => {
  if (subject.sight !== "full") return "hidden";
  return isCoordinator(actor) ? "allow" : "forbidden";
};

/** As `coordinates`, and never a rule: what reaches a customer, or says what a request is, a person decides. */
export const coordinatesInPerson: Rule<RequestSubject> = (actor, subject) =>
  actor.kind === "system" && subject.sight === "full" ? "forbidden" : coordinates(actor, subject);

const holdsSeat = (actor: Actor, positionId: string | null) =>
  positionId !== null && workingSeats(actor).some((seat) => seat.positionId === positionId);

export const holds: Rule<ReferralSubject> = (actor, { sight, referral }) => {
  if (sight !== "full") return "hidden";
  return holdsSeat(actor, referral.holderPositionId) ? "allow" : "forbidden";
};

/** The holder, or any member of the department in whose queue it still waits. */
export const holdsOrMayClaim: Rule<ReferralSubject> = (actor, subject) => {
  const { referral } = subject;
  const waits = referral.holderPositionId === null && referral.toDepartmentId !== null;
  if (subject.sight === "full" && waits && queueDepartments(actor).includes(referral.toDepartmentId!)) return "allow";
  return holds(actor, subject);
};

/** The coordinator's seat that is accountable for the request. */
export const owns: Rule<ReferralSubject> = (actor, { sight, request }) => {
  if (sight !== "full") return "hidden";
  return isCoordinator(actor) && holdsSeat(actor, request.ownerPositionId) ? "allow" : "forbidden";
};

export const sent: Rule<ReferralSubject> = (actor, { sight, referral }) => {
  if (sight !== "full") return "hidden";
  return holdsSeat(actor, referral.fromPositionId) ? "allow" : "forbidden";
};

export const managesDepartment: Rule<ReferralSubject> = (actor, { sight, referral }) => {
  if (sight !== "full") return "hidden";
  return referral.departmentId !== null && managedDepartments(actor).includes(referral.departmentId)
    ? "allow"
    : "forbidden";
};

export const rejects: Rule<ReferralSubject> = (actor, { sight, referral }) => {
  if (sight !== "full") return "hidden";
  const asked = referral.askedByPositionId;
  return (asked === null ? isCoordinator(actor) : holdsSeat(actor, asked)) ? "allow" : "forbidden";
};

export const takesPart: Rule<RequestSubject> = (actor, subject) => {
  if (subject.sight !== "full") return "hidden";
  return isCoordinator(actor) || subject.takesPart ? "allow" : "forbidden";
};

export const notes: Rule<RequestSubject> = (actor, subject) =>
  subject.sight === "full" && subject.mentioned ? "allow" : takesPart(actor, subject);

/** What must be done before closing is taken away by a coordinator only. */
export const dropsCheck: Rule<RequestSubject & { required: boolean }> = (actor, subject) =>
  subject.required ? coordinates(actor, subject) : takesPart(actor, subject);

/** Whoever named a colleague may take it back, and so may a coordinator. */
export const endsMention: Rule<RequestSubject & { byUserId: string }> = (actor, subject) => {
  if (subject.sight !== "full" || actor.kind !== "user") return "hidden";
  return isCoordinator(actor) || subject.byUserId === actor.userId ? "allow" : "forbidden";
};
