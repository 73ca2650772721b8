import { decodeText, storable } from "./charset";

/**
 * The text of a header's value: encoded words (RFC 2047) decoded, neighbours of one charset joined before that (letters are often cut
 * in two), bytes that stand bare taken for what they look like. One line.
 * @param value its bytes, one character each (latin1)
 */
export function headerText(value: string): string {
  const joined = value.replace(
    /(=\?[^?\s]{1,60}\?[bq]\?(?:(?!\?=).){0,1000}\?=)\s+(?==\?[^?\s]{1,60}\?[bq]\?)/gi,
    "$1",
  );
  const text = pieces(joined)
    .map(({ bytes, charset }) => decodeText(bytes, charset))
    .join("");
  return storable(text).replace(/\s+/g, " ").trim();
}

type Piece = { bytes: Buffer; charset: string | null };

function pieces(value: string): Piece[] {
  const found: (Piece & { encoded: boolean })[] = [];
  let at = 0;
  for (const word of value.matchAll(/=\?([^?\s]{1,60})\?([bq])\?((?:(?!\?=).){0,1000})\?=/gi)) {
    if (word.index > at) found.push({ bytes: latin(value.slice(at, word.index)), charset: null, encoded: false });
    at = word.index + word[0].length;
    const charset = word[1]!.replace(/\*.*$/, "").toLowerCase();
    const bytes = word[2]!.toLowerCase() === "b" ? Buffer.from(word[3]!, "base64") : qWord(word[3]!);
    const before = found.at(-1);
    if (before?.encoded && before.charset === charset) before.bytes = Buffer.concat([before.bytes, bytes]);
    else found.push({ bytes, charset, encoded: true });
  }
  return [...found, { bytes: latin(value.slice(at)), charset: null }];
}

const latin = (s: string) => Buffer.from(s, "latin1");

const qWord = (s: string) =>
  latin(
    s.replace(/_/g, " ").replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  );

export type Parameters = ReadonlyMap<string, string>;

/** `type/sub; name=value; …` of Content-Type and Content-Disposition, with the pieces and charsets of RFC 2231; forgives what it can. */
export function readParameters(value: string): { value: string; parameters: Parameters } {
  const [head = "", ...rest] = splitOutsideQuotes(value.slice(0, 20_000));
  const plain = new Map<string, string>();
  const long = new Map<string, { at: number; bytes: string; encoded: boolean }[]>();
  for (const piece of rest.slice(0, 200)) {
    const [, name, number, star, typed] = /^\s*([^\s=*]+)(?:\*(\d{1,3}))?(\*)?\s*=\s*(.*)$/s.exec(piece) ?? [];
    if (name === undefined) continue;
    const bytes = unquoted(typed!.trim());
    if (number === undefined && !star) plain.set(name.toLowerCase(), headerText(bytes));
    else push(long, name.toLowerCase(), { at: Number(number ?? 0), bytes, encoded: Boolean(star) });
  }
  for (const [name, parts] of long) plain.set(name, extended(parts.sort((a, b) => a.at - b.at)));
  return { value: head.trim().toLowerCase(), parameters: plain };
}

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  map.set(key, [...(map.get(key) ?? []), item]);
}

function extended(parts: { bytes: string; encoded: boolean }[]): string {
  const [, charset, first] = /^([^']*)'[^']*'(.*)$/s.exec(parts[0]!.encoded ? parts[0]!.bytes : "") ?? [];
  const bytes = parts.map((part, i) => {
    const text = i === 0 && first !== undefined ? first : part.bytes;
    return part.encoded
      ? text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      : text;
  });
  return storable(decodeText(latin(bytes.join("")), charset ?? null));
}

const splitOutsideQuotes = (s: string): string[] => s.match(/(?:"(?:\\.|[^"\\])*"|[^;])+/gs) ?? [];

const unquoted = (s: string) =>
  /^"/.test(s) ? s.replace(/^"|"$/g, "").replace(/\\(["\\])/g, "$1") : s.replace(/\s*\([^)]*\)$/, "");
