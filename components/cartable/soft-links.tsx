"use client";

import { useRouter } from "next/navigation";
import { type MouseEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useTransition } from "react";

/** Where each list was scrolled to when it was last seen. */
const places = new Map<string, number>();
const useBeforePaint = typeof window === "undefined" ? useEffect : useLayoutEffect;
const isWide = () => window.matchMedia("(min-width: 51.25rem)").matches;

/**
 * One listener for all plain links of a list: they open without loading the page anew, the pressed one is marked at once
 * (`data-pending`), and the list stands where it stood. Without a script they are links like any other.
 */
export function SoftLinks({ name, children }: { name: string; children: ReactNode }) {
  const router = useRouter();
  const box = useRef<HTMLDivElement>(null);
  const [pending, start] = useTransition();
  useBeforePaint(() => {
    const pane = box.current?.closest<HTMLElement>(".pane-list");
    if (!pane) return;
    pane.scrollTop = places.get(name) ?? 0;
    const open = pane.querySelector<HTMLElement>("[data-row] [aria-current]");
    open?.scrollIntoView({ block: "nearest" });
    const keep = () => void places.set(name, pane.scrollTop);
    pane.addEventListener("scroll", keep, { passive: true });
    return () => pane.removeEventListener("scroll", keep);
  }, [name]);
  useEffect(() => {
    if (!pending)
      for (const old of box.current?.querySelectorAll("[data-pending]") ?? []) old.removeAttribute("data-pending");
  }, [pending]);
  const follow = (event: MouseEvent<HTMLDivElement>) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
      return;
    event.preventDefault();
    for (const old of event.currentTarget.querySelectorAll("[data-pending]")) old.removeAttribute("data-pending");
    link.setAttribute("data-pending", "");
    start(() => router.push(link.pathname + link.search, { scroll: !isWide() }));
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: only listens to the links inside, which have keys of their own
    <div ref={box} onClick={follow}>
      {children}
    </div>
  );
}
