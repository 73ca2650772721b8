import type { BoxSearch } from "@/components/cartable/box-href";
import { channels, kinds, priorities } from "@/lib/base/words";
import type { CartableFilter } from "@/lib/cartable/schema";
import { amongOf, idOf, oneOf, readableCursor, type SearchParams } from "@/lib/web/search-params";

/** What the address says, where it can be read. */
export const searchOf = (raw: SearchParams): BoxSearch => ({
  q: oneOf(raw.q)?.slice(0, 200),
  kind: amongOf(kinds, raw.kind),
  priority: amongOf(priorities, raw.priority),
  channel: amongOf(channels, raw.channel),
  tagId: idOf(raw.tagId),
  unread: oneOf(raw.unread) && "1",
  held: amongOf(["all"], raw.held),
  cursor: readableCursor(raw.cursor),
  before: readableCursor(raw.before),
  task: idOf(raw.task),
  view: idOf(raw.view),
});

export const filterOf = ({ unread, task: _, view: __, ...search }: BoxSearch) =>
  ({ ...search, ...(unread ? { unread: true } : {}) }) as Partial<CartableFilter>;
