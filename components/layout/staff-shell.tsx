"use client";

import type { ReactNode } from "react";
import { BottomBar } from "@/components/layout/bottom-bar";
import { CloseOnNavigate } from "@/components/layout/close-on-navigate";
import { FoldButton } from "@/components/layout/fold-button";
import { type NavItem, type NavSection, NavSections } from "@/components/layout/nav-item";
import { PaletteDoor } from "@/components/layout/palette-door";
import { SearchBox } from "@/components/layout/search-box";
import { type ShellUser, UserMenu } from "@/components/layout/user-menu";
import { cx } from "@/components/ui/class-names";
import { HotKeys } from "@/components/ui/hot-keys";
import { SoftLink } from "@/components/ui/soft-link";
import { type Flash, ToastRegion } from "@/components/ui/toast-region";
import { nav as words } from "@/lib/i18n/messages/fa/nav";

type Props = {
  nav: NavSection[];
  user: ShellUser;
  company: string;
  children: ReactNode;
  /** The three places of the phone's bar, with their counters. */
  places?: NavItem[];
  /** One primary act of the strip, such as «ثبت تماس». */
  action?: ReactNode;
  signOut?: ReactNode;
  /** What one is told of. */
  bell?: ReactNode;
  home?: string;
  /** May this person look into requests at all? Else no search box that ends at a closed door. */
  searches?: boolean;
  folded?: boolean;
  hotkeysOff?: boolean;
  flash?: Flash | null;
};

/**
 * The frame of every staff page: strip above, navigation at the right (bar below on a phone), the page in the rest. Drawn on this side:
 * its markup does not travel a second time as data.
 */
export function StaffShell(props: Props) {
  const { nav, user, company, children, places, action, signOut, home = "/cartable", folded = false } = props;
  const { searches = true } = props;
  return (
    <div className="shell desk" data-nav={folded ? "folded" : "open"}>
      <a href="#main" className="skip-link">
        {words.skip}
      </a>
      <header className="shell-strip">
        <div className={cx("flex shrink-0 items-center gap-1 xl:w-57", searches && "max-md:hidden")}>
          <FoldButton folded={folded} />
          <SoftLink href={home} className="max-w-44 truncate rounded px-1.5 py-1 text-sm font-bold max-md:py-3">
            <bdi>{company}</bdi>
          </SoftLink>
        </div>
        {searches ? <SearchBox /> : <span className="flex-1" />}
        <div className="flex shrink-0 items-center gap-2">
          {action}
          {props.bell}
          <UserMenu user={user} signOut={signOut} />
        </div>
      </header>
      <nav aria-label={words.main} className="shell-nav nav-list">
        <NavSections sections={nav} />
      </nav>
      <main id="main" tabIndex={-1} className="shell-main">
        {children}
      </main>
      <BottomBar sections={nav} places={places} />
      <ToastRegion flash={props.flash} />
      <HotKeys off={props.hotkeysOff} />
      <PaletteDoor sections={nav} />
      <CloseOnNavigate />
    </div>
  );
}
