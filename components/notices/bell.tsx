"use client";

import { usePathname } from "next/navigation";
import type { DeskChanges } from "@/components/live/feed";
import { useFed } from "@/components/live/use-fed";
import { Bell as BellIcon } from "@/components/ui/icons";
import { SoftLink } from "@/components/ui/soft-link";
import { nav } from "@/lib/i18n/messages/fa/nav";
import { fa } from "@/lib/i18n/number";

/** The way to one's notices, with how many are unread; it follows what happens. */
export function Bell({ bell }: { bell: NonNullable<DeskChanges["bell"]> }) {
  const here = usePathname() === "/notices";
  const [{ unread }] = useFed(bell, {
    touches: ({ notices }) => notices,
    query: () => ({ bell: "1" }),
    pick: (fed) => fed.bell,
  });
  const shown = unread > 99 ? nav.manyCount : fa(unread);
  const label = unread > 0 ? nav.bellUnread.replace("{n}", shown) : nav.bell;
  return (
    <SoftLink
      href="/notices"
      className="bell"
      aria-label={label}
      title={label}
      aria-current={here ? "page" : undefined}
      data-unread-notices={unread || undefined}
    >
      <BellIcon aria-hidden="true" />
      {unread > 0 && (
        <span className="nav-count" aria-hidden="true">
          {shown}
        </span>
      )}
    </SoftLink>
  );
}
