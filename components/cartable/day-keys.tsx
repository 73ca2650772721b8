"use client";

import type { KeyboardEvent, ReactNode } from "react";

/** Right is earlier: the week runs from the right. */
const STEPS: Record<string, number> = { ArrowRight: -1, ArrowLeft: 1, ArrowUp: -7, ArrowDown: 7 };

/** Arrow keys move from day to day, Home and End to the ends of the week, PageUp and PageDown to the neighbouring month, week or year. */
export function DayKeys({ children, className }: { children: ReactNode; className?: string }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside take the keys
    <div className={className} onKeyDown={move}>
      {children}
    </div>
  );
}

function move(event: KeyboardEvent<HTMLDivElement>): void {
  const from = event.target as HTMLElement;
  if (!from.dataset.day || event.altKey || event.ctrlKey || event.metaKey) return;
  const days = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-day]")];
  const at = days.indexOf(from);
  const week = at - ((new Date(from.dataset.day).getUTCDay() + 1) % 7);
  const last = days.length - 1;
  const ends: Record<string, number> = { Home: Math.max(0, week), End: Math.min(last, week + 6) };
  const to = ends[event.key] ?? at + (STEPS[event.key] ?? 0);
  const beyond = event.key === "PageUp" || event.key === "PageDown" || !days[to];
  if (to === at && !beyond) return;
  event.preventDefault();
  if (beyond) turn(event.key === "PageUp" || to < at);
  else focusOn(days, to);
}

function focusOn(days: HTMLElement[], to: number): void {
  for (const one of days) one.tabIndex = -1;
  days[to]!.tabIndex = 0;
  days[to]!.focus();
}

/** Beyond the edge lies the neighbour. */
function turn(earlier: boolean): void {
  document.querySelector<HTMLElement>(`main a[rel=${earlier ? "prev" : "next"}]`)?.click();
}
