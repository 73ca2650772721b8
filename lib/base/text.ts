const BIDI_CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const MARKS = /[\u0610-\u061A\u0640\u064B-\u065F\u0670]/gu;
// Beyond the domain text: joiners that leave no trace on screen (ZWJ, ZWSP, word joiner, soft hyphen) must not hide a word.
const INVISIBLE = /\u00AD|\u200B|\u200D|\u2060/gu;

const LETTERS: Record<string, string> = {
  ي: "ی",
  ى: "ی",
  ئ: "ی",
  ك: "ک",
  ة: "ه",
  "\u06C0": "ه",
  "\u06C2": "ه",
  ە: "ه",
  ہ: "ه",
  ھ: "ه",
  أ: "ا",
  إ: "ا",
  "\u0671": "ا",
  آ: "ا",
  ؤ: "و",
  ء: "",
};
const FOLDED = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "gu");

/** What a stranger typed, to stand in a line of ours: without what would turn that line around, and apart from it where it is not Persian. */
export function inLine(typed: string): string {
  const text = typed.replace(BIDI_CONTROLS, "").replace(/\s+/gu, " ").trim();
  return /[A-Za-z]/.test(text) ? `\u2068${text}\u2069` : text;
}

/** What is stored: NFC and LF line ends; half-spaces, emoji, bidi controls and all else stay as typed. */
export function cleanText(s: string): string {
  return s.replaceAll("\r\n", "\n").normalize("NFC");
}

/** True for NUL (PostgreSQL cannot keep it) and lone surrogates (no UTF-8 for them). Refuse such text; never drop them silently. */
export function hasForbiddenCharacters(s: string): boolean {
  return s.includes("\0") || /\p{Surrogate}/u.test(s);
}

/** ۰-۹ and ٠-٩ → 0-9; everything else unchanged. */
export function latinDigits(s: string): string {
  return s.replace(/[۰-۹٠-٩]/gu, (d) => String(d.charCodeAt(0) & 0xf));
}

/** 0-9 and ٠-٩ → ۰-۹; everything else unchanged (no grouping: see `lib/i18n/number`). */
export function persianDigits(s: string | number): string {
  return String(s).replace(/[0-9٠-٩]/gu, (d) => String.fromCharCode(0x06f0 + (d.charCodeAt(0) & 0xf)));
}

/**
 * The form two spellings of one Persian text share ("Text" in the domain): NFKC; one letter for each of ی ک ه ا و; no hamza, harakat,
 * kashida or bidi controls; half-space and runs of white space → one space; Latin digits; Latin letters lower-case; trimmed. Idempotent.
 */
export function searchKey(s: string): string {
  return latinDigits(s.normalize("NFKC"))
    .replace(BIDI_CONTROLS, "")
    .replace(INVISIBLE, "")
    .replace(MARKS, "")
    .replace(FOLDED, (c) => LETTERS[c] ?? c)
    .replace(/\p{Script=Latin}+/gu, (c) => c.toLowerCase())
    .normalize("NFKC")
    .replace(/[\u200C\s]+/gu, " ")
    .trim();
}

/** `searchKey` without any space, so «کتاب‌خانه», «کتاب خانه» and «کتابخانه» meet. */
export function joinedKey(s: string): string {
  return searchKey(s).replaceAll(" ", "");
}

/** Typed codes, numbers and addresses: NFKC, Latin digits, without invisible characters (bidi controls, joiners), trimmed. */
export function plainEntry(s: string): string {
  return latinDigits(s.normalize("NFKC"))
    .replace(/[\p{Cf}\uFEFF]/gu, "")
    .trim();
}

/** A LIKE pattern for «has these words somewhere»; `%`, `_` and `\` in them stand for themselves. */
export const containing = (words: string): string => `%${starting(words)}`;
/** A LIKE pattern for «begins with these words». */
export const starting = (words: string): string => `${words.replace(/[\\%_]/g, "\\$&")}%`;
