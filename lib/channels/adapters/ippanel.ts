import { z } from "zod";
import type { Adapter, HookCall, Outgoing } from "../adapter";
import { notTheirs, statusError, told, withoutId } from "../sms/call";
import { callJson, type JsonCall } from "../sms/call-json";
import { gatewayDate } from "../sms/dates";
import { eachReport } from "../sms/each-report";
import { readHook } from "../sms/hook-fields";
import { glanceAtSms, readSms } from "../sms/inbound";
import { lineFields, lineNumber, lineSaid, perSecond, receiveBy, sentAs, smsText, webAddress } from "../sms/line";
import { PAGE, readNumbered } from "../sms/numbered-inbox";
import { inForm, lineDigits } from "../sms/numbers";
import { asNumber, asText, at, rows } from "../sms/read-json";
import { deliveryOf, refusalOf, stateOf } from "./ippanel-codes";

/** The Edge face of IPPanel (github.com/ippanelcom/Edge-Document), shared by many sellers: JSON with the token in Authorization. */
const settings = z.object({
  apiKey: z.string().trim().min(1).max(500).meta({ secret: true }),
  from: lineNumber,
  codeTemplate: z.string().trim().max(100).default(""),
  /** The place of the code in that pattern. */
  codeParameter: z.string().trim().min(1).max(50).default("code"),
  baseUrl: webAddress.default("https://edge.ippanel.com/v1"),
  perSecond: perSecond(10),
  receiveBy,
  ...lineFields,
});
type Settings = z.output<typeof settings>;
type How = JsonCall & { text?: string };

async function ask(s: Settings, path: string, { text = "", ...how }: How = {}): Promise<unknown> {
  const hide = [s.apiKey, text];
  const answer = await callJson(s.baseUrl, `api/${path}`, { authorization: s.apiKey }, how);
  const busy = statusError(answer);
  if (busy) throw busy;
  const fine = at(answer.json, "meta.status");
  if (typeof fine !== "boolean") throw notTheirs(answer, how.once);
  if (!fine || answer.status >= 400)
    throw refusalOf(answer.status, at(answer.json, "meta"), (said) => told(said, hide));
  return at(answer.json, "data");
}

const lineOf = (s: Settings): string => `+${lineDigits(s.from).replace(/^(?:0098|98)?(?=\d)/, "98")}`;

async function send(s: Settings, message: Outgoing) {
  const recipients = [inForm(message.to, "+98")];
  const from_number = lineOf(s);
  const pattern = message.code !== undefined && s.codeTemplate !== "";
  const text = pattern ? message.code! : smsText(message);
  const body = pattern
    ? { sending_type: "pattern", from_number, code: s.codeTemplate, recipients, params: { [s.codeParameter]: text } }
    : { sending_type: "webservice", from_number, message: text, params: { recipients } };
  const id = asText(at(await ask(s, "send", { body, text, once: true }), "message_outbox_ids[0]"));
  if (!id) throw withoutId();
  return sentAs(message, s, id);
}

const reports = (s: Settings, gatewayIds: readonly string[]) =>
  eachReport(gatewayIds, async (gatewayId) => {
    const list = rows(await ask(s, `report/recipients?page=1&per_page=10&bulk_id=${encodeURIComponent(gatewayId)}`));
    return list.length > 0 ? deliveryOf(asNumber(list[0]!.message_status)) : orderOf(s, gatewayId);
  });

/** They take a message before they look at it: one that was turned down has no recipients, and says why as a whole. */
async function orderOf(s: Settings, messages_outbox_id: string) {
  const list = rows(await ask(s, "report/new_list", { body: { page: 1, limit: 1, filters: { messages_outbox_id } } }));
  return stateOf(asNumber(list[0]?.state_id));
}

const fetchInbox: Adapter<typeof settings>["fetch"] = (s, place, take, signal) =>
  readNumbered({ gateway: "ippanel", optOut: s.optOut, place, take }, async (index, last) => {
    const body = { page: index + 1, per_page: PAGE, ...(last === null ? {} : { filters: { from_id: last } }) };
    return rows(await ask(s, "report/messages-inbox", { body, signal })).map(cameOf);
  });

const cameOf = (m: Record<string, unknown>) => ({
  id: asText(m.messages_inbox_id),
  number: asNumber(m.messages_inbox_id) ?? 0,
  from: asText(m.from) ?? "",
  to: asText(m.number),
  text: asText(m.message) ?? "",
  at: gatewayDate(asText(m.time)),
});

/** The address in their panel names the fields; theirs by default are from, to and message. */
const hook = (s: Settings, call: HookCall) => readHook({ gateway: "ippanel", ...s }, call, names, deliveryOf);
const names = {
  from: ["from", "sender"],
  text: ["message", "text"],
  to: ["number", "to"],
  at: ["time", "date"],
  id: ["messages_inbox_id", "id"],
  gatewayId: ["message_outbox_id", "messages_outbox_id", "bulk_id"],
  state: ["message_status", "status"],
};

export const ippanel: Adapter<typeof settings> = {
  name: "ippanel",
  channel: "sms",
  settings,
  send,
  reports,
  fetch: fetchInbox,
  polls: (s) => s.receiveBy === "poll",
  hook,
  read: readSms,
  glance: glanceAtSms,
  check: async (s) => {
    const credit = asNumber(at(await ask(s, "payment/credit/mine"), "credit"));
    return { said: lineSaid(s), ...(credit === null ? {} : { creditRial: Math.floor(credit) }) };
  },
  pace: (s) => s.perSecond,
  afterCrash: "ask",
};
