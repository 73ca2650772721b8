/**
 * The text of bytes that claim to be in a charset. The claim is often wrong, so what the bytes show comes first: a mark, valid UTF-8,
 * then the claim, then Windows-1256 where the bytes look like Arabic letters, else Windows-1252. Never throws; NUL and lone surrogates,
 * which PostgreSQL cannot keep, are gone.
 * @param label as the header names it; null when it names none
 */
export function decodeText(bytes: Buffer, label: string | null): string {
  return storable(decoded(bytes, (label ?? "").trim().toLowerCase()));
}

/** Text without what cannot be stored or seen: NUL and other controls, lone surrogates, non-characters. */
export function storable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
  return text.replace(/[\x00-\x08\x0B\x0E-\x1F\x7F-\x9F\uFDD0-\uFDEF\uFEFF\uFFFE\uFFFF]|\p{Surrogate}/gu, "");
}

function decoded(bytes: Buffer, label: string): string {
  const shifted = SHIFTED[label];
  if (shifted) return shifted(bytes);
  const marked = byMark(bytes) ?? (/^utf-?16|^ucs-?2|^unicode$/.test(label) ? wide(bytes, label) : null);
  if (marked) return lenient(marked, bytes);
  if (/^(iso-2022-jp|csiso2022jp|jis)/.test(label)) return lenient("iso-2022-jp", bytes);
  const utf8 = strict("utf-8", bytes);
  const told = known(label);
  if (utf8 !== null && !(told && MULTIBYTE.test(told) && mayBeEither(bytes, told))) return utf8;
  if (told && !GUESSED.has(told))
    return told === "iso-8859-6" && is1256(bytes) ? lenient(PERSIAN, bytes) : lenient(told, bytes);
  if ((told === "utf-8" || told === null) && mostlyUtf8(bytes)) return lenient("utf-8", bytes);
  return lenient(looksArabic(bytes) ? PERSIAN : "windows-1252", bytes);
}

const PERSIAN = "windows-1256";
/** Labels that say little: programs write them whatever the bytes are. */
const GUESSED = new Set(["utf-8", "windows-1252"]);
const MULTIBYTE = /^(gb|big5|euc|shift)/;
const NAMES: Record<string, string> = {
  gb2312: "gb18030",
  gbk: "gb18030",
  "x-gbk": "gb18030",
  cp936: "gb18030",
  cp949: "euc-kr",
};

const SHIFTED: Record<string, (bytes: Buffer) => string> = {
  "iso-2022-kr": (bytes) => unshifted(bytes, "euc-kr"),
  "iso-2022-cn": (bytes) => unshifted(bytes, "gb18030"),
  "hz-gb-2312": (bytes) =>
    unshifted(
      Buffer.from(bytes.toString("latin1").replace(/~\{/g, "\x0e").replace(/~\}/g, "\x0f"), "latin1"),
      "gb18030",
    ),
  "utf-7": utf7,
  "unicode-1-1-utf-7": utf7,
};

function known(label: string): string | null {
  const name = NAMES[label] ?? label.replace(/^x-?(?=cp|win)/, "").replace(/^cp-?(?=125\d$)/, "windows-");
  try {
    return name === "x-user-defined" ? null : new TextDecoder(name).encoding;
  } catch {
    return null;
  }
}

function strict(encoding: string, bytes: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const lenient = (encoding: string, bytes: Buffer) => new TextDecoder(encoding).decode(bytes);

function byMark(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** UTF-16 without a mark: the half with more zeros and sixes (the high bytes of Latin and Persian letters) is the high one. */
function wide(bytes: Buffer, label: string): string | null {
  if (/[bl]e$/.test(label)) return label.endsWith("be") ? "utf-16be" : "utf-16le";
  const high = [0, 0];
  for (let i = 0; i < Math.min(bytes.length, 4096); i++) if (bytes[i] === 0 || bytes[i] === 6) high[i & 1]! += 1;
  if (high[0]! + high[1]! < Math.min(bytes.length, 4096) / 4) return null;
  return high[0]! > high[1]! ? "utf-16be" : "utf-16le";
}

/** A short text of two-byte letters can be valid UTF-8 by chance; one with three-byte sequences is not. */
const mayBeEither = (bytes: Buffer, told: string) =>
  bytes.some((b) => b > 0x7f) && !bytes.some((b) => b >= 0xe0) && strict(told, bytes) !== null;

/** Nearly all of its high bytes stand in whole sequences: UTF-8 that was cut or dented. */
function mostlyUtf8(bytes: Buffer): boolean {
  const text = lenient("utf-8", bytes.subarray(0, 200_000));
  const broken = text.split("\uFFFD").length - 1;
  let letters = 0;
  for (const c of text) if (c > "\x7F" && c !== "\uFFFD") letters += 1;
  return broken * 8 <= letters;
}

/** Letters of Arabic script are all high bytes, so they stand in runs; in western texts a high byte stands alone among Latin letters. */
function looksArabic(bytes: Buffer): boolean {
  const runs =
    bytes
      .subarray(0, 200_000)
      .toString("latin1")
      .match(/[\x80-\xFF]+/g) ?? [];
  const high = runs.reduce((sum, run) => sum + run.length, 0);
  return runs.reduce((sum, run) => sum + (run.length > 1 ? run.length : 0), 0) * 2 > high;
}

/** Windows-1256 that is called ISO-8859-6: bytes that the latter lacks (پ چ ژ گ among them), or its ي where the other has a tanwin. */
function is1256(bytes: Buffer): boolean {
  const text = bytes.toString("latin1");
  return /[\x80-\x9F\xC0\xDB-\xDF\xF3-\xFF]/.test(text) || (text.includes("\xED") && !/[\xE8\xEA]/.test(text));
}

/** Seven-bit encodings that shift: between SO and SI stand the two-byte letters of `encoding` without their high bits. */
function unshifted(bytes: Buffer, encoding: string): string {
  const out = Buffer.alloc(bytes.length);
  let [length, shift] = [0, 0];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape that says which letters follow
  const plain = bytes.toString("latin1").replace(/\x1B\$[)*+][A-Z]/g, "");
  for (const c of Buffer.from(plain, "latin1")) {
    if (c === 0x0e || c === 0x0f) shift = c === 0x0e ? 0x80 : 0;
    else {
      if (c === 0x0a) shift = 0;
      out[length++] = c > 0x20 ? c | shift : c;
    }
  }
  return lenient(encoding, out.subarray(0, length));
}

function utf7(bytes: Buffer): string {
  return bytes.toString("latin1").replace(/\+([A-Za-z0-9/]*)-?/g, (_, code: string) => {
    if (code === "") return "+";
    const pairs = Buffer.from(code, "base64");
    return lenient("utf-16be", pairs.subarray(0, pairs.length & ~1));
  });
}
