import { PhoneIncoming } from "lucide-react";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { staffNav, staffPlaces } from "@/components/cartable/staff-nav";
import { StaffShell } from "@/components/layout/staff-shell";
import { homeOf, titleOf } from "@/components/staff/home";
import { SignOut } from "@/components/staff/sign-out";
import { LinkButton } from "@/components/ui/link-button";
import { workingSeats } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import { countBoxes } from "@/lib/cartable/queries";
import { cartable } from "@/lib/i18n/messages/fa/cartable";
import { company } from "@/lib/staff/queries";
import { readFlash } from "@/lib/web/flash";
import { currentActor, currentPreferences } from "@/lib/web/session";

/** The frame around all that colleagues see. It guards nothing: each page does that for itself. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  if (actor.kind !== "user") return children;
  const [counts, house, preferences, flash, cookie] = await Promise.all([
    workingSeats(actor).length > 0 ? countBoxes(actor, {}) : null,
    company(actor, {}),
    currentPreferences(),
    readFlash(),
    cookies(),
  ]);
  return (
    <StaffShell
      nav={staffNav(actor, counts)}
      places={staffPlaces(actor, counts)}
      home={homeOf(actor)}
      company={house.name}
      user={{ name: actor.name, title: titleOf(actor), profileHref: "/profile" }}
      action={may("request.submit", actor, null) ? <Register /> : undefined}
      searches={may("request.search", actor, null)}
      signOut={<SignOut />}
      folded={cookie.get("nav")?.value === "folded"}
      hotkeysOff={preferences.shortcuts === false}
      flash={flash}
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
