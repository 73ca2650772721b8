import { z } from "zod";
import { clock } from "@/lib/base/clock";
import { sha256 } from "@/lib/base/id";
import { t } from "@/lib/i18n/t";
import { type Adapter, type HookCall, type Outgoing, type Report, SendError, type Sent } from "../adapter";
import { callGateway, notTheirs, told, withoutId } from "../sms/call";
import { gatewayDate } from "../sms/dates";
import { field, hookRecords } from "../sms/hook-records";
import { glanceAtSms, readSms, smsRaw } from "../sms/inbound";
import { firstLook, lineFields, lineNumber, lineSaid, perSecond, sentAs, smsText, webAddress } from "../sms/line";
import { inForm, lineDigits } from "../sms/numbers";
import { asNumber, asText, at, rows } from "../sms/read-json";
import { deliveryOf, refusalOf } from "./kavenegar-codes";

/** https://kavenegar.com/rest.html. The key stands in the path of each address, so no address is ever told. */
const settings = z.object({
  apiKey: z.string().trim().min(1).max(200).meta({ secret: true }),
  from: lineNumber,
  /** Name of the approved pattern whose `token` is the code. */
  codeTemplate: z.string().trim().max(100).default(""),
  baseUrl: webAddress.default("https://api.kavenegar.com"),
  perSecond: perSecond(20),
  ...lineFields,
});
type Settings = z.output<typeof settings>;

/** Our reference is a number to them: 60 bits of our id. They send one reference once in 12 hours and find a message by it as long. */
const localId = (id: string): string => BigInt(`0x${sha256(id).slice(0, 15)}`).toString();

/** Do they still know it by its reference? Our ids begin with the milliseconds of their making (RFC 9562, version 7). */
const remembered = (id: string): boolean =>
  clock.now().getTime() - Number.parseInt(id.replace("-", "").slice(0, 12), 16) < 11 * 3_600_000;

async function ask(
  s: Settings,
  method: string,
  fields: Record<string, string>,
  how: { once?: boolean; signal?: AbortSignal } = {},
) {
  const answer = await callGateway({
    url: `${s.baseUrl.replace(/\/+$/, "")}/v1/${encodeURIComponent(s.apiKey)}/${method}.json`,
    headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
    body: new URLSearchParams(fields).toString(),
    ...how,
  });
  const status = asNumber(at(answer.json, "return.status"));
  if (status === null) throw notTheirs(answer, how.once);
  if (status !== 200)
    throw refusalOf(status, told(at(answer.json, "return.message"), [s.apiKey, fields.message ?? ""]));
  return at(answer.json, "entries");
}

const asLookup = (s: Settings, { code }: Outgoing): boolean => code !== undefined && s.codeTemplate !== "";

async function send(s: Settings, message: Outgoing): Promise<Sent> {
  const receptor = inForm(message.to, "09");
  if (asLookup(s, message)) {
    const fields = { receptor, template: s.codeTemplate, token: message.code! };
    return taken(s, message, await ask(s, "verify/lookup", fields, { once: true }));
  }
  const fields = textOf(s, message, receptor);
  try {
    return taken(s, message, await ask(s, "sms/send", fields, { once: true }));
  } catch (error) {
    if (!(error instanceof SendError) || !error.how.unsure || !remembered(message.id)) throw error;
    const found = await find(s, message).catch(() => null);
    if (found) return found;
    throw new SendError(error.message); // they send one reference once: it may go again
  }
}

function taken(s: Settings, message: Outgoing, entries: unknown): Sent {
  const [entry] = rows(Array.isArray(entries) ? entries : [entries]);
  const id = asText(entry?.messageid);
  if (!id) throw withoutId();
  const became = deliveryOf(asNumber(entry?.status));
  if (became?.state === "failed")
    throw new SendError(told(entry?.statustext, [s.apiKey]), { permanent: true, failure: became.failure ?? "other" });
  return sentAs(message, s, id, asNumber(entry?.cost));
}

const textOf = (s: Settings, message: Outgoing, receptor: string): Record<string, string> => ({
  receptor,
  message: smsText(message),
  localid: localId(message.id),
  sender: lineDigits(s.from),
});

async function find(s: Settings, message: Outgoing): Promise<Sent | null> {
  if (asLookup(s, message)) throw new SendError(t("sms.said.noReference"), { unsure: true });
  const [entry] = rows(await ask(s, "sms/statuslocalmessageid", { localid: localId(message.id) }));
  const id = asText(entry?.messageid);
  if (id && id !== "0" && asNumber(entry?.status) !== 100) return sentAs(message, s, id);
  if (!remembered(message.id)) throw new SendError(t("sms.said.noReference"), { unsure: true });
  return null;
}

function reportOf(messageid: string | null, status: number | null, when: string | null, said: unknown): Report[] {
  const became = deliveryOf(status);
  if (!messageid || !became) return [];
  return [{ of: { gatewayId: messageid }, ...became, address: null, said: asText(said), at: gatewayDate(when) }];
}

async function reports(s: Settings, gatewayIds: readonly string[]) {
  const found: Report[] = [];
  for (let from = 0; from < gatewayIds.length; from += 500) {
    const entries = await ask(s, "sms/status", { messageid: gatewayIds.slice(from, from + 500).join(",") });
    for (const e of rows(entries)) found.push(...reportOf(asText(e.messageid), asNumber(e.status), null, e.statustext));
  }
  return found;
}

/**
 * Their inbox marks as read what it hands out, also when the answer gets lost on the way. So the place says beforehand that a call is
 * under way, and after a broken one those already read (the last hundred) are looked through too.
 */
const fetchInbox: Adapter<typeof settings>["fetch"] = async (s, place, take, signal) => {
  const linenumber = lineDigits(s.from);
  const since = firstLook();
  const page = async (isread: "0" | "1") =>
    rows(await ask(s, "sms/receive", { linenumber, isread }, { signal }))
      .map((e) => ({
        id: asText(e.messageid),
        from: asText(e.sender) ?? "",
        to: asText(e.receptor),
        text: asText(e.message) ?? "",
        at: gatewayDate(asText(e.date)),
      }))
      .filter((came) => came.at === null || came.at >= since || place !== null)
      .sort((a, b) => Number(a.at ?? 0) - Number(b.at ?? 0))
      .map((came) => smsRaw("kavenegar", came, s.optOut));
  if (at(place, "open") === true) await take(await page("1"), { open: true });
  for (let full = true; full; ) {
    await take([], { open: true });
    const raws = await page("0");
    await take(raws, { open: false });
    full = raws.length >= 100;
  }
};

/** Their two callbacks: a message has `from` and `message`, a delivery `messageid` and `status`. */
async function hook(s: Settings, call: HookCall) {
  const records = await hookRecords(call);
  return {
    raws: records.flatMap((r) => {
      const [from, text] = [field(r, "from"), r.get("message")];
      if (from === null || text === undefined) return [];
      const came = { id: field(r, "messageid"), from, to: field(r, "to"), text, at: gatewayDate(field(r, "date")) };
      return [smsRaw("kavenegar", came, s.optOut)];
    }),
    reports: records.flatMap((r) =>
      r.has("from") ? [] : reportOf(field(r, "messageid"), asNumber(r.get("status")), null, r.get("statustext")),
    ),
  };
}

export const kavenegar: Adapter<typeof settings> = {
  name: "kavenegar",
  channel: "sms",
  settings,
  send,
  find,
  reports,
  fetch: fetchInbox,
  hook,
  read: readSms,
  glance: glanceAtSms,
  check: async (s) => {
    const credit = asNumber(at(await ask(s, "account/info", {}), "remaincredit"));
    return { said: lineSaid(s), ...(credit === null ? {} : { creditRial: credit }) };
  },
  pace: (s) => s.perSecond,
  afterCrash: "ask",
};
