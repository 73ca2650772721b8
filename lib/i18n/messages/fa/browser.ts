import { agenda } from "@/lib/i18n/messages/fa/agenda";
import { automation } from "@/lib/i18n/messages/fa/automation";
import { bulk } from "@/lib/i18n/messages/fa/bulk";
import { cardFields } from "@/lib/i18n/messages/fa/card-fields";
import { cartable } from "@/lib/i18n/messages/fa/cartable";
import { channels } from "@/lib/i18n/messages/fa/channels";
import { conflicts } from "@/lib/i18n/messages/fa/conflicts";
import { customers } from "@/lib/i18n/messages/fa/customers";
import { dates } from "@/lib/i18n/messages/fa/dates";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { errors } from "@/lib/i18n/messages/fa/errors";
import { events } from "@/lib/i18n/messages/fa/events";
import { intake } from "@/lib/i18n/messages/fa/intake";
import { live } from "@/lib/i18n/messages/fa/live";
import { nav } from "@/lib/i18n/messages/fa/nav";
import { palette } from "@/lib/i18n/messages/fa/palette";
import { points } from "@/lib/i18n/messages/fa/points";
import { received } from "@/lib/i18n/messages/fa/received";
import { register } from "@/lib/i18n/messages/fa/register";
import { replies } from "@/lib/i18n/messages/fa/replies";
import { request } from "@/lib/i18n/messages/fa/request";
import { service } from "@/lib/i18n/messages/fa/service-targets";
import { sms } from "@/lib/i18n/messages/fa/sms";
import { tasks } from "@/lib/i18n/messages/fa/tasks";
import { ui } from "@/lib/i18n/messages/fa/ui";
import { views } from "@/lib/i18n/messages/fa/views";
import { words } from "@/lib/i18n/messages/fa/words";

/**
 * The areas that components of the browser speak of, in the place of all of them (next.config.ts): who opens his cartable does not load
 * the words of the settings. A test walks what browsers load and finds what is missing here.
 */
export const fa = {
  agenda,
  automation,
  bulk,
  cardFields,
  cartable,
  channels,
  conflicts,
  customers,
  dates,
  desk,
  errors,
  events,
  intake,
  live,
  nav,
  palette,
  points,
  received,
  register,
  replies,
  request,
  service,
  sms,
  tasks,
  ui,
  views,
  words,
} as const;
