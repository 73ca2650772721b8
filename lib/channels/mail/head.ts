import { latinDigits } from "@/lib/base/text";
import { type Address, readAddresses } from "./addresses";
import { headerOf, headersOf, type Part } from "./mime";
import { headerText } from "./words";

const IDS_MAX = 100;
const DAY = 86_400_000;

/**
 * Who wrote it: the first address of From that can be one; of several the one that Sender names. Without any, Sender, Reply-To, then Return-Path.
 * Reply-To counts only where From is an address that nobody reads (noreply@): web forms send so, and the customer stands in Reply-To.
 */
export function senderOf(mail: Part): (Address & { by: "from" | "reply-to" | "other" }) | null {
  const from = headersOf(mail, "from").flatMap(readAddresses);
  const senders = headersOf(mail, "sender").flatMap(readAddresses);
  const author =
    (from.length > 1 ? from.find(({ email }) => senders.some((s) => s.email === email)) : undefined) ?? from[0];
  const [answerTo, ...more] = headersOf(mail, "reply-to").flatMap(readAddresses);
  if (author && NOBODY.test(author.email) && answerTo && more.length === 0 && !NOBODY.test(answerTo.email))
    return { ...answerTo, by: "reply-to" };
  if (author) return { ...author, by: "from" };
  const other = senders[0] ?? answerTo ?? headersOf(mail, "return-path").flatMap(readAddresses)[0];
  return other ? { ...other, by: "other" } : null;
}

const NOBODY = /^(no|do-?not|donot|not?)[-_.]?reply[^@]*@/;

/** Its date, when one may believe it: not before mail as we know it, not after it came. */
export function sentAtOf(mail: Part, receivedAt: Date): Date | null {
  const typed = headerText(headerOf(mail, "date") ?? "")
    .replace(/\([^)]*\)/g, " ")
    .trim();
  if (!/\d{1,2}.*\d{2}:\d{2}/s.test(typed)) return null;
  const ms = Date.parse(typed);
  if (Number.isNaN(ms) || ms < Date.UTC(1995, 0, 1) || ms > receivedAt.getTime() + DAY) return null;
  return new Date(ms);
}

/** Ids of the messages that it answers, the nearest first: In-Reply-To, then References from their end. Anything but `<…@…>` is no id. */
export function answersOf(mail: Part): string[] {
  const direct = headersOf(mail, "in-reply-to").flatMap(idsIn);
  const earlier = headersOf(mail, "references").flatMap(idsIn).reverse();
  return [...new Set([...direct, ...earlier])].slice(0, IDS_MAX);
}

/** All `<…@…>` of a text; ids that were folded in two are whole again. */
export const idsIn = (text: string): string[] =>
  (text.match(/<[^<>]{3,998}>/g) ?? [])
    .map((id) => id.replace(/\s+/g, ""))
    .filter((id) => /^<[\x21-\x7E]+@[\x21-\x7E]+>$/.test(id));

/** Numbers of requests that a subject names as we write them («درخواست ۱۲۳»), or as people do («#123»). */
export function numbersIn(subject: string): number[] {
  const found = latinDigits(subject).matchAll(/(?:درخواست(?:\s*شماره(?:\s*[یئ])?)?\s*[#:]?\s*|#\s*)(\d{1,9})(?!\d)/gu);
  return [...new Set([...found].map(([, digits]) => Number(digits)))].filter((n) => n > 0).slice(0, 5);
}

/**
 * Did our own server find that the sender's domain vouches for this mail? Anybody can write the header; only the one that carries the
 * name of a server we trust counts, and of those the newest.
 */
export function dmarcPassed(mail: Part, trusted: readonly string[]): boolean {
  const results = headersOf(mail, "authentication-results").map((value) => value.toLowerCase());
  const ours = results.find((value) => trusted.some((name) => value.split(/[\s;]/)[0] === name.toLowerCase()));
  return ours !== undefined && /[;\s]dmarc=pass\b/.test(ours.replace(/\([^)]*\)/g, ""));
}
