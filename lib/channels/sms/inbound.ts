import { clock } from "@/lib/base/clock";
import { sha256 } from "@/lib/base/id";
import { parsePhone } from "@/lib/base/phone";
import { cleanText, joinedKey } from "@/lib/base/text";
import type { Inbound, Raw, ReadAbout } from "../adapter";

/** One message as a gateway tells of it, by whichever of its doors. */
export type Came = { id: string | null; from: string; to?: string | null; text: string; at: Date | null };

/** Gateways that give a message no id and no time: the same words of the same sender in so many minutes are the same message. */
const SAME = 10 * 60_000;

/**
 * A message as it is kept. By webhook and by polling it is known again by its id, its sender and its words.
 * @param gateway before the id: two gateways count from one
 */
export function smsRaw(gateway: string, { id, from, to, text, at }: Came, optOut: string): Raw {
  const words = cleanText(text).replaceAll("\0", "");
  const same = JSON.stringify([parsePhone(from)?.canonical ?? from.trim(), words.trim()]);
  const when = at?.getTime() ?? Math.floor(clock.now().getTime() / SAME) * SAME;
  const made = sha256(`${same} ${when}`).slice(0, 32);
  const kept = { from: from.trim(), text: words, ...(to ? { to } : {}), ...(id ? { id } : {}), ...(at ? { at } : {}) };
  const bytes = Buffer.from(JSON.stringify(isOptOut(text, optOut) ? { ...kept, optOut: true } : kept));
  return { externalId: `${gateway}:${id ?? made}`.slice(0, 200), bytes, same, receivedAt: at };
}

/** Is this nothing but a word by which people ask to get no more? Spelling, digits and spaces do not matter. */
export function isOptOut(text: string, words: string): boolean {
  const said = joinedKey(text).replace(/[.!،,]+$/u, "");
  return said !== "" && words.split(/[،,;\n]/u).some((word) => joinedKey(word) === said);
}

/** Reads what `smsRaw` kept. Who writes from a mobile is a person; names and short numbers are machines. */
export async function readSms(raw: Buffer, about: ReadAbout): Promise<Inbound> {
  const words = raw.toString("utf8");
  const { from, text, optOut } = opened(words) ?? { from: "", text: words, optOut: false };
  const phone = parsePhone(from);
  const person = phone?.kind === "mobile";
  return {
    kind: !person ? "automatic" : optOut ? "opt_out" : "message",
    sender: {
      name: phone || from === "" ? null : from.slice(0, 100),
      email: null,
      phone: phone?.canonical ?? null,
      handle: null,
    },
    proved: person ? ["mobile"] : [],
    subject: null,
    text: text.trim(),
    quoted: null,
    sentAt: about.receivedAt,
    files: [],
    answers: [],
    numbers: [],
    reports: [],
  };
}

/** The words of what `smsRaw` kept; null for anything else. */
export const glanceAtSms = (raw: string): string | null => opened(raw)?.text ?? null;

type Kept = { from: string; text: string; optOut: boolean };

function opened(raw: string): Kept | null {
  try {
    const kept = JSON.parse(raw) as Record<string, unknown> | null;
    if (typeof kept?.text !== "string") return null;
    return { from: String(kept.from ?? ""), text: kept.text, optOut: kept.optOut === true };
  } catch {
    return null;
  }
}
