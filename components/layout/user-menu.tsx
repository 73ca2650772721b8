import type { ReactNode } from "react";
import { HelpButton } from "@/components/layout/help-button";
import { ThemeChoice } from "@/components/layout/theme-choice";
import { Avatar } from "@/components/ui/avatar";
import { UserRound } from "@/components/ui/icons";
import { Menu, MenuSeparator } from "@/components/ui/menu";
import { SoftLink } from "@/components/ui/soft-link";
import { WhenAlive } from "@/components/ui/when-alive";
import { nav } from "@/lib/i18n/messages/fa/nav";

export type ShellUser = { name: string /** Position or role. */; title?: string; profileHref?: string };

/** Who is signed in; profile, colours, shortcuts, and the way out (`signOut`: a form with one button). */
export function UserMenu({ user, signOut }: { user: ShellUser; signOut?: ReactNode }) {
  return (
    <Menu
      align="end"
      label={`${nav.account}: ${user.name}`}
      className="flex min-h-11 items-center gap-2 rounded-lg px-1.5 hover:bg-default md:min-h-9"
      trigger={
        <>
          <Avatar name={user.name} size="sm" />
          <span className="max-w-36 truncate text-13 max-md:hidden">{user.name}</span>
        </>
      }
    >
      <div className="px-2.5 py-1.5">
        <p className="text-sm font-medium">{user.name}</p>
        {user.title && <p className="text-13 text-muted">{user.title}</p>}
      </div>
      <MenuSeparator />
      <SoftLink href={user.profileHref ?? "/settings/profile"}>
        <UserRound aria-hidden="true" />
        {nav.profile}
      </SoftLink>
      <WhenAlive>
        <div className="max-md:hidden">
          <HelpButton />
        </div>
        <MenuSeparator />
        <ThemeChoice />
      </WhenAlive>
      {signOut && <MenuSeparator />}
      {signOut}
    </Menu>
  );
}
