import { useEffect, useState } from "react";
import type { NavSection } from "@/components/layout/nav-item";

const PAUSE_MS = 15_000;
const place = "/views/";

/** The navigation with figures beside its views: asked for once the page stands, when a view came, and again when something moved, not more often than the pause. */
export function useViewCounts(sections: NavSection[]): NavSection[] {
  const [counts, setCounts] = useState<Record<string, number>>({});
  const views = sections
    .flatMap(({ items }) => items.flatMap(({ href }) => (href.startsWith(place) ? href : [])))
    .join();
  useEffect(() => {
    if (!views) return;
    let asked = 0;
    let waits: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      waits = undefined;
      asked = Date.now();
      const answer = await fetch("/views/counts").catch(() => null);
      if (answer?.ok) setCounts((await answer.json()) as Record<string, number>);
    };
    const soon = () => {
      waits ??= setTimeout(ask, Math.max(0, asked + PAUSE_MS - Date.now()));
    };
    soon();
    window.addEventListener("peyvand:live", soon);
    return () => {
      clearTimeout(waits);
      window.removeEventListener("peyvand:live", soon);
    };
  }, [views]);
  return sections.map((section) => ({
    ...section,
    items: section.items.map((item) =>
      item.href.startsWith(place) ? { ...item, count: counts[item.href.slice(place.length)] ?? 0 } : item,
    ),
  }));
}
