import { staffNav, staffPlaces } from "@/components/cartable/staff-nav";
import type { UserActor } from "@/lib/auth/actor";
import { readDesk } from "@/lib/views/queries";

/** The navigation of a person with its counters, for the frame and for what it becomes while the page stays open. */
export async function readNav(actor: UserActor) {
  const { boxes: counts, alike, unread, views } = await readDesk(actor, {});
  return { menu: { nav: staffNav(actor, { counts, alike, views }), places: staffPlaces(actor, counts) }, unread };
}
