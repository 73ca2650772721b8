import type { NavSection } from "@/components/layout/nav-item";
import { automation } from "@/lib/i18n/messages/fa/automation";
import { calendar } from "@/lib/i18n/messages/fa/calendar";
import { cardFields } from "@/lib/i18n/messages/fa/card-fields";
import { channels } from "@/lib/i18n/messages/fa/channels";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { received } from "@/lib/i18n/messages/fa/received";
import { service } from "@/lib/i18n/messages/fa/service-targets";
import { settings } from "@/lib/i18n/messages/fa/settings";

const { nav } = settings;

/** The part of the navigation that only the administrator sees. */
export const settingsNav: NavSection = {
  label: settings.title,
  items: [
    { href: "/settings/users", label: nav.users, icon: "users" },
    { href: "/settings/departments", label: nav.departments, icon: "departments" },
    { href: "/settings/positions", label: nav.positions, icon: "positions" },
    { href: "/settings/calendar", label: calendar.nav, icon: "calendar" },
    { href: "/settings/rules", label: automation.nav.rules, icon: "rules" },
    { href: "/settings/automation", label: automation.nav.automation, icon: "automation" },
    { href: "/settings/macros", label: automation.nav.macros, icon: "macros" },
    { href: "/settings/customer-fields", label: cardFields.nav, icon: "cardFields" },
    { href: "/settings/service", label: service.title, icon: "service" },
    { href: "/settings/texts", label: desk.texts.nav, icon: "texts" },
    { href: "/settings/checklists", label: desk.lists.nav, icon: "checklists" },
    { href: "/settings/company", label: nav.company, icon: "company" },
    { href: "/settings/tokens", label: nav.tokens, icon: "tokens" },
    { href: "/settings/channels", label: channels.nav, icon: "channels", but: "/settings/channels/received" },
    { href: "/settings/channels/received", label: received.title, icon: "received" },
    { href: "/settings/outbox", label: nav.outbox, icon: "outbox" },
    { href: "/audit", label: nav.audit, icon: "audit" },
  ],
};
