import { z } from "zod";
import type { Adapter, HookCall, Outgoing } from "../adapter";
import { callGateway, notTheirs, told, withoutId } from "../sms/call";
import { gatewayDate } from "../sms/dates";
import { eachReport } from "../sms/each-report";
import { field, hookRecords } from "../sms/hook-records";
import { type Came, readSms, smsRaw } from "../sms/inbound";
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

const PAGE = 100;

/** The newest stand first; one more that came meanwhile only shifts the others to where they are seen twice. */
const fetchInbox: Adapter<typeof settings>["fetch"] = async (s, place, take, signal) => {
  const last = asNumber(at(place, "id"));
  const since = firstLook();
  const news: (Came & { number: number })[] = [];
  for (let index = 0; index < PAGE * 200; index += PAGE) {
    const fields = { location: "1", from: lineDigits(s.from), index: String(index), count: String(PAGE) };
    const page = rows(at((await answerOf(s, "GetMessages", fields, signal)).json, "Data")).map(cameOf);
    const fresh = page.filter((m) => (last === null ? m.at === null || m.at >= since : m.number > last));
    news.push(...fresh);
    if (page.length < PAGE || fresh.length < page.length) break;
  }
  news.sort((a, b) => a.number - b.number);
  for (let i = 0; i < news.length; i += PAGE) {
    const heap = news.slice(i, i + PAGE);
    await take(
      heap.map((came) => smsRaw("melipayamak", came, s.optOut)),
      { id: heap.at(-1)!.number },
    );
  }
};

const cameOf = (m: Record<string, unknown>) => ({
  id: asText(m.MsgID),
  number: asNumber(m.MsgID) ?? 0,
  from: asText(m.Sender) ?? "",
  to: asText(m.Receiver),
  text: asText(m.Body) ?? "",
  at: gatewayDate(asText(m.SendDate)),
});

/** The address that people write in their panel names the fields: ?from=…&to=…&text=… and, where it is told, id. */
async function hook(s: Settings, call: HookCall) {
  const records = await hookRecords(call);
  return {
    raws: (s.receiveBy === "hook" ? records : []).flatMap((r) => {
      const from = field(r, "from", "sender");
      const text = field(r, "text", "body", "message");
      if (from === null || text === null) return [];
      const came = {
        id: field(r, "msgid", "messageid", "id"),
        from,
        to: field(r, "to", "receiver"),
        text,
        at: gatewayDate(field(r, "senddate", "date")),
      };
      return [smsRaw("melipayamak", came, s.optOut)];
    }),
    reports: records.flatMap((r) => {
      const gatewayId = field(r, "recid");
      const became = deliveryOf(asNumber(field(r, "status", "delivery")));
      return gatewayId && became ? [{ of: { gatewayId }, ...became, address: null, said: null, at: null }] : [];
    }),
  };
}

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
  check: async (s) => {
    const { value } = await answerOf(s, "GetCredit", {});
    return { said: lineSaid(s, asNumber(value)) };
  },
  pace: (s) => s.perSecond,
  afterCrash: "ask",
};
