"use client";

import { useEffect, useRef } from "react";
import { cx } from "@/components/ui/class-names";
import { SoftLink } from "@/components/ui/soft-link";
import { fa } from "@/lib/i18n/number";

export type Tab = { href: string; label: string; count?: number; active?: boolean };

/** Views of one thing, each with its own address. Where they do not all fit, the current one is scrolled into sight. */
export function Tabs({ items, label }: { items: Tab[]; label: string }) {
  const strip = useRef<HTMLElement>(null);
  const current = items.find((tab) => tab.active)?.href;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another one became current
  useEffect(() => {
    const [nav, tab] = [strip.current, strip.current?.querySelector("[aria-current]")];
    if (nav && tab && nav.scrollWidth > nav.clientWidth) nav.scrollBy({ left: middle(tab) - middle(nav) });
  }, [current]);
  return (
    <nav ref={strip} aria-label={label} className="overflow-x-auto border-b border-separator [scrollbar-width:none]">
      <ul className="flex gap-1">
        {items.map((tab) => (
          <li key={tab.href} className="shrink-0">
            <SoftLink
              href={tab.href}
              aria-current={tab.active ? "page" : undefined}
              className={cx(
                "-mb-px flex h-11 items-center gap-1.5 border-b-2 px-3 text-sm outline-offset-[-2px] md:h-10",
                tab.active
                  ? "border-accent font-medium"
                  : "border-transparent text-muted hover:border-border hover:text-foreground",
              )}
            >
              {tab.label}
              {tab.count !== undefined && <span className="text-13 font-normal text-muted">{fa(tab.count)}</span>}
            </SoftLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function middle(part: Element): number {
  const { left, right } = part.getBoundingClientRect();
  return (left + right) / 2;
}
