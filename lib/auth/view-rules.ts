import { isCoordinator, managedDepartments, queueDepartments } from "./actor";
import type { Rule } from "./request-rules";

export type ViewSubject = {
  scope: "personal" | "department" | "everyone";
  userId: string | null;
  departmentId: string | null;
};
/** One's own, those of the departments one works in, and everybody's. */
export const seesView: Rule<ViewSubject> = (actor, view) => {
  if (actor.kind !== "user") return "hidden";
  if (view.scope === "personal") return view.userId === actor.userId ? "allow" : "hidden";
  return view.scope === "everyone" || queueDepartments(actor).includes(view.departmentId!) ? "allow" : "hidden";
};
/** What many see is changed by who answers for them: a department's by its manager, everybody's by coordinators and managers. */
export const keepsView: Rule<ViewSubject> = (actor, view) => {
  const sight = seesView(actor, view);
  if (sight !== "allow" || actor.kind !== "user" || view.scope === "personal") return sight;
  const keeps =
    isCoordinator(actor) ||
    actor.manager ||
    (view.scope === "department" && managedDepartments(actor).includes(view.departmentId!));
  return keeps ? "allow" : "forbidden";
};
