import { listAdapters } from "@/lib/channels/queries";
import { adapterView } from "@/lib/web/channel-views";
import { route } from "@/lib/web/route";
import { page } from "@/lib/web/views";

export const GET = route(listAdapters, {
  method: "GET",
  path: "/channel-adapters",
  summary: "Kinds of doors that can be set up, and what each asks for",
  present: (items) => ({ items, nextCursor: null }),
  gives: page(adapterView),
});
