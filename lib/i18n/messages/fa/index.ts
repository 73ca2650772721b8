import { audit } from "@/lib/i18n/messages/fa/audit";
import { auth } from "@/lib/i18n/messages/fa/auth";
import { dates } from "@/lib/i18n/messages/fa/dates";
import { errors } from "@/lib/i18n/messages/fa/errors";
import { events } from "@/lib/i18n/messages/fa/events";
import { nav } from "@/lib/i18n/messages/fa/nav";
import { settings } from "@/lib/i18n/messages/fa/settings";
import { ui } from "@/lib/i18n/messages/fa/ui";
import { words } from "@/lib/i18n/messages/fa/words";

/** One file an area; a new area is one import and one name here. */
export const fa = { audit, auth, settings, dates, errors, events, nav, ui, words } as const;
