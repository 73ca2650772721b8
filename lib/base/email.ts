import { domainToASCII } from "node:url";
import { plainEntry } from "@/lib/base/text";

/**
 * Reads an email address as typed: invisible marks around it dropped, lower-case, domain in ASCII (punycode).
 * Comments, quoted local parts and address literals are legal mail but never what a customer means: refused.
 * @returns null when unreadable
 */
export function parseEmail(typed: string): { canonical: string } | null {
  const [local, typedDomain, ...rest] = plainEntry(typed).toLowerCase().normalize("NFKC").split("@");
  if (!local || !typedDomain || rest.length > 0) return null;
  if (Buffer.byteLength(local) > 64 || !/^[^\s\p{C}"(),:;<>[\\\]]+$/u.test(local)) return null;
  if (/^\.|\.$|\.\./.test(local)) return null;
  const domain = asciiDomain(typedDomain);
  if (!domain || Buffer.byteLength(local) + 1 + domain.length > 254) return null;
  return { canonical: `${local}@${domain}` };
}

/** `a•••@e•••.com`: enough for the owner to recognise. */
export function maskEmail(canonical: string): string {
  const [local = "", domain = ""] = canonical.split("@");
  const first = (s: string) => Array.from(s).slice(0, 1).join("");
  return `${first(local)}•••@${first(domain)}•••${domain.slice(domain.lastIndexOf("."))}`;
}

/** Providers that deliver `name+tag@` to `name@`; other houses may give the plus to somebody else. */
const PLUS_TAG = /^(gmail|icloud|me|mac|msn|(outlook|hotmail|live)(\.com?)?)\.[a-z]{2,3}$/;
const YAHOO = /^(yahoo(\.com?)?\.[a-z]{2,3}|(ymail|rocketmail)\.com)$/;

/**
 * The mailbox an address means at its provider, as an address: Gmail ignores dots and what follows "+", and is googlemail.com too;
 * Outlook, Hotmail, Live, MSN and iCloud drop what follows "+", Yahoo (its disposable names) what follows "-"; everybody else keeps
 * all. For likeness only: never file or send by it, a stem need not exist.
 * @param canonical of `parseEmail`
 */
export function emailStem(canonical: string): string {
  const at = canonical.lastIndexOf("@");
  const local = canonical.slice(0, at);
  const domain = canonical.slice(at + 1).replace(/^googlemail\.com$/, "gmail.com");
  let stem = local;
  if (PLUS_TAG.test(domain)) stem = local.replace(/\+.*$/s, "");
  if (YAHOO.test(domain)) stem = local.replace(/-.*$/s, "");
  if (domain === "gmail.com") stem = stem.replaceAll(".", "");
  return `${stem || local}@${domain}`;
}

function asciiDomain(typed: string): string | null {
  if (!/^[\p{L}\p{M}\p{N}.。-]+$/u.test(typed)) return null;
  const labels = domainToASCII(typed).split(".");
  if (labels.length < 2 || !labels.every((l) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(l))) return null;
  return /^\d+$/.test(labels.at(-1)!) ? null : labels.join(".");
}
