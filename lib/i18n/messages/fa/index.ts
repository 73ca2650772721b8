import { agenda } from "@/lib/i18n/messages/fa/agenda";
import { audit } from "@/lib/i18n/messages/fa/audit";
import { auth } from "@/lib/i18n/messages/fa/auth";
import { automation } from "@/lib/i18n/messages/fa/automation";
import { bulk } from "@/lib/i18n/messages/fa/bulk";
import { calendar } from "@/lib/i18n/messages/fa/calendar";
import { cardFields } from "@/lib/i18n/messages/fa/card-fields";
import { cartable } from "@/lib/i18n/messages/fa/cartable";
import { channels } from "@/lib/i18n/messages/fa/channels";
import { conflicts } from "@/lib/i18n/messages/fa/conflicts";
import { customerList } from "@/lib/i18n/messages/fa/customer-list";
import { customers } from "@/lib/i18n/messages/fa/customers";
import { dates } from "@/lib/i18n/messages/fa/dates";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { duplicates } from "@/lib/i18n/messages/fa/duplicates";
import { errors } from "@/lib/i18n/messages/fa/errors";
import { events } from "@/lib/i18n/messages/fa/events";
import { intake } from "@/lib/i18n/messages/fa/intake";
import { live } from "@/lib/i18n/messages/fa/live";
import { mail } from "@/lib/i18n/messages/fa/mail";
import { merges } from "@/lib/i18n/messages/fa/merges";
import { nav } from "@/lib/i18n/messages/fa/nav";
import { notices } from "@/lib/i18n/messages/fa/notices";
import { palette } from "@/lib/i18n/messages/fa/palette";
import { points } from "@/lib/i18n/messages/fa/points";
import { privacy } from "@/lib/i18n/messages/fa/privacy";
import { profile } from "@/lib/i18n/messages/fa/profile";
import { publicPages } from "@/lib/i18n/messages/fa/public";
import { received } from "@/lib/i18n/messages/fa/received";
import { register } from "@/lib/i18n/messages/fa/register";
import { replies } from "@/lib/i18n/messages/fa/replies";
import { request } from "@/lib/i18n/messages/fa/request";
import { service } from "@/lib/i18n/messages/fa/service-targets";
import { settings } from "@/lib/i18n/messages/fa/settings";
import { sms } from "@/lib/i18n/messages/fa/sms";
import { tasks } from "@/lib/i18n/messages/fa/tasks";
import { track } from "@/lib/i18n/messages/fa/track";
import { transfer } from "@/lib/i18n/messages/fa/transfer";
import { ui } from "@/lib/i18n/messages/fa/ui";
import { views } from "@/lib/i18n/messages/fa/views";
import { words } from "@/lib/i18n/messages/fa/words";

/** One file an area; a new area is one import and one name here. */
export const fa = {
  agenda,
  audit,
  auth,
  automation,
  bulk,
  calendar,
  cardFields,
  cartable,
  channels,
  conflicts,
  customerList,
  customers,
  dates,
  desk,
  duplicates,
  errors,
  events,
  intake,
  live,
  mail,
  merges,
  nav,
  notices,
  palette,
  profile,
  points,
  privacy,
  publicPages,
  received,
  register,
  replies,
  request,
  service,
  settings,
  sms,
  tasks,
  track,
  transfer,
  ui,
  views,
  words,
} as const;
