import type { LucideIcon } from "lucide-react";
import { NavLink } from "@/components/layout/nav-link";
import { nav } from "@/lib/i18n/messages/fa/nav";
import { fa } from "@/lib/i18n/number";

export type NavItem = {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Waiting things; 100 and more are shown «+۹۹»; 0 is not shown. */
  count?: number;
  /** The counter is of late things. */
  urgent?: boolean;
  /** Other addresses under which this item is the current one. */
  also?: string[];
  /** One more, but not what lies below it. */
  exactly?: string;
  active?: boolean;
};

export type NavSection = { label?: string; items: NavItem[] };

/** One row of the navigation; on a folded one an icon over its word. */
export function NavRow({ item }: { item: NavItem }) {
  const { icon: Icon, label, count = 0, urgent, href, also, exactly, active } = item;
  return (
    <li>
      <NavLink href={href} also={also} exactly={exactly} active={active} className="nav-row">
        <Icon aria-hidden="true" />
        <span className="nav-word">{label}</span>
        {count > 0 && (
          <span className="nav-count" data-urgent={urgent || undefined}>
            {count > 99 ? nav.manyCount : fa(count)}
            <span className="sr-only"> {nav.items}</span>
          </span>
        )}
      </NavLink>
    </li>
  );
}

export function NavSections({ sections }: { sections: NavSection[] }) {
  return sections.map((section, n) => (
    <div key={section.label ?? `part-${n + 1}`} className="nav-section">
      {section.label && <p className="nav-heading">{section.label}</p>}
      <ul>
        {section.items.map((item) => (
          <NavRow key={item.href + item.label} item={item} />
        ))}
      </ul>
    </div>
  ));
}
