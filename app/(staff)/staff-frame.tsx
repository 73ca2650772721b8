"use client";

import { type ComponentProps, type ReactNode, useEffect, useRef } from "react";
import { StaffShell } from "@/components/layout/staff-shell";
import type { DeskChanges } from "@/components/live/feed";
import { openStream } from "@/components/live/stream";
import { useFed } from "@/components/live/use-fed";
import { Bell } from "@/components/notices/bell";
import { PresenceSwitch } from "@/components/staff/presence-switch";
import { SignOut } from "@/components/staff/sign-out";
import { PhoneIncoming } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { useUnpacked } from "@/components/ui/use-unpacked";
import { useViewCounts } from "@/components/views/use-view-counts";
import type { Packed } from "@/lib/base/dated-json";
import { cartable } from "@/lib/i18n/messages/fa/cartable";
import { changePresence } from "./presence-actions";

type Shown = Omit<ComponentProps<typeof StaffShell>, "action" | "signOut" | "bell" | "nav" | "places" | "children"> & {
  /** The navigation with its counters, as the page was drawn. */
  menu: NonNullable<DeskChanges["nav"]>;
  bell: NonNullable<DeskChanges["bell"]>;
  /** Up to where all that happened is on the page. */
  place: string | null;
  /** May this person register a request? */
  registers: boolean;
  /** Marked «غایب»; null: no work is ever shared out to this person. */
  away: boolean | null;
};

/** The shell from plain data, with what only the desk knows. */
export function StaffFrame({ packed, children }: { packed: Packed<Shown>; children: ReactNode }) {
  const { registers, away, menu, bell, place, ...data } = useUnpacked(packed);
  const [{ nav, places }] = useFed(menu, {
    touches: ({ counters }) => counters,
    query: () => ({ nav: "1" }),
    pick: (fed) => fed.nav,
  });
  const from = useRef(place);
  useEffect(() => openStream(from.current), []);
  return (
    <StaffShell
      {...data}
      nav={useViewCounts(nav)}
      places={places}
      action={registers && <Register />}
      bell={<Bell bell={bell} />}
      signOut={
        <>
          {away !== null && <PresenceSwitch away={away} change={changePresence} />}
          <SignOut />
        </>
      }
    >
      {children}
    </StaffShell>
  );
}

const Register = () => (
  <LinkButton href="/requests/new" size="sm" hotkey="KeyC" hotkeyLabel={cartable.register}>
    <PhoneIncoming aria-hidden="true" />
    <span className="max-md:sr-only">{cartable.register}</span>
  </LinkButton>
);
