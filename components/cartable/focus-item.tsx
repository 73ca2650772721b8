"use client";

import { useEffect } from "react";

let arrived = false;

/** When another item opens, the reader is taken to its title; the first page a browser loads is left alone. */
export function FocusItem({ number }: { number: number }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for each item
  useEffect(() => {
    const first = !arrived;
    arrived = true;
    if (first) return;
    const title = document.querySelector<HTMLElement>(".pane-item h1");
    if (!title) return;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }, [number]);
  return null;
}

/** The list has been seen: what opens next is an arrival. */
export function ListSeen() {
  useEffect(() => {
    arrived = true;
  }, []);
  return null;
}
