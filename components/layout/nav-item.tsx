"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { type NavIcon, navIcons } from "@/components/layout/nav-icons";
import { SoftLink } from "@/components/ui/soft-link";
import { nav } from "@/lib/i18n/messages/fa/nav";
import { fa } from "@/lib/i18n/number";

export type NavItem = {
  href: string;
  label: string;
  icon: NavIcon;
  /** Waiting things; 100 and more are shown «+۹۹»; 0 is not shown. */
  count?: number;
  /** The counter is of late things. */
  urgent?: boolean;
  /** Other addresses under which this item is the current one. */
  also?: string[];
  /** What lies below it but is a place of its own. */
  but?: string;
  /** One more, but not what lies below it. */
  exactly?: string;
};

export type NavSection = { label?: string; items: NavItem[] };

/**
 * The navigation from plain words, so that little of it travels twice; the address says which row is the current one:
 * a saved view is a box with its filters, and is then the place one is at.
 */
export function NavSections({ sections }: { sections: NavSection[] }) {
  const [path, view] = [usePathname(), `/views/${useSearchParams().get("view")}`];
  const inView = sections.some(({ items }) => items.some(({ href }) => href === view));
  return sections.map((section, n) => (
    <div key={section.label ?? `part-${n + 1}`} className="nav-section">
      {section.label && <p className="nav-heading">{section.label}</p>}
      <ul>{section.items.map((item) => row(item, inView ? view : path))}</ul>
    </div>
  ));
}

/** Some places side by side, and what follows them. */
export function NavPlaces({ items, children }: { items: NavItem[]; children: ReactNode }) {
  const path = usePathname();
  return (
    <ul>
      {items.map((item) => row(item, path))}
      {children}
    </ul>
  );
}

/** G and then this key goes there. */
const GO: Partial<Record<NavIcon, string>> = {
  inbox: "KeyI",
  review: "KeyV",
  followup: "KeyF",
  department: "KeyQ",
  copies: "KeyC",
  overdue: "KeyO",
  done: "KeyD",
  requests: "KeyR",
  customers: "KeyM",
};

/** One row; on a folded navigation an icon over its word. */
function row({ icon, label, count = 0, urgent, ...place }: NavItem, path: string) {
  return (
    <li key={place.href + label}>
      <SoftLink
        href={place.href}
        className="nav-row"
        data-go={GO[icon]}
        aria-current={isHere(place, path) ? "page" : undefined}
      >
        {navIcons[icon]}
        <span className="nav-word">{label}</span>
        {count > 0 && (
          <span className="nav-count" data-urgent={urgent || undefined}>
            {count > 99 ? nav.manyCount : fa(count)}
            <span className="sr-only"> {nav.items}</span>
          </span>
        )}
      </SoftLink>
    </li>
  );
}

const isHere = ({ href, also = [], but, exactly }: Pick<NavItem, "href" | "also" | "but" | "exactly">, path: string) =>
  path !== but && (path === exactly || [href, ...also].some((one) => path === one || path.startsWith(`${one}/`)));
