"use client";

import { usePathname } from "next/navigation";
import { lazy, type MouseEvent, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { Bell as BellIcon } from "@/components/ui/icons";
import { nav } from "@/lib/i18n/messages/fa/nav";
import { fa } from "@/lib/i18n/number";
import { type BellCount, useUnread } from "./use-unread";

const BellPanel = lazy(() => import("./bell-panel"));

/** How many notices are unread, as it follows what happens; pressed, the newest of them. Before the script has come it leads to all. */
export function Bell({ bell }: { bell: BellCount }) {
  const path = usePathname();
  const [open, setOpen] = useState(false);
  const link = useRef<HTMLAnchorElement>(null);
  const unread = useUnread(bell);
  const close = useCallback((back = false) => {
    setOpen(false);
    if (back) link.current?.focus();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was opened here is left behind
  useEffect(() => setOpen(false), [path]);
  const press = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setOpen(!open);
  };
  const shown = unread > 99 ? nav.manyCount : fa(unread);
  const label = unread > 0 ? nav.bellUnread.replace("{n}", shown) : nav.bell;
  return (
    <div className="bell-place">
      <a
        ref={link}
        href="/notices"
        className="bell"
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-current={path === "/notices" ? "page" : undefined}
        data-unread-notices={unread || undefined}
        onClick={press}
      >
        <BellIcon aria-hidden="true" />
        {unread > 0 && (
          <span className="nav-count" aria-hidden="true">
            {shown}
          </span>
        )}
      </a>
      {open && (
        <Suspense>
          <BellPanel close={close} />
        </Suspense>
      )}
    </div>
  );
}
