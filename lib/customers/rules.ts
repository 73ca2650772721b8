import { parseEmail } from "@/lib/base/email";
import type { Problem } from "@/lib/base/errors";
import { parseLegalId, parseNationalId } from "@/lib/base/national-id";
import { parsePhone } from "@/lib/base/phone";
import { latinDigits, plainEntry } from "@/lib/base/text";
import type { ContactKind, ContactState, CustomerKind, CustomFieldType } from "@/prisma/generated/enums";

export type SenderWords = {
  kind?: CustomerKind | undefined;
  phone?: string | undefined;
  email?: string | undefined;
  nationalId?: string | undefined;
  handles?: readonly { network: string; id: string }[] | undefined;
};

/** A key as typed, and what it means; `canonical` null: unreadable. */
export type ReadKey = { kind: ContactKind; typed: string; canonical: string | null };

export type Sender = {
  keys: ReadKey[];
  /** Ten digits of a person, eleven of a legal person; null when missing or wrong. */
  nationalId: string | null;
  /** Field (below `customer.`) → what is wrong with it. */
  problems: Record<string, Problem>;
};

/**
 * Reads the keys a sender typed into their canonical forms (E.164, lower-case email, `network:id`).
 * @param areaCode the office's own, which completes a local landline
 */
export function readSender(words: SenderWords, areaCode?: string): Sender {
  const keys: ReadKey[] = [];
  const problems: Sender["problems"] = {};
  const add = (field: string, kind: ContactKind, typed: string, canonical: string | null, problem: string) => {
    keys.push({ kind, typed, canonical });
    if (canonical === null) problems[field] = { key: problem };
  };
  if (words.phone !== undefined) {
    const phone = parsePhone(words.phone, areaCode);
    add("phone", phone?.kind ?? "mobile", words.phone, phone?.canonical ?? null, "phone.unreadable");
  }
  if (words.email !== undefined)
    add("email", "email", words.email, parseEmail(words.email)?.canonical ?? null, "email.unreadable");
  for (const [i, handle] of (words.handles ?? []).entries())
    add(`handles.${i}.id`, "handle", handle.id, canonicalHandle(handle), "handle.unreadable");
  const nationalId = words.nationalId === undefined ? null : readNationalId(words.nationalId, words.kind ?? "person");
  if (words.nationalId !== undefined && nationalId === null)
    problems.nationalId = { key: words.kind === "organization" ? "legalId.wrong" : "nationalId.wrong" };
  return { keys, nationalId, problems };
}

/** `telegram:ID`, the id as given but for digits and invisible marks; null when nothing of it is left. */
export function canonicalHandle(handle: { network: string; id: string }): string | null {
  const id = plainEntry(handle.id);
  return id === "" || /\s/.test(id) ? null : `${handle.network}:${id}`;
}

/** کد ملی of a person, شناسهٔ ملی of an organization, either of a supplier. */
export function readNationalId(typed: string, kind: CustomerKind): string | null {
  if (kind === "person") return parseNationalId(typed);
  return parseLegalId(typed) ?? (kind === "supplier" ? parseNationalId(typed) : null);
}

/** The last three digits; the rest is shown on demand only, and leaves an event. */
export const maskNationalId = (id: string): string => `${"•".repeat(Math.max(0, id.length - 3))}${id.slice(-3)}`;

/** Average satisfaction 1–5 with one decimal; null when nobody has said. */
export function averageOf(sums: { satisfactionSum: number; satisfactionCount: number }): number | null {
  return sums.satisfactionCount === 0 ? null : Math.round((sums.satisfactionSum / sums.satisfactionCount) * 10) / 10;
}

export const tagTones = ["neutral", "accent", "info", "success", "warning", "danger"] as const;
export type TagTone = (typeof tagTones)[number];

/** Household or company income, in words: nobody is asked for a figure. */
export const incomeBands = ["low", "lower_middle", "middle", "upper_middle", "high"] as const;

/** A field of the house's own, as the settings made it. */
export type FieldRow = {
  id: string;
  label: string;
  type: CustomFieldType;
  options: string[];
  kinds: CustomerKind[];
  required: boolean;
  ordinal: number;
  active: boolean;
  version: number;
};
export type CustomValue = string | number | boolean;

/** Values of active fields only, in the order of the fields; what an old definition left behind is not shown. */
export function shownCustom(fields: readonly FieldRow[], values: Record<string, unknown>): Record<string, CustomValue> {
  const kept = fields.filter((f) => values[f.id] !== undefined && values[f.id] !== null);
  return Object.fromEntries(kept.map((f) => [f.id, values[f.id] as CustomValue]));
}

/**
 * Reads what was typed into a custom field by its type: Persian digits and separators in numbers, Jalali or ISO dates are the edge's.
 * @param value null or "" empties the field
 * @returns the value as it is stored, null to empty, or what is wrong
 */
export function readCustomValue(field: FieldRow, value: unknown): { value: CustomValue | null } | { problem: Problem } {
  if (value === null || value === undefined || value === "")
    return field.required ? { problem: { key: "required" } } : { value: null };
  switch (field.type) {
    case "text":
      return typeof value === "string" && value.trim() !== "" && value.length <= TEXT_MAX
        ? { value: value.trim() }
        : { problem: { key: typeof value === "string" ? "tooLong" : "wrongType", params: { limit: TEXT_MAX } } };
    case "number":
      return readNumber(value);
    case "choice":
      return field.options.includes(String(value)) ? { value: String(value) } : { problem: { key: "notOneOf" } };
    case "date":
      return typeof value === "string" && isDay(value) ? { value } : { problem: { key: "date.unreadable" } };
    case "yes_no":
      if (value === true || value === "true" || value === "1") return { value: true };
      return value === false || value === "false" || value === "0"
        ? { value: false }
        : { problem: { key: "wrongType" } };
  }
}

const TEXT_MAX = 2000;

function readNumber(typed: unknown): { value: number } | { problem: Problem } {
  const text = plainEntry(String(typed))
    .replace(/[٬,\s]/g, "")
    .replace(/[٫/]/, ".")
    .replace("\u2212", "-");
  const number = /^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? { value: number } : { problem: { key: "customer.notNumber" } };
}

/** A Gregorian day that exists, "YYYY-MM-DD". */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) && text >= "1000";
}

/** Iranian postal code: ten digits, without 0 and 2 in the first five as the post office gives them; spaces and dashes forgiven. */
export function parsePostalCode(typed: string): string | null {
  const digits = plainEntry(typed).replace(/[\s-]/g, "");
  return /^[1-9]\d{9}$/.test(digits) && !/^(\d)\1{9}$/.test(digits) ? digits : null;
}

/** Numbers are reissued: a proof unused for 12 months counts as claimed. */
export function isVerified(point: { state: ContactState; provedAt: Date | null }, now: Date): boolean {
  if (point.state !== "verified" || !point.provedAt) return false;
  const limit = new Date(now);
  limit.setUTCFullYear(limit.getUTCFullYear() - 1);
  return point.provedAt >= limit;
}

/** A one-time code: how long it holds, how often it may be tried wrong, how often it may be sent to one address. */
export const CODE = {
  digits: 6,
  life: 10 * 60_000,
  tries: 5,
  // Each further one waits twice as long, a minute first.
  sending: { limit: 1, window: 60 * 60_000, first: 60_000, longest: 60 * 60_000 },
} as const;

/** The code in a message of ours: the last run of so many digits; a company's name may have some before it. */
export const codeIn = (text: string): string | undefined =>
  [...text.matchAll(new RegExp(`(?<!\\d)\\d{${CODE.digits}}(?!\\d)`, "g"))].at(-1)?.[0];

/** A code of that time no longer opens anything, so its message need not be sent. */
export const isStale = (message: { createdAt: Date }, now: Date): boolean =>
  now.getTime() - message.createdAt.getTime() >= CODE.life;

/** Codes entered at one desk within this time (milliseconds) count as one session: its points tie each other. */
export const SESSION = 30 * 60_000;

/** A word and what was said beside it, as the rows keep both: `not_mine: phoned twice`. */
export const withWords = (word: string, said?: string | null): string => (said ? `${word}: ${said}` : word);

/** Reads `withWords` back. */
export function wordsOf(kept: string | null): { word: string; said: string | null } | null {
  if (kept === null) return null;
  const at = kept.indexOf(": ");
  return at < 0 ? { word: kept, said: null } : { word: kept.slice(0, at), said: kept.slice(at + 2) };
}

/** What a list of customers can show beside name and code, in the order of the columns. */
export const listColumns = [
  "points",
  "tags",
  "city",
  "province",
  "kind",
  "level",
  "requests",
  "open",
  "purchases",
  "last",
  "created",
] as const;
export type ListColumn = (typeof listColumns)[number];
export const DEFAULT_COLUMNS: readonly ListColumn[] = ["points", "city", "kind", "requests", "open", "last"];

/** The chosen columns in their own order; unknown words are left out, and nothing known means the usual ones. */
export function columnsOf(chosen: readonly string[] | undefined): readonly ListColumn[] {
  const known = listColumns.filter((column) => chosen?.includes(column));
  return known.length > 0 ? known : DEFAULT_COLUMNS;
}

/** What of folded words may be a number that was typed with spaces and signs. */
export const numberIn = (words: string): string => words.replace(/[\s\-+().]/g, "");
export const isNumber = (digits: string): boolean => /^\d+$/.test(digits);

/** Four digits in a row are what an index knows of a phone number: fewer find nothing, more than a number has neither. */
const WINDOW = 4;
const MOST_DIGITS = 20;

/**
 * The rows of digits that a part of a phone number may stand for, as it is dialled at home: with 0 where 98, +98 or 0098 was typed, and as it
 * stands, because 98 may also be in the middle. None when it is too short or too long.
 */
export function partsOfPhone(typed: string): string[] {
  const digits = latinDigits(typed).replace(/\D/g, "").replace(/^00/, "");
  const parts = digits.startsWith("98") ? [digits, `0${digits.slice(2)}`] : [digits];
  return parts.filter((part) => part.length >= WINDOW && part.length <= MOST_DIGITS);
}

/** Each four digits in a row, as the SQL function `phone_windows` gives them for a whole number. */
export const windowsOf = (digits: string): number[] =>
  Array.from({ length: digits.length - WINDOW + 1 }, (_, i) => Number(digits.slice(i, i + WINDOW)));

/** So many words of a name are looked for. */
export const MOST_WORDS = 8;
/** Words of so many letters have an entry in the indexes of letters and of how words begin; shorter ones only narrow what those find. */
export const LONG = 3;
/** Words after these are not tried as one with the word before: the ways double with every two. */
const JOINED_AMONG = 5;

/** Words of a name in one way of writing them: the long ones, and those of them that are two typed words as one. */
type Way = { long: string[]; joined: string[] };

/**
 * The ways in which the words of a name may have been written: apart (the first), or two neighbours as one («علی رضا», «علیرضا»). None when
 * fewer than two words are long: then how words begin tells too little.
 */
export function waysToJoin(words: readonly string[]): Way[] {
  if (words.filter(isLong).length < 2) return [];
  const rest = words.slice(JOINED_AMONG);
  return joinedFrom(words.slice(0, JOINED_AMONG))
    .map((way) => [...way, ...rest])
    .map((way) => ({ long: way.filter(isLong), joined: way.filter((word) => !words.includes(word)) }));
}

const isLong = (word: string) => word.length >= LONG;

function joinedFrom([first, second, ...rest]: readonly string[]): string[][] {
  if (first === undefined) return [[]];
  if (second === undefined) return [[first]];
  const apart = joinedFrom([second, ...rest]).map((way) => [first, ...way]);
  return [...apart, ...joinedFrom(rest).map((way) => [first + second, ...way])];
}
