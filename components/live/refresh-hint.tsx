"use client";

import { useEffect, useState } from "react";
import { live } from "@/lib/i18n/messages/fa/live";
import { fa } from "@/lib/i18n/number";
import { LIVE, type LiveDetail } from "@/lib/live/schema";
import { FreshPill } from "./fresh-pill";

type Props = {
  /** Requests that the list shows. */
  numbers: number[];
  /** It begins at the newest: what is new belongs to it too. */
  newest: boolean;
  /** When it was read: a list that was read anew has nothing to hint at. */
  readAt: Date;
};

/** Beside a list that is drawn by the server: says that something of it changed, and fetches it anew when asked to. */
export function RefreshHint({ numbers, newest, readAt }: Props) {
  const [changed, setChanged] = useState<ReadonlySet<number>>(new Set());
  const shown = numbers.join(" ");
  const read = readAt.getTime();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what changed before it was read is in it
  useEffect(() => {
    setChanged(new Set());
    const own = new Set(shown.split(" ").map(Number));
    const highest = Math.max(0, ...own);
    const hear = (event: Event) => {
      const news = (event as CustomEvent<LiveDetail>).detail.requests;
      const mine = news.filter((number) => own.has(number) || (newest && number > highest));
      if (mine.length > 0) setChanged((before) => new Set([...before, ...mine]));
    };
    window.addEventListener(LIVE, hear);
    return () => window.removeEventListener(LIVE, hear);
  }, [shown, newest, read]);
  return <FreshPill label={changed.size > 0 ? live.changedRows.replace("{n}", fa(changed.size)) : undefined} />;
}
