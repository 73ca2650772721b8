import { parseTrackingCode } from "@/lib/base/id";
import { hasForbiddenCharacters, latinDigits, plainEntry } from "@/lib/base/text";
import type { Inbound } from "@/lib/channels/adapter";

/** Messages an hour from one sender after which what headers do not mark is taken for a machine: no receipts, and one request for all. */
export const STORM = { most: 20, windowMs: 3_600_000 } as const;
/** Times a message is tried before a person has to look. */
export const TRIES = 5;
/** A text message without any number answers the last one of ours for so long. */
export const SMS_THREAD_MS = 7 * 86_400_000;

/** By what a message leads to an earlier request, the surest first. */
export const clues = ["messageId", "reference", "subject", "code", "number", "latest"] as const;
export type Clue = (typeof clues)[number];
/** A request that a message may belong to; `takesPart`: its sender has to do with that request. */
export type Candidate = { requestId: string; clue: Clue; takesPart: boolean };

export type Place =
  | { to: "request"; requestId: string; clue: Clue }
  /** A new one; `related`: what it named without having to do with it. */
  | { to: "new"; related: Candidate | null };

/**
 * Where a message belongs: the first candidate that its sender takes part in. A thread, a number or a code alone never opens anybody
 * else's request: then it is a new one, perhaps related to the first that it named.
 */
export function placeOf(candidates: readonly Candidate[]): Place {
  const own = candidates.find(({ takesPart }) => takesPart);
  if (own) return { to: "request", requestId: own.requestId, clue: own.clue };
  return { to: "new", related: candidates[0] ?? null };
}

/** How long after the first try (milliseconds) the next one waits: 15 seconds, doubled each time. */
export const retryWait = (attempts: number): number => (attempts === 0 ? 0 : 15_000 * 2 ** (attempts - 1));

/** Tracking codes in a text, canonical, at most 5: twelve letters in four threes, however divided; or the whole text. */
export function codesIn(text: string): string[] {
  const plain = plainEntry(text.slice(0, 5_000)).toUpperCase();
  const found = [...plain.matchAll(/(?<![0-9A-Z])(?:[0-9A-Z]{3}[-\u2010-\u2015 _.]){3}[0-9A-Z]{3}(?![0-9A-Z])/g)].map(
    (m) => m[0],
  );
  const bare = [...plain.matchAll(/(?<![0-9A-Z])(?=[0-9A-Z]*[0-9])(?=[0-9A-Z]*[A-Z])[0-9A-Z]{12}(?![0-9A-Z])/g)].map(
    (m) => m[0],
  );
  const codes = [...found, ...bare].map(parseTrackingCode).filter((code) => code !== null);
  return [...new Set(codes)].slice(0, 5);
}

/** Numbers of requests that a text names («درخواست ۱۲۳»، «شماره ۱۲۳»، «#123») or consists of; at most 5. */
export function numbersIn(text: string): number[] {
  const plain = latinDigits(text.slice(0, 5_000)).replace(/[\p{Cf}]/gu, "");
  const whole = /^\s*(\d{1,9})\s*$/.exec(plain);
  const named = [
    ...plain.matchAll(/(?:#|درخواست|شماره[ٔی]?|پیگیری|کد)\s*(?:شماره[ٔی]?)?\s*[:：]?\s*(\d{1,9})(?![\d-])/gu),
  ];
  const numbers = [...(whole ? [whole[1]!] : []), ...named.map((m) => m[1]!)].map(Number);
  return [...new Set(numbers)].filter((n) => n > 0).slice(0, 5);
}

/** A text that PostgreSQL can keep: without NUL and lone surrogates, which stand as � so that nothing vanishes. */
export const keepable = (text: string): string =>
  hasForbiddenCharacters(text) ? text.replace(/\0|\p{Surrogate}/gu, "\uFFFD") : text;

/** At most `max` characters, none of them cut in two; a cut one ends in «…». */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = /[\uD800-\uDBFF]/.test(text[max - 2]!) ? max - 2 : max - 1;
  return `${text.slice(0, end)}…`;
}

/** The subject of a message that has none: its first line. Null when that is empty, too. */
export function subjectOf(inbound: Pick<Inbound, "subject" | "text">, short: boolean): string | null {
  const said = inbound.subject?.replace(/\s+/g, " ").trim();
  if (said) return said;
  const line = short ? inbound.text.trim().split("\n")[0]!.trim() : "";
  return line === "" ? null : cut(line, 60);
}

/** Endings that a computer runs or shows as a page by itself. */
const RISKY =
  /\.(exe|com|scr|pif|bat|cmd|msi|msp|cpl|dll|jar|js|jse|mjs|vbs|vbe|wsf|wsh|hta|ps1|lnk|reg|apk|app|sh|chm|iso|img|html?|xhtml|mht|mhtml|svg|swf|xml)$/i;

/** The name of a file whose content we do not know: one that would run gets an ending that nothing runs. */
export const harmlessName = (name: string): string => (RISKY.test(name.trim()) ? `${name.trim()}.bin` : name);
