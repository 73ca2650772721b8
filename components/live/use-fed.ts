"use client";

import { useEffect, useRef, useState } from "react";
import type { LiveDetail } from "@/lib/live/schema";
import { type DeskChanges, follow } from "./feed";

type Wants<T> = {
  touches: (change: LiveDetail, shown: T) => boolean;
  query: () => Record<string, string>;
  pick: (fed: DeskChanges, shown: T) => T | undefined;
};

/**
 * What the server drew, and what it became since. A page that was drawn anew (`given` is another object) counts more than an answer
 * that was asked for before.
 */
export function useFed<T>(given: T, wants: Wants<T>): [T, (value: T) => void] {
  const [fed, setFed] = useState<{ given: T; value: T }>();
  const shown = fed?.given === given ? fed.value : given;
  const live = useRef({ given, shown, wants });
  useEffect(() => {
    live.current = { given, shown, wants };
  });
  useEffect(
    () =>
      follow({
        touches: (change) => live.current.wants.touches(change, live.current.shown),
        ask: () => {
          const asked = live.current.given;
          return {
            query: live.current.wants.query(),
            take: (answer) => {
              const { given: now, shown: before, wants: own } = live.current;
              const value = now === asked ? own.pick(answer, before) : undefined;
              if (value !== undefined) setFed({ given: now, value });
            },
          };
        },
      }),
    [],
  );
  return [shown, (value) => setFed({ given, value })];
}
