"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { live } from "@/lib/i18n/messages/fa/live";
import { fa } from "@/lib/i18n/number";
import { LIVE, type LiveDetail } from "@/lib/live/schema";

type Props = {
  /** Requests that the list shows. */
  numbers: number[];
  /** It begins at the newest: what is new belongs to it too. */
  newest: boolean;
};

/** Beside a list that is drawn by the server: says that something of it changed, and fetches it anew when asked to. */
export function RefreshHint({ numbers, newest }: Props) {
  const router = useRouter();
  const [changed, setChanged] = useState<ReadonlySet<number>>(new Set());
  const [pending, start] = useTransition();
  const shown = numbers.join(" ");
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
  }, [shown, newest]);
  const refresh = () =>
    start(() => {
      router.refresh();
      setChanged(new Set());
    });
  return (
    <div role="status" className="relative h-0">
      {changed.size > 0 && (
        <button type="button" className="live-pill" aria-disabled={pending || undefined} onClick={refresh}>
          {live.changedRows.replace("{n}", fa(changed.size))}
        </button>
      )}
    </div>
  );
}
