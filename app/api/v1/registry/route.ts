import { placeFields } from "@/lib/base/cursor";
import { listRegistry, registryFilter } from "@/lib/requests/list-registry";
import { route } from "@/lib/web/route";
import { page } from "@/lib/web/views";
import { registryEntryView } from "@/lib/web/way-views";

export const GET = route(listRegistry, {
  method: "GET",
  path: "/registry",
  summary: "The registry of a Jalali year: what was registered by hand, the newest number first",
  takes: registryFilter.extend(placeFields).omit({ before: true }),
  gives: page(registryEntryView),
});
