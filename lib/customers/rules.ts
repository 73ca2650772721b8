import { parseEmail } from "@/lib/base/email";
import type { Problem } from "@/lib/base/errors";
import { parseLegalId, parseNationalId } from "@/lib/base/national-id";
import { parsePhone } from "@/lib/base/phone";
import { plainEntry } from "@/lib/base/text";
import type { ContactKind, CustomerKind } from "@/prisma/generated/enums";

export type SenderWords = {
  kind?: CustomerKind | undefined;
  phone?: string | undefined;
  email?: string | undefined;
  nationalId?: string | undefined;
  handles?: readonly { network: string; id: string }[] | undefined;
};

/** A key as typed, and what it means; `canonical` null: unreadable. */
export type ReadKey = { kind: ContactKind; typed: string; canonical: string | null };

export type Sender = {
  keys: ReadKey[];
  /** Ten digits of a person, eleven of a legal person; null when missing or wrong. */
  nationalId: string | null;
  /** Field (below `customer.`) → what is wrong with it. */
  problems: Record<string, Problem>;
};

/**
 * Reads the keys a sender typed into their canonical forms (E.164, lower-case email, `network:id`).
 * @param areaCode the office's own, which completes a local landline
 */
export function readSender(words: SenderWords, areaCode?: string): Sender {
  const keys: ReadKey[] = [];
  const problems: Sender["problems"] = {};
  const add = (field: string, kind: ContactKind, typed: string, canonical: string | null, problem: string) => {
    keys.push({ kind, typed, canonical });
    if (canonical === null) problems[field] = { key: problem };
  };
  if (words.phone !== undefined) {
    const phone = parsePhone(words.phone, areaCode);
    add("phone", phone?.kind ?? "mobile", words.phone, phone?.canonical ?? null, "phone.unreadable");
  }
  if (words.email !== undefined)
    add("email", "email", words.email, parseEmail(words.email)?.canonical ?? null, "email.unreadable");
  for (const [i, handle] of (words.handles ?? []).entries())
    add(`handles.${i}.id`, "handle", handle.id, canonicalHandle(handle), "handle.unreadable");
  const nationalId = words.nationalId === undefined ? null : readNationalId(words.nationalId, words.kind ?? "person");
  if (words.nationalId !== undefined && nationalId === null)
    problems.nationalId = { key: words.kind === "organization" ? "legalId.wrong" : "nationalId.wrong" };
  return { keys, nationalId, problems };
}

/** `telegram:ID`, the id as given but for digits and invisible marks; null when nothing of it is left. */
export function canonicalHandle(handle: { network: string; id: string }): string | null {
  const id = plainEntry(handle.id);
  return id === "" || /\s/.test(id) ? null : `${handle.network}:${id}`;
}

/** کد ملی of a person, شناسهٔ ملی of an organization, either of a supplier. */
export function readNationalId(typed: string, kind: CustomerKind): string | null {
  if (kind === "person") return parseNationalId(typed);
  return parseLegalId(typed) ?? (kind === "supplier" ? parseNationalId(typed) : null);
}
