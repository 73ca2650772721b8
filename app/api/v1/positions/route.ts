import { directory } from "@/lib/staff/queries";
import { route } from "@/lib/web/route";
import { page, positionView } from "@/lib/web/views";

export const GET = route(directory, {
  method: "GET",
  path: "/positions",
  summary: "Seats, with who sits in them",
  present: ({ positions }) => ({ items: positions, nextCursor: null }),
  gives: page(positionView),
});
