import { createHash, randomBytes } from "node:crypto";
import { clock } from "@/lib/base/clock";
import { plainEntry } from "@/lib/base/text";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
// Quasigroup of order 10 from H. M. Damm, "Total anti-symmetrische Quasigruppen" (2004): row = interim digit, column = next digit.
const DAMM = [
  "0317598642",
  "7092154863",
  "4206871359",
  "1750983426",
  "6123045978",
  "3674209581",
  "5869720134",
  "8945362017",
  "9438617205",
  "2581436790",
];
const last = { ms: 0, count: 0 };
const drawn = { bytes: Buffer.alloc(0), used: 0 };

/** Fresh bytes out of a larger draw: asking the system for each costs more than all else that an id needs. Given out once only. */
function random(count: number): Buffer {
  if (drawn.used + count > drawn.bytes.length) Object.assign(drawn, { bytes: randomBytes(4096), used: 0 });
  drawn.used += count;
  return drawn.bytes.subarray(drawn.used - count, drawn.used);
}

/** A UUID v7 (RFC 9562): sorts by the time of `clock`, and within one process in the order made, also inside one millisecond. */
export function newId(): string {
  const bytes = random(16);
  tick(clock.now().getTime(), bytes.readUInt16BE(6) & 0x7ff);
  bytes.writeUIntBE(last.ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | last.count, 6);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** 60 random bits as twelve Crockford base-32 characters: `7K2-MDA-0Q9-XVB`. */
export function newTrackingCode(): string {
  const bits = random(8).readBigUInt64BE() >> 4n;
  const letters = Array.from({ length: 12 }, (_, i) => CROCKFORD[Number((bits >> BigInt(5 * i)) & 31n)]);
  return dashed(letters.join(""));
}

/** Forgives case, dashes, spaces, Persian digits, I and L for 1, O for 0. @returns the dashed form, or null when it cannot be a code */
export function parseTrackingCode(typed: string): string | null {
  const letters = plainEntry(typed)
    .toUpperCase()
    .replace(/[\s\-‐‑‒–—−ـ_.]/gu, "")
    .replace(/[IL]/g, "1")
    .replace(/O/g, "0");
  return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(letters) ? dashed(letters) : null;
}

/** Digits only, to be said on the phone: the sequence number and its Damm check digit (any one wrong digit or swapped neighbours show). */
export function customerCode(sequence: number): string {
  if (!Number.isSafeInteger(sequence) || sequence < 1) throw new RangeError(`not a sequence number: ${sequence}`);
  return `${sequence}${damm(String(sequence))}`;
}

/** True for what `customerCode` can make (Latin digits, no separators). */
export function isCustomerCode(code: string): boolean {
  return /^[1-9]\d{1,16}$/.test(code) && damm(code) === "0";
}

/** A secret for a link or a token, base64url. @param bytes of randomness */
export function secretToken(bytes = 32): string {
  return randomBytes(bytes).toString("base64url");
}

/** SHA-256 in lower-case hex (strings as UTF-8). */
export function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Counts on within a millisecond; a clock that steps back a little waits on the last one, a travelled clock is followed. */
function tick(ms: number, start: number): void {
  const behind = last.ms - ms;
  if (behind < 0 || behind > 1000) Object.assign(last, { ms, count: start });
  else if (last.count < 0xfff) last.count += 1;
  else Object.assign(last, { ms: last.ms + 1, count: start });
}

function dashed(letters: string): string {
  return letters.match(/.{3}/g)!.join("-");
}

function damm(digits: string): string {
  return Array.from(digits).reduce((interim, d) => DAMM[Number(interim)]![Number(d)]!, "0");
}

/** The id that stands for these words: the same words, the same id (a UUID of version 8, made of their hash). */
export function madeId(words: string): string {
  const hex = sha256(words);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
