import type { BoxSearch } from "@/components/cartable/boxes";
import { decodeCursor } from "@/lib/base/cursor";
import { channels, kinds, priorities } from "@/lib/base/words";
import type { CartableFilter } from "@/lib/cartable/schema";

type Raw = Record<string, string | string[] | undefined>;

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)?.trim() || undefined;
const among = <T extends string>(names: readonly T[], value: string | undefined): T | undefined =>
  names.find((name) => name === value);

/** A cursor that we made; an address that somebody mangled shows the box from its beginning. */
function readable(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  try {
    decodeCursor(cursor);
    return cursor;
  } catch {
    return undefined;
  }
}

/** What the address says, where it can be read. */
export function searchOf(raw: Raw): BoxSearch {
  return {
    q: one(raw.q)?.slice(0, 200),
    kind: among(kinds, one(raw.kind)),
    priority: among(priorities, one(raw.priority)),
    channel: among(channels, one(raw.channel)),
    unread: one(raw.unread) ? "1" : undefined,
    held: one(raw.held) === "all" ? "all" : undefined,
    cursor: readable(one(raw.cursor)),
    before: readable(one(raw.before)),
  };
}

export const filterOf = ({ unread, ...search }: BoxSearch) =>
  ({ ...search, ...(unread ? { unread: true } : {}) }) as Partial<CartableFilter>;
