import { staffNav, staffPlaces } from "@/components/cartable/staff-nav";
import { type UserActor, workingSeats } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import { countBoxes } from "@/lib/cartable/queries";
import { countSuggestions } from "@/lib/identity/list-suggestions";
import { listViews } from "@/lib/views/queries";

/** The navigation of a person with its counters, for the frame and for what it becomes while the page stays open. */
export async function readNav(actor: UserActor) {
  const [counts, alike, views] = await Promise.all([
    workingSeats(actor).length > 0 ? countBoxes(actor, {}) : null,
    may("suggestion.read", actor, null) ? countSuggestions(actor, {}) : null,
    listViews(actor, {}),
  ]);
  return { nav: staffNav(actor, { counts, alike, views }), places: staffPlaces(actor, counts) };
}
