import { Building2, IdCard, KeyRound, MailCheck, Network, ScrollText, Users } from "lucide-react";
import type { NavSection } from "@/components/layout/nav-item";
import { settings } from "@/lib/i18n/messages/fa/settings";

const { nav } = settings;

/** The part of the navigation that only the administrator sees. */
export const settingsNav: NavSection = {
  label: settings.title,
  items: [
    { href: "/settings/users", label: nav.users, icon: Users },
    { href: "/settings/departments", label: nav.departments, icon: Network },
    { href: "/settings/positions", label: nav.positions, icon: IdCard },
    { href: "/settings/company", label: nav.company, icon: Building2 },
    { href: "/settings/tokens", label: nav.tokens, icon: KeyRound },
    { href: "/settings/outbox", label: nav.outbox, icon: MailCheck },
    { href: "/audit", label: nav.audit, icon: ScrollText },
  ],
};
