import { latinDigits } from "@/lib/base/text";
import { parseJalali, tehranDayKey } from "@/lib/i18n/date";
import { referralShape } from "./desk-shape";

type Form = Record<string, unknown>;
const isRecord = (value: unknown): value is Form => typeof value === "object" && value !== null;

/** What the one field of who it is holds: a number or a part of one (from 4 digits on), an address, or words. */
export function keyKind(typed: string): "phone" | "email" | "words" {
  if (typed.includes("@")) return "email";
  return /^[\d\s+\-().]{4,}$/.test(latinDigits(typed).trim()) ? "phone" : "words";
}

/** A typed Jalali day as a Gregorian one; what is unreadable goes on as typed, and the command refuses it. */
function day(typed: unknown): unknown {
  const at = typeof typed === "string" ? parseJalali(typed) : null;
  return at ? tehranDayKey(at) : typed;
}

/**
 * The form that registers: what stands in its first field is a number, an address or a name, unless a customer was chosen there: then it
 * only found him, and a part of a number is no key.
 */
export function registerShape({ who, onto: _, referral, ...form }: Form): Form {
  const typed = typeof who === "string" ? who : "";
  const given = isRecord(form.customer) ? form.customer : {};
  const chosen = form.customerCode !== undefined;
  const kind = keyKind(typed);
  const whole = kind === "email" || latinDigits(typed).replace(/\D/g, "").length >= 10;
  const key = typed && kind !== "words" && (!chosen || whole) ? { [kind]: typed } : {};
  const name = typed && kind === "words" && !chosen ? { name: typed } : {};
  const theirs = isRecord(form.registration) ? form.registration : null;
  return {
    ...form,
    confidential: form.confidential === "1",
    customer: { ...key, ...name, ...given },
    ...(isRecord(referral) && referral.target !== undefined ? { referral: referralShape(referral) } : {}),
    ...(theirs
      ? { registration: { ...theirs, ...("theirDate" in theirs ? { theirDate: day(theirs.theirDate) } : {}) } }
      : {}),
  };
}

/** The same form, when what was said belongs to an earlier request. */
export const contactShape = ({ onto, channel, body, externalId, attachments }: Form): Form => ({
  number: onto,
  ...{ channel, body, externalId },
  ...(attachments ? { attachments } : {}),
});
