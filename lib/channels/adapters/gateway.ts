import { timingSafeEqual } from "node:crypto";
import { sha256 } from "@/lib/base/id";
import { latinDigits } from "@/lib/base/text";
import { t } from "@/lib/i18n/t";
import { type Adapter, type Failure, type HookCall, type Outgoing, type Report, SendError } from "../adapter";
import { callGateway, type GatewayAnswer, statusError, told } from "../sms/call";
import { gatewayDate } from "../sms/dates";
import { type HookRecord, hookRecords } from "../sms/hook-records";
import { glanceAtSms, readSms, smsRaw } from "../sms/inbound";
import { firstLook, lineSaid, sentAs, smsText } from "../sms/line";
import { inForm } from "../sms/numbers";
import { asNumber, asText, at, rows } from "../sms/read-json";
import { filledForm, filledHeaders, filledJson, filledUrl, filledXml, pairs, type Values } from "../sms/template";
import { gatewaySettings, type GatewaySettings as Settings } from "./gateway-settings";

/** What stands at a place of an answer: `.` all of it, `/pattern/` its group (or match) in the text, else a place of its JSON. */
function standsAt({ text, json }: Pick<GatewayAnswer, "text" | "json">, place: string): string | null {
  if (place === ".") return text.trim() || null;
  const pattern = /^\/(.+)\/$/s.exec(place)?.[1];
  if (pattern === undefined) return asText(at(json, place));
  const found = new RegExp(pattern, "u").exec(text);
  return found ? (found[1] ?? found[0]) : null;
}

const secretsOf = (s: Settings): [string, string][] =>
  pairs(s.secrets, "=").map(([name, value]) => [`secret.${name}`, value]);

function valuesOf(s: Settings, message: Outgoing): Values {
  return new Map([
    ...secretsOf(s),
    ["to", inForm(message.to, s.phoneForm)],
    ["text", smsText(message)],
    ["from", latinDigits(s.from)],
    ["id", message.id],
    // The id for those who take a number only: 53 bits of it.
    ["number", String(Number.parseInt(sha256(message.id).slice(0, 13), 16))],
    ["code", message.code ?? ""],
  ]);
}

async function call(
  s: Settings,
  url: string,
  body: string,
  values: Values,
  how: { method: "GET" | "POST" | "PUT"; once?: boolean; signal?: AbortSignal },
) {
  const kind = how.method === "GET" ? "none" : s.bodyKind;
  const types = {
    none: undefined,
    form: "application/x-www-form-urlencoded; charset=utf-8",
    json: "application/json",
    xml: "text/xml; charset=utf-8",
  };
  const fill = { none: () => undefined, form: filledForm, json: filledJson, xml: filledXml }[kind];
  const sent = fill(body || (kind === "json" ? "{}" : ""), values);
  return callGateway({
    ...how,
    url: filledUrl(url, values),
    headers: { ...(types[kind] ? { "content-type": types[kind] } : {}), ...filledHeaders(s.headers, values) },
    ...(sent === undefined ? {} : { body: sent }),
  });
}

function isFine(s: Settings, answer: GatewayAnswer): boolean {
  const [from, to] = s.okStatus.split("-").map(Number);
  if (answer.status < from! || answer.status > (to ?? from!)) return false;
  if (s.okPlace === "") return true;
  const said = standsAt(answer, s.okPlace);
  return said !== null && (s.okValue === "" || new RegExp(s.okValue, "u").test(said));
}

const permanent: readonly Failure[] = ["blocked", "unknown_address", "refused", "expired"];

/** What an answer that is not fine means: by the table of the settings (`http 429` names a status), else by the status. */
function refusalOf(s: Settings, answer: GatewayAnswer, hide: readonly string[]): SendError {
  const code = s.errorPlace === "" ? null : standsAt(answer, s.errorPlace);
  const message = [t("sms.said.answer", { status: answer.status }), told(code, hide), told(answer.text, hide)]
    .filter(Boolean)
    .join(" ");
  const table = new Map(pairs(s.meanings, "="));
  const meaning = (code === null ? undefined : table.get(code.trim())) ?? table.get(`http ${answer.status}`);
  if (meaning === undefined) return statusError(answer) ?? new SendError(message);
  if (meaning.startsWith("wait ")) return new SendError(message, { retryAfter: Number(meaning.slice(5)) });
  if (meaning === "credit") return new SendError(message, { failure: "credit" });
  if (meaning === "unsure") return new SendError(message, { unsure: true });
  const failure = permanent.find((one) => one === meaning);
  return new SendError(message, failure ? { permanent: true, failure } : {});
}

async function send(s: Settings, message: Outgoing) {
  const pattern = message.code !== undefined && (s.codeUrl !== "" || s.codeBody !== "");
  const [url, body] = pattern ? [s.codeUrl || s.url, s.codeBody] : [s.url, s.body];
  const values = valuesOf(s, message);
  const answer = await call(s, url, body, values, { method: s.method, once: true });
  const hide = [...secretsOf(s).map(([, value]) => value), values.get("text")!, values.get("code")!, values.get("to")!];
  if (!isFine(s, answer)) throw refusalOf(s, answer, hide);
  return sentAs(message, s, s.idPlace === "" ? null : standsAt(answer, s.idPlace));
}

const named = (record: HookRecord, name: string): string | null =>
  name === "" ? null : (record.get(name.toLowerCase()) ?? null);

/** The fields are flat as a rule; a place inside of JSON (`message.body`) is looked for in the body itself. */
async function recordsOf(s: Settings, hookCall: HookCall): Promise<((name: string) => string | null)[]> {
  const nested = s.inList !== "" || [s.inFrom, s.inText, s.reportId].some((name) => name.includes("."));
  if (!nested) return (await hookRecords(hookCall)).map((record) => (name) => named(record, name));
  const answer = { text: hookCall.body.toString("utf8"), json: jsonOf(hookCall.body) };
  return listIn(s, answer.json).map((row) => (name) => (name === "" ? null : asText(at(row, name))));
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

function listIn(s: Settings, json: unknown): Record<string, unknown>[] {
  const inside = s.inList === "" || s.inList === "." ? json : at(json, s.inList);
  return Array.isArray(inside) ? rows(inside) : rows([inside]);
}

function cameOf(s: Settings, value: (name: string) => string | null) {
  const [from, text] = [value(s.inFrom), value(s.inText)];
  return from === null || text === null || s.inFrom === ""
    ? null
    : { id: value(s.inId) || null, from, text, at: gatewayDate(value(s.inAt)) };
}

/** Does the post carry the secret that was agreed on, in the field (of its query or form) or header of that name? */
function carriesSecret(s: Settings, { query, headers }: HookCall, value: (name: string) => string | null): boolean {
  if (s.hookSecret === "" || s.hookField === "") return true;
  const given =
    headers.get(/^[\w-]+$/.test(s.hookField) ? s.hookField : "x") ?? query.get(s.hookField) ?? value(s.hookField) ?? "";
  return timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(s.hookSecret)));
}

async function hook(s: Settings, hookCall: HookCall) {
  const records = (await recordsOf(s, hookCall)).filter((value) => carriesSecret(s, hookCall, value));
  if (records.length === 0) return { raws: [], reports: [], status: 403 };
  return {
    raws: records.flatMap((value) => {
      const came = cameOf(s, value);
      return came ? [smsRaw(`gateway:${nameOf(s)}`, came, s.optOut)] : [];
    }),
    reports: records.flatMap((value) => reportOf(s, value)),
  };
}

function reportOf(s: Settings, value: (name: string) => string | null): Report[] {
  const [gatewayId, state] = [value(s.reportId), value(s.reportState)?.slice(0, 200) ?? null];
  if (!gatewayId || state === null || s.reportId === "") return [];
  const says = (pattern: string) => pattern !== "" && new RegExp(`^(?:${pattern})$`, "iu").test(state.trim());
  const became: Pick<Report, "state" | "failure"> | null = says(s.delivered)
    ? { state: "delivered", failure: null }
    : says(s.read)
      ? { state: "read", failure: null }
      : says(s.blocked)
        ? { state: "failed", failure: "blocked" }
        : says(s.failed)
          ? { state: "failed", failure: "other" }
          : null;
  return became ? [{ of: { gatewayId }, ...became, address: null, said: state.slice(0, 100), at: null }] : [];
}

/** Two of them count their messages apart. */
const nameOf = (s: Settings): string => new URL(s.url.replace(/[{}]/g, "x")).host;

/** {place} in its address is the last id, {since} the last date in seconds of Unix. It is asked until it tells nothing new. */
const fetchInbox: Adapter<typeof gatewaySettings>["fetch"] = async (s, place, take, signal) => {
  let from = { id: asText(at(place, "id")), at: asNumber(at(place, "at")) };
  for (let page = 0; page < 100; page++) {
    const news = await listSince(s, from, place === null && page === 0, signal);
    const last = news.at(-1);
    if (!last) return;
    const until = { id: last.id, at: last.at ? Math.floor(last.at.getTime() / 1000) : from.at };
    if (page > 0 && until.id === from.id && until.at === from.at) return;
    await take(
      news.map((came) => smsRaw(`gateway:${nameOf(s)}`, came, s.optOut)),
      until,
    );
    if (until.id === null && !s.pollUrl.includes("{since}")) return;
    from = until;
  }
};

async function listSince(
  s: Settings,
  from: { id: string | null; at: number | null },
  first: boolean,
  signal: AbortSignal,
) {
  const since = from.at ?? Math.floor(firstLook().getTime() / 1000);
  const place: [string, string][] = [
    ["from", s.from],
    ["place", from.id ?? "0"],
    ["since", String(since)],
  ];
  const answer = await call(s, s.pollUrl, "", new Map([...secretsOf(s), ...place]), { method: "GET", signal });
  const hide = secretsOf(s).map(([, value]) => value);
  if (answer.status >= 300) throw refusalOf(s, answer, hide);
  if (answer.json === undefined) throw new SendError(t("sms.said.notTheirs", { status: answer.status }));
  return listIn(s, answer.json)
    .flatMap((row) => cameOf(s, (name) => (name === "" ? null : asText(at(row, name)))) ?? [])
    .filter((came) => came.at === null || !first || came.at.getTime() / 1000 >= since)
    .sort((a, b) => Number(a.at ?? 0) - Number(b.at ?? 0) || (asNumber(a.id) ?? 0) - (asNumber(b.id) ?? 0));
}

export const gateway: Adapter<typeof gatewaySettings> = {
  name: "gateway",
  channel: "sms",
  settings: gatewaySettings,
  send,
  fetch: fetchInbox,
  polls: (s) => s.pollUrl !== "",
  hook,
  read: readSms,
  glance: glanceAtSms,
  check: async (s) => {
    const values = new Map([...secretsOf(s), ["from", s.from]] as [string, string][]);
    if (s.checkUrl === "") {
      await callGateway({ url: new URL(s.url.replace(/[{}]/g, "x")).origin, method: "GET" });
      return { said: lineSaid(s) };
    }
    const answer = await call(s, s.checkUrl, "", values, { method: "GET" });
    if (answer.status >= 300)
      throw refusalOf(
        s,
        answer,
        secretsOf(s).map(([, value]) => value),
      );
    const credit = s.creditPlace === "" ? null : asNumber(standsAt(answer, s.creditPlace));
    return { said: lineSaid(s), ...(credit === null ? {} : { creditRial: Math.floor(credit) }) };
  },
  pace: (s) => s.perSecond,
  afterCrash: "ask",
};
