import type { Sharing } from "@/components/views/view-tools";
import { isCoordinator, type UserActor } from "@/lib/auth/actor";
import { readView } from "@/lib/views/queries";
import type { Place, ViewFace } from "@/lib/views/schema";
import { orNull } from "@/lib/web/problem";

/** The view that an address names, where it is one of this list and he may see it; else the list is shown without its name. */
export async function viewOf(actor: UserActor, place: Place, id: string | undefined): Promise<ViewFace | null> {
  const view = id === undefined ? null : await orNull(readView(actor, { id }));
  return view?.place === place ? view : null;
}

/** With whom he may share a view: departments he manages (a coordinator: also those he works in), and everybody. */
export function sharingOf(actor: UserActor): Sharing {
  const keeps = isCoordinator(actor);
  const seats = actor.seats.filter((seat) => seat.how !== "vacant" && (keeps || seat.role === "department_manager"));
  const departments = new Map(seats.map((seat) => [seat.departmentId, seat.departmentName]));
  return { departments: [...departments].map(([id, name]) => ({ id, name })), everyone: keeps || actor.manager };
}
