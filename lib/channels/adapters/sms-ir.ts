import { z } from "zod";
import { t } from "@/lib/i18n/t";
import { type Adapter, type HookCall, type Outgoing, type Raw, SendError } from "../adapter";
import { notTheirs, told, withoutId } from "../sms/call";
import { callJson, type JsonCall } from "../sms/call-json";
import { gatewayDate } from "../sms/dates";
import { eachReport } from "../sms/each-report";
import { readHook } from "../sms/hook-fields";
import { type Came, glanceAtSms, readSms, smsRaw } from "../sms/inbound";
import {
  firstLook,
  lineFields,
  lineNumber,
  lineSaid,
  perSecond,
  receiveBy,
  sentAs,
  smsText,
  webAddress,
} from "../sms/line";
import { inForm, lineDigits } from "../sms/numbers";
import { asNumber, asText, at, rows } from "../sms/read-json";
import { deliveryOf, refusalOf } from "./sms-ir-codes";

/** https://sms.ir/rest-api: JSON with the key in the header X-API-KEY. */
const settings = z.object({
  apiKey: z.string().trim().min(1).max(200).meta({ secret: true }),
  from: lineNumber,
  codeTemplate: z.string().trim().regex(/^\d*$/).max(20).default(""),
  /** The place of the code in that pattern, without the # around it. */
  codeParameter: z.string().trim().min(1).max(50).default("CODE"),
  baseUrl: webAddress.default("https://api.sms.ir"),
  perSecond: perSecond(10),
  receiveBy,
  ...lineFields,
});
type Settings = z.output<typeof settings>;
type How = JsonCall & { text?: string };

async function ask(s: Settings, path: string, { text = "", ...how }: How = {}): Promise<unknown> {
  const hide = [s.apiKey, text];
  const answer = await callJson(s.baseUrl, `v1/${path}`, { "x-api-key": s.apiKey }, how);
  const status = asNumber(at(answer.json, "status"));
  if (status === null) throw notTheirs(answer, how.once);
  if (status !== 1) throw refusalOf(status, told(at(answer.json, "message"), hide));
  return at(answer.json, "data");
}

async function send(s: Settings, message: Outgoing) {
  const mobile = inForm(message.to, "09");
  if (message.code !== undefined && s.codeTemplate !== "") {
    const parameters = [{ name: s.codeParameter, value: message.code }];
    const body = { mobile, templateId: Number(s.codeTemplate), parameters };
    return taken(
      s,
      message,
      asText(at(await ask(s, "send/verify", { body, text: message.code, once: true }), "messageId")),
    );
  }
  const text = smsText(message);
  const body = { lineNumber: Number(lineDigits(s.from)), messageText: text, mobiles: [mobile], sendDateTime: null };
  const data = await ask(s, "send/bulk", { body, text, once: true });
  const id = at(data, "messageIds[0]");
  // In the list 0 stands for a number of the blacklist, null for one that cannot be.
  if (asNumber(id) === 0) throw new SendError(t("sms.said.blacklist"), { permanent: true, failure: "blocked" });
  if (id === null && at(data, "packId"))
    throw new SendError(t("sms.said.notANumber"), { permanent: true, failure: "unknown_address" });
  return taken(s, message, asText(id));
}

/** Their cost counts their own units, not rials. */
function taken(s: Settings, message: Outgoing, id: string | null) {
  if (!id) throw withoutId();
  return sentAs(message, s, id);
}

const reports = (s: Settings, gatewayIds: readonly string[]) =>
  eachReport(gatewayIds, async (gatewayId) => {
    const data = await ask(s, `send/${encodeURIComponent(gatewayId)}`).catch(unknownIsNothing);
    const became = deliveryOf(asNumber(at(data, "deliveryState")));
    return became && { ...became, at: gatewayDate(asText(at(data, "deliveryDateTime"))) };
  });

const unknownIsNothing = (error: unknown): null => {
  if (error instanceof SendError && error.message.startsWith("111")) return null;
  throw error;
};

const PAGE = 100;

/**
 * `receive/latest` hands each message out once only, and an answer lost on the way would lose it. So the list of the day is read, which
 * can be read again, and behind a longer pause the archive; there a message is known by sender, second and words.
 */
const fetchInbox: Adapter<typeof settings>["fetch"] = async (s, place, take, signal) => {
  const last = asNumber(at(place, "at"));
  const since = last === null ? firstLook() : new Date(last * 1000);
  const early =
    firstLook() > since
      ? await listFrom(s, `receive/archive?fromDate=${Math.floor(since.getTime() / 1000)}&`, since, signal)
      : [];
  const listed = [...early, ...(await listFrom(s, "receive/live?sortByNewest=true&", since, signal))];
  listed.sort((a, b) => Number(a.at ?? 0) - Number(b.at ?? 0));
  // The second of the last one is read again each time, as more may have come in it.
  const seen = new Set((at(place, "seen") as string[] | undefined) ?? []);
  const raws = listed.map((came) => smsRaw("sms-ir", came, s.optOut)).filter((raw) => !seen.has(raw.externalId!));
  for (let i = 0; i < raws.length; i += PAGE) {
    const heap = raws.slice(i, i + PAGE);
    const until = seconds(heap.at(-1)!) ?? last ?? 0;
    const same = raws.slice(0, i + PAGE).filter((raw) => seconds(raw) === until);
    await take(heap, { at: until, seen: [...(until === last ? seen : []), ...same.map((raw) => raw.externalId!)] });
  }
};

const seconds = ({ receivedAt }: Raw): number | null => (receivedAt ? Math.floor(receivedAt.getTime() / 1000) : null);

async function listFrom(s: Settings, path: string, since: Date, signal: AbortSignal): Promise<Came[]> {
  const found: Came[] = [];
  for (let page = 1; page <= 200; page++) {
    const list = rows(await ask(s, `${path}pageSize=${PAGE}&pageNumber=${page}`, { signal })).map(cameOf);
    const fresh = list.filter((m) => m.at === null || m.at >= since);
    found.push(...fresh);
    if (list.length < PAGE || (path.includes("live") && fresh.length < list.length)) break;
  }
  return found;
}

/** The list of the day gives no id, so none is used: the same message must look the same in each list. */
const cameOf = (m: Record<string, unknown>): Came => ({
  id: null,
  from: asText(m.mobile) ?? "",
  to: asText(m.number),
  text: asText(m.messageText) ?? "",
  at: gatewayDate(asText(m.receivedDateTime)),
});

const hook = (s: Settings, call: HookCall) => readHook({ gateway: "sms-ir", ...s }, call, names, deliveryOf);
const names = {
  from: ["mobile", "from", "sender"],
  text: ["messagetext", "text", "message"],
  to: ["number", "linenumber", "to"],
  at: ["receiveddatetime", "date", "time"],
  id: [], // as in the list
  gatewayId: ["messageid"],
  state: ["deliverystate"],
  toldAt: ["deliverydatetime"],
  reportOnly: "deliverystate",
};

export const smsIr: Adapter<typeof settings> = {
  name: "sms-ir",
  channel: "sms",
  settings,
  send,
  reports,
  fetch: fetchInbox,
  polls: (s) => s.receiveBy === "poll",
  hook,
  read: readSms,
  glance: glanceAtSms,
  check: async (s) => ({ said: lineSaid(s, asNumber(await ask(s, "credit"))) }),
  pace: (s) => s.perSecond,
  afterCrash: "ask",
};
