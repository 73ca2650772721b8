"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";

/** Right is earlier: the week runs from the right. */
const STEPS: Record<string, number> = { ArrowRight: -1, ArrowLeft: 1, ArrowUp: -7, ArrowDown: 7 };

/** Arrow keys move from day to day, Home and End to the ends of the week, PageUp and PageDown to the neighbouring month, week or year. */
export function DayKeys({ children, className }: { children: ReactNode; className?: string }) {
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!sessionStorage.getItem(TURNED)) return;
    sessionStorage.removeItem(TURNED);
    grid.current?.querySelector<HTMLElement>('[data-day][tabindex="0"]')?.focus();
  }); // after each turn, whether the page was drawn anew or in place
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside take the keys
    <div ref={grid} className={className} onKeyDown={move}>
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

/** Says that whoever comes to the neighbouring page came by the keyboard, and goes on there. */
const TURNED = "peyvand:days-turned";

/** Beyond the edge lies the neighbour. */
function turn(earlier: boolean): void {
  sessionStorage.setItem(TURNED, "1");
  document.querySelector<HTMLElement>(`main a[rel=${earlier ? "prev" : "next"}]`)?.click();
}
