"use client";

import { type ComponentProps, useEffect, useRef } from "react";
import { LivePane } from "@/components/requests/live-pane";
import { useUnpacked } from "@/components/ui/use-unpacked";
import type { Packed } from "@/lib/base/dated-json";
import * as acts from "./actions";
import * as beside from "./beside-actions";

const actions = { ...acts, beside };

type Shown = Omit<ComponentProps<typeof LivePane>, "actions"> & {
  /** It is not in the list beside it any more, so that `next` is a guess. */
  away?: boolean;
};

/** The pane with the acts of the desk, which are known here by name and need not come with each page. */
export function DeskPane({ packed }: { packed: Packed<Shown> }) {
  const { away, ...shown } = useUnpacked(packed);
  return <LivePane {...shown} next={useNext(shown.data.view.number, shown.next, away)} actions={actions} />;
}

/** What came next when the item was opened: reading it may take it out of the list, and the reader goes on from there. */
function useNext(number: number, next: string | undefined, away: boolean | undefined) {
  const first = useRef<{ number: number; next: string | undefined }>(undefined);
  const chosen = away && first.current?.number === number ? first.current.next : next;
  useEffect(() => {
    first.current = { number, next: chosen };
  }, [number, chosen]);
  return chosen;
}
