import { unguarded } from "@/lib/base/csv-writer";
import { parseEmail } from "@/lib/base/email";
import type { Problem } from "@/lib/base/errors";
import { sha256 } from "@/lib/base/id";
import { parsePhone } from "@/lib/base/phone";
import type { TableRow } from "@/lib/base/table";
import { cleanText, hasForbiddenCharacters, joinedKey, latinDigits } from "@/lib/base/text";
import {
  canonicalHandle,
  type FieldRow,
  parsePostalCode,
  readCustomValue,
  readNationalId,
} from "@/lib/customers/rules";
import type { IdentityKey } from "@/lib/identity/rules";
import type { Json } from "@/lib/kernel/events";
import type { CustomerKind, CustomerStage } from "@/prisma/generated/enums";
import { readDay } from "./read-day";
import type { ImportOptions } from "./schema";

export type Reading = {
  columns: readonly string[];
  options: Pick<ImportOptions, "wrongCells" | "kind" | "stage" | "tags">;
  customFields: readonly FieldRow[];
  areaCode: string | undefined;
};

/** Single values of a card, by column of the table; `custom:ID` for the house's own. */
export type Values = Record<string, Json>;
export type ReadRow = {
  line: number;
  hash: string;
  name: string | null;
  /** The organization that a person of this row belongs to. */
  company: string | null;
  /** null: the row does not say. */
  kind: CustomerKind | null;
  stage: CustomerStage | null;
  /** The card that the row itself names. */
  code: string | null;
  keys: IdentityKey[];
  values: Values;
  lists: Record<"interests" | "tastes" | "services", string[]>;
  tags: string[];
  /** Column (from 0) → what is wrong with its cell; -1: the whole row. */
  problems: Record<number, Problem>;
};

/** Cells that hold digits which a spreadsheet may have taken for a quantity. */
const NUMBERS = new Set(["mobile", "phone", "nationalId", "postalCode", "code"]);
const LENGTHS: Record<string, number> = { province: 100, city: 100, address: 1000, expectations: 2000 };

/** One row of the file as what it says of a customer. Wrong cells are named, and left out. */
export function readRow(row: TableRow, reading: Reading): ReadRow {
  const read: ReadRow = { ...blank(reading), line: row.line };
  const said: [string, string][] = [];
  for (const [column, field] of reading.columns.entries()) {
    const cell = cleanText(unguarded((row.cells[column] ?? "").trim()));
    if (field === "ignore" || cell === "" || isNothing(cell)) continue;
    const number = NUMBERS.has(field) ? wholeNumber(cell) : null;
    const typed = number === null || number === "lost" ? cell : number;
    said.push([field, typed]);
    const lost: Problem | null = number === "lost" ? { key: "transfer.digitsLost", params: { value: cell } } : null;
    const problem = lost ?? unreadable(typed) ?? take(read, field, typed, reading);
    if (problem) read.problems[column] = problem;
  }
  finish(read, said, reading);
  return read;
}

const blank = ({ options }: Reading): ReadRow => ({
  line: 0,
  hash: "",
  name: null,
  company: null,
  kind: null,
  stage: null,
  code: null,
  keys: [],
  values: {},
  lists: { interests: [], tastes: [], services: [] },
  tags: splitList(options.tags ?? ""),
  problems: {},
});

/** What people and programs write where there is nothing. */
const isNothing = (typed: string) => /^(-+|—|ندارد|نامشخص|null|n\/a|#n\/a|none)$/i.test(typed);

const unreadable = (typed: string): Problem | null =>
  typed.includes("\uFFFD") || hasForbiddenCharacters(typed) ? { key: "text.forbiddenCharacters" } : null;

const splitList = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[،,;؛|\n]+/)
      .map((s) => s.trim())
      .filter(Boolean),
  ),
];

/** Names, kind and national ID are known only when the whole row was read. */
function finish(read: ReadRow, said: [string, string][], reading: Reading): void {
  const of = (field: string) => said.find(([f]) => f === field)?.[1];
  const person = [of("firstName"), of("lastName")].filter(Boolean).join(" ") || of("name");
  const company = of("company");
  const itself = company && (!person || joinedKey(person) === joinedKey(company));
  if (itself && !of("kind")) read.kind = "organization";
  read.name = (person ?? company)?.replace(/\s+/g, " ") ?? null;
  if (read.name !== null && read.name.length > 200)
    wrong(read, reading, "name", { key: "tooLong", params: { limit: 200 } });
  if (company && !itself && joinedKey(company) !== "") read.company = company.replace(/\s+/g, " ");
  if ((read.company?.length ?? 0) > 200) {
    wrong(read, reading, "company", { key: "tooLong", params: { limit: 200 } });
    read.company = null;
  }
  const id = of("nationalId");
  if (id && !read.problems[reading.columns.indexOf("nationalId")]) {
    const canonical = readNationalId(id, read.kind ?? reading.options.kind);
    const either = canonical ?? (of("kind") ? null : readNationalId(id, "supplier"));
    if (either === null) wrong(read, reading, "nationalId", { key: "nationalId.wrong" });
    else {
      read.values.nationalId = either;
      if (canonical === null) read.kind = "organization";
    }
  }
  read.hash = sha256(JSON.stringify(said.map(([f, v]) => [f, joinedKey(v)]).sort((a, b) => (a[0]! < b[0]! ? -1 : 1))));
  const empty = read.name === null && read.keys.length === 0 && read.code === null && !read.values.nationalId;
  if (empty && Object.keys(read.problems).length === 0) read.problems[-1] = { key: "transfer.nobody" };
}

const wrong = (read: ReadRow, { columns }: Reading, field: string, problem: Problem) => {
  read.problems[columns.indexOf(field)] = problem;
  if (field === "name") read.name = null;
};

/** Puts one cell where it belongs. @returns what is wrong with it */
function take(read: ReadRow, field: string, typed: string, reading: Reading): Problem | null {
  switch (field) {
    case "mobile":
    case "phone":
      return takePhone(read, field, typed, reading.areaCode);
    case "email":
      return takeEmails(read, typed);
    case "birthday": {
      const day = readDay(typed);
      if (day) read.values.birthday = day;
      return day ? null : { key: "date.unreadable" };
    }
    case "postalCode": {
      const code = parsePostalCode(typed);
      if (code) read.values.postalCode = code;
      return code ? null : { key: "transfer.postalCode" };
    }
    case "kind":
    case "stage": {
      const word = WORDS[field].get(joinedKey(typed));
      if (word) Object.assign(read, { [field]: word });
      return word ? null : { key: `transfer.${field}` };
    }
    case "incomeBand": {
      const band = INCOME.get(joinedKey(typed));
      if (band) read.values.incomeBand = band;
      return band ? null : { key: "transfer.incomeBand" };
    }
    case "code":
      read.code = latinDigits(typed).replace(/\s/g, "");
      return null;
    case "tags":
      read.tags.push(...splitList(typed).filter((tag) => !read.tags.includes(tag)));
      return read.tags.some((tag) => tag.length > 60) ? { key: "tooLong", params: { limit: 60 } } : null;
    case "interests":
    case "tastes":
    case "services":
      read.lists[field].push(...splitList(typed).map((s) => s.slice(0, 100)));
      return null;
  }
  if (field.startsWith("handle:")) return takeHandle(read, field.slice(7), typed);
  if (field.startsWith("custom:")) return takeCustom(read, field, typed, reading.customFields);
  return takeText(read, field, typed);
}

function takeText(read: ReadRow, field: string, typed: string): Problem | null {
  const limit = LENGTHS[field];
  if (limit === undefined) return null; // names are put together at the end
  const before = read.values[field];
  const whole = typeof before === "string" ? `${before}، ${typed}` : typed;
  if (whole.length > limit) return { key: "tooLong", params: { limit } };
  read.values[field] = whole;
  return null;
}

const WORDS = {
  kind: new Map<string, CustomerKind>([
    ...["حقیقی", "شخص", "شخص حقیقی", "فرد", "person", "individual"].map((w) => [joinedKey(w), "person"] as const),
    ...["حقوقی", "شخص حقوقی", "شرکت", "سازمان", "organization", "company"].map(
      (w) => [joinedKey(w), "organization"] as const,
    ),
    ...["تأمین‌کننده", "تامین کننده", "فروشنده", "supplier", "vendor"].map((w) => [joinedKey(w), "supplier"] as const),
  ]),
  stage: new Map<string, CustomerStage>([
    ...["بالقوه", "سرنخ", "lead", "prospect"].map((w) => [joinedKey(w), "lead"] as const),
    ...["بالفعل", "مشتری", "customer", "client"].map((w) => [joinedKey(w), "customer"] as const),
  ]),
};

const INCOME = new Map(
  Object.entries({
    low: "کم|پایین|low",
    lower_middle: "پایین‌تر از میانه|کمتر از متوسط|متوسط رو به پایین|lower middle|lower_middle",
    middle: "میانه|متوسط|middle|medium",
    upper_middle: "بالاتر از میانه|بیشتر از متوسط|متوسط رو به بالا|upper middle|upper_middle",
    high: "زیاد|بالا|پردرآمد|high",
  }).flatMap(([band, words]) => words.split("|").map((word) => [joinedKey(word), band] as const)),
);

/**
 * A number as a spreadsheet wrote it (`9.121234567E+09`, `9121234567.0`) in plain digits; null when it is no such number.
 * "lost" when digits are gone for good: `9.12E+09` has three of ten.
 */
export function wholeNumber(typed: string): string | null | "lost" {
  const plain = latinDigits(typed).replace(/٫/g, ".").replace(/\s/g, "");
  const decimal = /^(\d{5,15})\.0+$/.exec(plain);
  if (decimal) return decimal[1]!;
  const [, first, rest = "", power] = /^(\d)(?:\.(\d+))?e\+?(\d{1,2})$/i.exec(plain) ?? [];
  if (first === undefined) return null;
  const zeros = Number(power) - rest.length;
  return zeros > 0 ? "lost" : zeros === 0 ? first + rest : null;
}

function takePhone(read: ReadRow, field: "mobile" | "phone", typed: string, areaCode?: string): Problem | null {
  for (const one of severalPhones(typed)) {
    const phone = parsePhone(one, areaCode);
    if (!phone) return { key: "phone.unreadable" };
    if (field === "mobile" && phone.kind !== "mobile") return { key: "phone.notMobile" };
    read.keys.push({ kind: phone.kind, typed: one.slice(0, 60), canonical: phone.canonical, proved: false });
  }
  return null;
}

/** «۰۹۱۲… - ۰۹۳۵…» in one cell: cut where each part alone has a number's length. */
function severalPhones(typed: string): string[] {
  const parts = typed
    .split(/[،,;؛|/\n]|\s+-\s+|\s+و\s+/)
    .map((s) => s.trim())
    .filter(Boolean);
  const long = parts.every((part) => latinDigits(part).replace(/\D/g, "").length >= 7);
  return parts.length > 1 && long ? parts.slice(0, 5) : [typed];
}

function takeEmails(read: ReadRow, typed: string): Problem | null {
  for (const one of typed
    .split(/[،,;؛|\s]+/)
    .filter(Boolean)
    .slice(0, 5)) {
    const email = parseEmail(one.replace(/^mailto:/i, ""));
    if (!email) return { key: "email.unreadable" };
    read.keys.push({ kind: "email", typed: one, canonical: email.canonical, proved: false });
  }
  return null;
}

function takeHandle(read: ReadRow, network: string, typed: string): Problem | null {
  const id = typed.replace(/^https?:\/\/[^/]+\//i, "").replace(/\/$/, "");
  const canonical = canonicalHandle({ network, id });
  if (canonical === null || id.length > 128) return { key: "handle.unreadable" };
  read.keys.push({ kind: "handle", typed: id, canonical, proved: false });
  return null;
}

const YES = /^(بله|بلی|آری|دارد|yes|true|y|1|✓)$/i;
const NO = /^(خیر|نه|ندارد|no|false|n|0|✗)$/i;

function takeCustom(read: ReadRow, field: string, typed: string, fields: readonly FieldRow[]): Problem | null {
  const known = fields.find(({ id }) => field === `custom:${id}`);
  if (!known) return { key: "transfer.noSuchField" };
  const made = readCustomValue(known, customWord(known, typed));
  if ("problem" in made) return made.problem;
  if (made.value !== null) read.values[field] = made.value;
  return null;
}

/** The word as the house's own form would send it. */
function customWord({ type, options }: FieldRow, typed: string): string {
  if (type === "date") return readDay(typed) ?? typed;
  if (type === "choice") return options.find((o) => joinedKey(o) === joinedKey(typed)) ?? typed;
  if (type !== "yes_no") return typed;
  const plain = latinDigits(typed);
  return YES.test(plain) ? "1" : NO.test(plain) ? "0" : typed;
}
