import type { NavItem, NavSection } from "@/components/layout/nav-item";
import { settingsNav } from "@/components/staff/settings-nav";
import type { UserActor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import type { Box, BoxCounts } from "@/lib/cartable/schema";
import { agenda } from "@/lib/i18n/messages/fa/agenda";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { nav } from "@/lib/i18n/messages/fa/nav";
import { service } from "@/lib/i18n/messages/fa/service-targets";
import { views as say } from "@/lib/i18n/messages/fa/views";
import { words } from "@/lib/i18n/messages/fa/words";
import type { ViewFace } from "@/lib/views/schema";
import { boxHref } from "./box-href";
import { boxesOf } from "./boxes";

const requests: NavItem = { href: "/requests", label: nav.requests, icon: "requests" };
const customers: NavItem = {
  href: "/customers",
  label: nav.customers,
  icon: "customers",
  but: "/customers/duplicates",
};
const duplicates = (count: number): NavItem => ({
  href: "/customers/duplicates",
  label: nav.duplicates,
  icon: "duplicates",
  count,
});

const late: NavItem = { href: "/reports/late", label: service.late.nav, icon: "late" };
const calendar: NavItem = { href: "/cartable/calendar", label: agenda.nav, icon: "agenda" };
/** A department's manager looks after its texts without the other settings. */
const texts: NavItem = { href: "/settings/texts", label: desk.texts.nav, icon: "texts" };

type Shown = {
  counts: BoxCounts | null;
  /** Open suggestions of cards that are alike; null where he has nothing to do with them. */
  alike?: number | null;
  views?: Pick<ViewFace, "id" | "name">[];
};

/** Its address leads to the list; the figure beside it comes later. */
const viewItem = ({ id, name }: Pick<ViewFace, "id" | "name">): NavItem => ({
  href: `/views/${id}`,
  label: name,
  icon: "view",
});

/** The boxes of this person with what waits in them, the places all share, and the administrator's own. */
export function staffNav(actor: UserActor, { counts, alike = null, views = [] }: Shown): NavSection[] {
  const boxes = boxesOf(actor).map((box) => boxItem(box, counts?.[box]));
  const shared = may("request.search", actor, null) ? [requests, customers] : [];
  if (alike !== null) shared.push(duplicates(alike));
  if (may("report.late", actor, null)) shared.push(late);
  if (!actor.administrator && may("text.manage", actor, null)) shared.push(texts);
  return [
    ...(boxes.length > 0 ? [{ label: nav.cartable, items: [...boxes, calendar] }] : []),
    ...(views.length > 0 ? [{ label: say.title, items: views.map(viewItem) }] : []),
    ...(shared.length > 0 ? [{ items: shared }] : []),
    ...(actor.administrator ? [settingsNav] : []),
  ];
}

/** What a phone's bar shows. */
export function staffPlaces(actor: UserActor, counts: BoxCounts | null): NavItem[] {
  const cartable: NavItem = { href: "/cartable", label: nav.cartable, icon: "inbox", count: counts?.inbox };
  const shared = may("request.search", actor, null) ? [requests, customers] : [];
  const seated = boxesOf(actor).length > 0;
  return [...(seated ? [cartable] : []), ...shared, ...(actor.administrator && !seated ? settingsNav.items : [])];
}

const boxItem = (box: Box, count?: number): NavItem => ({
  href: boxHref(box),
  label: words.box[box],
  icon: box,
  ...(count ? { count } : {}),
  ...(box === "overdue" ? { urgent: true } : {}),
  ...(box === "inbox" ? { exactly: "/cartable" } : {}),
});
