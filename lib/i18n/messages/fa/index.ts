import { dates } from "@/lib/i18n/messages/fa/dates";
import { errors } from "@/lib/i18n/messages/fa/errors";
import { events } from "@/lib/i18n/messages/fa/events";
import { words } from "@/lib/i18n/messages/fa/words";

/** One file an area; a new area is one import and one name here. */
export const fa = { dates, errors, events, words } as const;
