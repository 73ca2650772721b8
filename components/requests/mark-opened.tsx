"use client";

import { useEffect } from "react";
import { LIVE, type LiveDetail } from "@/lib/live/schema";
import type { DeskActions } from "./desk";

type Props = { number: number; referralIds: string[]; owned: boolean; actions: DeskActions };

/**
 * Says once that somebody really looks at this request: a link that was only fetched ahead says nothing. Notices of it are read with
 * it, also those that come while it is open; where the bell counts none, nothing is asked.
 */
export function MarkOpened({ number, referralIds, owned, actions }: Props) {
  const ids = referralIds.join(" ");
  const { opened, told } = actions;
  useEffect(() => {
    const fresh = ids.split(" ").filter(Boolean);
    if (fresh.length > 0 || owned) opened(number, fresh, owned).catch(() => {});
  }, [number, ids, owned, opened]);
  useEffect(() => {
    const read = () => told(number).catch(() => {});
    if (document.querySelector("[data-unread-notices]")) read();
    const hear = (event: Event) => {
      if ((event as CustomEvent<LiveDetail>).detail.notices && !document.hidden) read();
    };
    window.addEventListener(LIVE, hear);
    return () => window.removeEventListener(LIVE, hear);
  }, [number, told]);
  return null;
}
