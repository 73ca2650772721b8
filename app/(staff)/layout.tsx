import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { staffNav, staffPlaces } from "@/components/cartable/staff-nav";
import { homeOf, titleOf } from "@/components/staff/home";
import { workingSeats } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import { countBoxes } from "@/lib/cartable/queries";
import { countSuggestions } from "@/lib/identity/list-suggestions";
import { company } from "@/lib/staff/queries";
import { readFlash } from "@/lib/web/flash";
import { currentActor, currentPreferences } from "@/lib/web/session";
import { StaffFrame } from "./staff-frame";

/** The frame around all that colleagues see. It guards nothing: each page does that for itself. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  if (actor.kind !== "user") return children;
  const [counts, alike, house, preferences, flash, cookie] = await Promise.all([
    workingSeats(actor).length > 0 ? countBoxes(actor, {}) : null,
    may("suggestion.read", actor, null) ? countSuggestions(actor, {}) : null,
    company(actor, {}),
    currentPreferences(),
    readFlash(),
    cookies(),
  ]);
  return (
    <StaffFrame
      nav={staffNav(actor, counts, alike)}
      places={staffPlaces(actor, counts)}
      home={homeOf(actor)}
      company={house.name}
      user={{ name: actor.name, title: titleOf(actor), profileHref: "/profile" }}
      registers={may("request.submit", actor, null)}
      searches={may("request.search", actor, null)}
      folded={cookie.get("nav")?.value === "folded"}
      hotkeysOff={preferences.shortcuts === false}
      flash={flash}
    >
      {children}
    </StaffFrame>
  );
}
