import { channels, kinds, priorities, requestStatuses } from "@/lib/base/words";
import { amongOf, idOf, oneOf, type SearchParams } from "@/lib/web/search-params";

/** What the address asks for, where it can be read. */
export const searchOf = (raw: SearchParams) => ({
  q: oneOf(raw.q)?.slice(0, 200),
  status: amongOf(requestStatuses, raw.status),
  kind: amongOf(kinds, raw.kind),
  priority: amongOf(priorities, raw.priority),
  channel: amongOf(channels, raw.channel),
  tagId: idOf(raw.tagId),
});
