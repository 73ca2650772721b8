"use client";

import type { DeskChanges } from "@/components/live/feed";
import { useFed } from "@/components/live/use-fed";

export type BellCount = NonNullable<DeskChanges["bell"]>;

/** How many notices are unread, as it follows what happens. */
export function useUnread(bell: BellCount): number {
  const [{ unread }] = useFed(bell, {
    touches: ({ notices }) => notices,
    query: () => ({ bell: "1" }),
    pick: (fed) => fed.bell,
  });
  return unread;
}
