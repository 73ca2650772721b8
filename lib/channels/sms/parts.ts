import { gsmWidth, isGsm } from "./gsm";

export type SmsParts = {
  encoding: "gsm7" | "ucs2";
  /** Septets, or UTF-16 code units. */
  units: number;
  parts: number;
  /** Units that still fit the last part. */
  left: number;
};

/** Units of a message that is alone, and of each part of a longer one (6 octets go to the header that joins them). */
const ROOM = { gsm7: { alone: 160, part: 153 }, ucs2: { alone: 70, part: 67 } } as const;

/** What phones show as nothing, or never need: bidi controls, BOM, soft hyphen, zero-width space, word joiner. Joiners stay. */
const NOTHING = /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
/** Signs of typesetting that alone would make a Latin text cost double. */
const PLAIN: Record<string, string> = {
  "\u2018": "'",
  "\u2019": "'",
  "\u201C": '"',
  "\u201D": '"',
  "\u2013": "-",
  "\u2014": "-",
  "\u2026": "...",
  "\u00A0": " ",
  "\u2022": "-",
  "\t": " ",
};
const SIGNS = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "gu");

/**
 * The text as it is sent: NFC, LF, without what nobody sees, no white space at line ends. No word and no Persian letter changes; quotes and
 * dashes of typesetting become plain ones only where the whole then fits GSM 7-bit. Idempotent.
 */
export function sendable(text: string): string {
  const clean = text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(NOTHING, "")
    .replace(/[^\S\n]+(?=\n|$)/gu, "")
    .replace(/^\n+|\n+$/gu, "");
  const plain = clean.replace(SIGNS, (sign) => PLAIN[sign]!);
  return isGsm(plain) ? plain : clean;
}

/**
 * How many parts a text takes: GSM 7-bit 160, then 153 a part; with any other letter UCS-2 70, then 67 (3GPP TS 23.038 and 23.040,
 * 9.2.3.24.1). A surrogate pair and an escaped sign stay in one part, so a part may end one unit early. An empty text has no parts.
 */
export function smsParts(text: string): SmsParts {
  const sent = sendable(text);
  const encoding = isGsm(sent) ? "gsm7" : "ucs2";
  const sizes = cut(sent, encoding).map((part) => lengthIn(part, encoding));
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const room = sizes.length > 1 ? ROOM[encoding].part : ROOM[encoding].alone;
  return { encoding, units, parts: sizes.length, left: room - (sizes.at(-1) ?? 0) };
}

/** The parts themselves, as gateways and networks cut them. */
export function splitSms(text: string): string[] {
  const sent = sendable(text);
  return cut(sent, isGsm(sent) ? "gsm7" : "ucs2");
}

export type SmsPrices = { pricePersian: number; priceLatin: number };

/** Rials for a text at the prices of one part of its line; null where no price was set. */
export function smsCost(text: string, { pricePersian, priceLatin }: SmsPrices): number | null {
  const { encoding, parts } = smsParts(text);
  const price = encoding === "gsm7" ? priceLatin || pricePersian : pricePersian;
  return price > 0 ? parts * price : null;
}

const widthIn = (character: string, encoding: SmsParts["encoding"]): number =>
  encoding === "gsm7" ? gsmWidth(character)! : character.length;

function lengthIn(text: string, encoding: SmsParts["encoding"]): number {
  let units = 0;
  for (const character of text) units += widthIn(character, encoding);
  return units;
}

function cut(text: string, encoding: SmsParts["encoding"]): string[] {
  if (text === "") return [];
  const { alone, part } = ROOM[encoding];
  if (lengthIn(text, encoding) <= alone) return [text];
  const parts: string[] = [];
  let used: number = part;
  for (const character of text) {
    const width = widthIn(character, encoding);
    if (used + width > part) {
      parts.push("");
      used = 0;
    }
    parts[parts.length - 1] += character;
    used += width;
  }
  return parts;
}
