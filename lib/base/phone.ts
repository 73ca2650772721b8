import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { plainEntry } from "@/lib/base/text";

export type Phone = {
  kind: "mobile" | "landline";
  /** E.164, without the extension: `+989123456789`. */
  canonical: string;
  extension?: string;
  /** Readable, but of a prefix our tables do not know (yet). Accept, and say so. */
  warning?: "phone.unknownPrefix";
};

const EXTENSION = /(?:(?<![a-z])(?:ext(?:ension)?|x)|[#;]\s*(?:ext)?|داخلی)[\s.:=]*(\d{1,6})$/iu;
const SEPARATORS = /[\s\-‐‑‒–—―−ـ._()[\]]+/gu;

/**
 * Reads a phone number in any notation people type. Region Iran unless it begins with + or 00.
 * @param areaCode the office's own ("021"): completes a local landline of 8 (or legacy 4–7) digits
 * @returns null when unreadable
 */
export function parsePhone(typed: string, areaCode?: string): Phone | null {
  const entry = plainEntry(typed).replaceAll("ي", "ی").replace(/[()]/g, " ").trim();
  const extension = EXTENSION.exec(entry)?.[1];
  const digits = entry
    .replace(EXTENSION, "")
    .replace(/^tel:/i, "")
    .replace(SEPARATORS, "")
    .replace(/^(\d+)\+$/, "+$1") // right-to-left typing leaves the plus at the wrong end
    .replace(/^00/, "+");
  if (!/^\+?\d{4,15}$/.test(digits)) return null;
  const phone = digits.startsWith("+") && !digits.startsWith("+98") ? foreign(digits) : iranian(digits, areaCode);
  return phone && (extension ? { ...phone, extension } : phone);
}

/** `0912 345 6789` and `021 8877 6655` for Iran, `+44 20 8366 1177` for others; Latin digits, to be isolated left-to-right. */
export function formatPhone(canonical: string): string {
  const number = parsePhoneNumberFromString(canonical);
  if (!number) return canonical;
  return canonical.startsWith("+98") ? number.formatNational() : number.formatInternational();
}

/** `0912•••••89`: enough to recognise, not enough to answer the tracking page's question for the last four digits. */
export function maskPhone(canonical: string): string {
  const national = canonical.startsWith("+98") ? `0${canonical.slice(3)}` : canonical;
  const shown = Math.min(4, Math.max(0, national.length - 6));
  return national.slice(0, shown) + "•".repeat(national.length - shown - 2) + national.slice(-2);
}

/** The last four digits, as the tracking page asks for them. */
export function lastFour(canonical: string): string {
  return canonical.slice(-4);
}

function foreign(e164: string): Phone | null {
  const number = parsePhoneNumberFromString(e164);
  if (!number?.isPossible()) return null;
  const type = number.getType();
  const kind = !type || type.includes("MOBILE") ? "mobile" : "landline";
  const phone: Phone = { kind, canonical: number.number };
  return number.isValid() ? phone : { ...phone, warning: "phone.unknownPrefix" };
}

function iranian(digits: string, areaCode?: string): Phone | null {
  const national = nationalPart(digits);
  if (national === null) return completed(digits, areaCode);
  const canonical = `+98${national}`;
  const valid = parsePhoneNumberFromString(canonical)?.isValid() ?? false;
  if (/^9\d{9}$/.test(national))
    return valid ? { kind: "mobile", canonical } : { kind: "mobile", canonical, warning: "phone.unknownPrefix" };
  if (/^[1-8]\d0/.test(national)) return null; // the tables allow an exchange that begins with 0; the network has none
  return valid || isLegacyLandline(national) ? { kind: "landline", canonical } : null;
}

/** The number after 0, 98 or +98; null when it has no such beginning and must be a local one. */
function nationalPart(digits: string): string | null {
  if (digits.startsWith("+98")) return digits.slice(3).replace(/^0/, "");
  if (/^980?[1-9]\d{9}$/.test(digits)) return digits.slice(2).replace(/^0/, "");
  if (digits.startsWith("0")) return digits.slice(1);
  return digits.length === 10 ? digits : null;
}

function completed(local: string, areaCode?: string): Phone | null {
  const area = areaCode && plainEntry(areaCode).replace(/^(\+98|0)/, "");
  if (!area || !/^[2-9]\d{3,7}$/.test(local)) return null;
  return iranian(`0${area}${local}`);
}

/** Exchanges of 4–7 digits are being retired but still answer; the tables only know the 8-digit shape of each area. */
function isLegacyLandline(national: string): boolean {
  const [, area] = /^([1-8]\d)[2-9]\d{3,6}$/.exec(national) ?? [];
  return area !== undefined && (parsePhoneNumberFromString(`+98${area}33333333`)?.isValid() ?? false);
}
