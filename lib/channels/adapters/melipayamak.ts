import { z } from "zod";
import type { Adapter, HookCall, Outgoing } from "../adapter";
import { callGateway, notTheirs, told, withoutId } from "../sms/call";
import { gatewayDate } from "../sms/dates";
import { eachReport } from "../sms/each-report";
import { readHook } from "../sms/hook-fields";
import { glanceAtSms, readSms } from "../sms/inbound";
import { lineFields, lineNumber, lineSaid, perSecond, receiveBy, sentAs, smsText, webAddress } from "../sms/line";
import { PAGE, readNumbered } from "../sms/numbered-inbox";
import { inForm, lineDigits } from "../sms/numbers";
import { asNumber, asText, at, rows } from "../sms/read-json";
import { deliveryOf, refusalOf } from "./melipayamak-codes";

/** Their REST face (rest.payamak-panel.com/api/SendSMS): name and password go with every call; the API key may stand for the password. */
const settings = z.object({
  username: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(200).meta({ secret: true }),
  from: lineNumber,
  /** bodyId of the approved pattern with one place, {0}, for the code. */
  codeTemplate: z.string().trim().max(20).default(""),
  baseUrl: webAddress.default("https://rest.payamak-panel.com"),
  perSecond: perSecond(10),
  receiveBy,
  ...lineFields,
});
type Settings = z.output<typeof settings>;

async function ask(
  s: Settings,
  method: string,
  fields: Record<string, string>,
  how: { once?: boolean; signal?: AbortSignal } = {},
) {
  const hide = [s.password, s.username, fields.text ?? ""];
  const answer = await callGateway({
    url: `${s.baseUrl.replace(/\/+$/, "")}/api/SendSMS/${method}`,
    headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
    body: new URLSearchParams({ username: s.username, password: s.password, ...fields }).toString(),
    ...how,
  });
  const base = at(answer.json, "MyBase") ?? answer.json;
  const status = asNumber(at(base, "RetStatus"));
  if (status === null) throw notTheirs(answer, how.once);
  return { status, value: asText(at(base, "Value")), said: told(at(base, "StrRetStatus"), hide), json: answer.json };
}

/** A call that went well says RetStatus 1, and then Value is its answer; all else is a code. */
async function answerOf(s: Settings, method: string, fields: Record<string, string>, signal?: AbortSignal) {
  const answer = await ask(s, method, fields, signal ? { signal } : {});
  if (answer.status !== 1) throw refusalOf(answer.status, answer.said);
  return answer;
}

async function send(s: Settings, message: Outgoing) {
  const to = inForm(message.to, "09");
  const pattern = message.code !== undefined && s.codeTemplate !== "";
  const { status, value, said } = pattern
    ? await ask(s, "BaseServiceNumber", { to, text: message.code!, bodyId: s.codeTemplate }, { once: true })
    : await ask(
        s,
        "SendSMS",
        { to, from: lineDigits(s.from), text: smsText(message), isFlash: "false" },
        { once: true },
      );
  // Value holds the id, more than 15 digits, or the code of a refusal, also where RetStatus says that the call went well.
  if (value !== null && /^\d{7,}$/.test(value)) return sentAs(message, s, value);
  const code = status === 1 ? asNumber(value) : status;
  if (code === 1 && !pattern) return sentAs(message, s, null);
  if (code === null) throw withoutId();
  throw refusalOf(status === 35 ? 35 : (asNumber(value) ?? code), said);
}

const reports = (s: Settings, gatewayIds: readonly string[]) =>
  eachReport(gatewayIds, async (recID) => deliveryOf(asNumber((await answerOf(s, "GetDeliveries2", { recID })).value)));

const fetchInbox: Adapter<typeof settings>["fetch"] = (s, place, take, signal) =>
  readNumbered({ gateway: "melipayamak", optOut: s.optOut, place, take }, async (index) => {
    const from = lineDigits(s.from);
    const fields = { location: "1", from, index: String(index * PAGE), count: String(PAGE) };
    return rows(at((await answerOf(s, "GetMessages", fields, signal)).json, "Data")).map(cameOf);
  });

const cameOf = (m: Record<string, unknown>) => ({
  id: asText(m.MsgID),
  number: asNumber(m.MsgID) ?? 0,
  from: asText(m.Sender) ?? "",
  to: asText(m.Receiver),
  text: asText(m.Body) ?? "",
  at: gatewayDate(asText(m.SendDate)),
});

/** The address that people write in their panel names the fields: ?from=…&to=…&text=… and, where it is told, id. */
const hook = (s: Settings, call: HookCall) => readHook({ gateway: "melipayamak", ...s }, call, names, deliveryOf);
const names = {
  from: ["from", "sender"],
  text: ["text", "body", "message"],
  to: ["to", "receiver"],
  at: ["senddate", "date"],
  id: ["msgid", "messageid", "id"],
  gatewayId: ["recid"],
  state: ["status", "delivery"],
};

export const melipayamak: Adapter<typeof settings> = {
  name: "melipayamak",
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
    const { value } = await answerOf(s, "GetCredit", {});
    return { said: lineSaid(s, asNumber(value)) };
  },
  pace: (s) => s.perSecond,
  afterCrash: "ask",
};
