import { isCoordinator, type UserActor, workingSeats } from "@/lib/auth/actor";
import { words } from "@/lib/i18n/messages/fa/words";

/** Where somebody's day begins: at his cartable, or, without a seat, at what else he may see. */
export function homeOf(actor: UserActor): string {
  if (workingSeats(actor).length > 0) return "/cartable";
  if (actor.manager) return "/requests";
  return actor.administrator ? "/settings/users" : "/profile";
}

/** What the frame says under his name: the seat he works from, or his role. */
export function titleOf(actor: UserActor): string | undefined {
  const seats = workingSeats(actor);
  const seat = (isCoordinator(actor) && seats.find((s) => s.role === "coordinator")) || seats[0];
  if (seat) return seat.title;
  return actor.manager ? words.role.manager : actor.administrator ? words.role.administrator : undefined;
}
