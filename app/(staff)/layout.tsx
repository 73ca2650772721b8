import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { homeOf, titleOf } from "@/components/staff/home";
import { workingSeats } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import { pack } from "@/lib/base/dated-json";
import { company } from "@/lib/staff/queries";
import { readFlash } from "@/lib/web/flash";
import { currentActor, currentPreferences } from "@/lib/web/session";
import { livePlace } from "@/lib/web/streams";
import { readNav } from "./nav-data";
import { StaffFrame } from "./staff-frame";

/** The frame around all that colleagues see. It guards nothing: each page does that for itself. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  if (actor.kind !== "user") return children;
  const place = livePlace(); // before anything is read: what happens from here on, the stream tells
  const [{ menu, unread }, house, preferences, flash, cookie] = await Promise.all([
    readNav(actor),
    company(actor, {}),
    currentPreferences(),
    readFlash(),
    cookies(),
  ]);
  return (
    <StaffFrame
      packed={pack({
        menu,
        bell: { unread },
        place,
        home: homeOf(actor),
        company: house.name,
        user: { name: actor.name, title: titleOf(actor), profileHref: "/profile" },
        away: workingSeats(actor).length > 0 ? preferences.away === true : null,
        registers: may("request.submit", actor, null),
        searches: may("request.search", actor, null),
        folded: cookie.get("nav")?.value === "folded",
        hotkeysOff: preferences.shortcuts === false,
        flash,
      })}
    >
      {children}
    </StaffFrame>
  );
}
