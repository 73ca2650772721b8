import type { Failure, Inbound, Report } from "@/lib/channels/adapter";
import { readAddresses } from "./addresses";
import { decodeText } from "./charset";
import { failureOf } from "./failure";
import { idsIn } from "./head";
import { byDaemon, nullSender } from "./kind";
import { headerOf, headersOf, type Part, readMime } from "./mime";
import { bodyBytes } from "./transfer";
import { headerText } from "./words";

export type Told = { kind: Extract<Inbound["kind"], "bounce" | "report">; reports: Report[] };

/**
 * What a mail tells of mails of ours: bounces and delays (RFC 3464 and what older programs write), read receipts (8098), complaints
 * (5965). A delay is no bounce: it tells nothing. @returns null for a mail that tells of none
 */
export function reportsIn(mail: Part, leaves: readonly Part[], text: string): Told | null {
  const structured = mail.type === "multipart/report" || byProgram(mail);
  const of = (type: string) => (structured ? leaves.find((leaf) => leaf.type === type) : undefined);
  const status = of("message/delivery-status") ?? of("message/global-delivery-status");
  const receipt = of("message/disposition-notification") ?? of("message/global-disposition-notification");
  if (receipt) return { kind: "report", reports: readReceipt(receipt) };
  if (of("message/feedback-report")) return { kind: "report", reports: [] };
  const original = originalId(mail, leaves, text);
  if (status) return judged(readStatus(status, original));
  return byProgram(mail) ? judgedText(mail, text, original) : null;
}

function byProgram(mail: Part): boolean {
  const [from] = headersOf(mail, "from").flatMap(readAddresses);
  return (
    nullSender(mail) ||
    byDaemon(mail) ||
    /^postmaster@/.test(from?.email ?? "") ||
    headerOf(mail, "x-failed-recipients") !== null
  );
}

/** Nothing but delays and good news is no bounce. */
const judged = ({ reports, failed }: { reports: Report[]; failed: boolean }): Told => ({
  kind: failed ? "bounce" : "report",
  reports,
});

function readReceipt(part: Part): Report[] {
  const fields = fieldsOf(bodyBytes(part))[0]!;
  const [messageId] = idsIn(headerOf(fields, "original-message-id") ?? "");
  const read = /;\s*displayed\b/i.test(headerOf(fields, "disposition") ?? "");
  if (!messageId || !read) return [];
  return [{ of: { messageId }, state: "read", failure: null, address: addressIn(fields), said: null, at: null }];
}

const addressIn = (fields: Pick<Part, "headers">): string | null => {
  const typed = headerOf(fields, "original-recipient") ?? headerOf(fields, "final-recipient") ?? "";
  return readAddresses(typed.replace(/^[^;]*;/, ""))[0]?.email ?? null;
};

/** A machine-readable part: heaps of headers, one for the message and one for each receiver. */
const fieldsOf = (bytes: Buffer): Pick<Part, "headers">[] =>
  bytes
    .toString("latin1")
    .replace(/\r\n/g, "\n")
    .split(/\n[ \t]*\n/)
    .slice(0, 200)
    .filter((heap) => heap.trim() !== "")
    .map((heap) => readMime(Buffer.from(`${heap.trim()}\n\n`, "latin1")))
    .concat(readMime(Buffer.alloc(0)));

function readStatus(part: Part, messageId: string | null): { reports: Report[]; failed: boolean } {
  const receivers = fieldsOf(bodyBytes(part)).filter(
    (f) => headerOf(f, "final-recipient") !== null || headerOf(f, "action") !== null,
  );
  const told = receivers.flatMap((fields) => {
    const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(headerOf(fields, "status") ?? "")?.[0] ?? "";
    const state = stateOf((headerOf(fields, "action") ?? "").toLowerCase(), status);
    if (state === null) return [];
    const said =
      headerText(headerOf(fields, "diagnostic-code") ?? "")
        .replace(/^[\w-]+;\s*/, "")
        .slice(0, 500) || null;
    const failure = state === "delivered" ? null : failureOf(status, said ?? "");
    return [{ state, failure, address: addressIn(fields), said, at: null }];
  });
  return { failed: told.some(({ state }) => state !== "delivered"), reports: tied(told, messageId) };
}

/** What a program gave up is over, whatever it calls the reason; where the reason may pass the address is not to blame. */
function stateOf(action: string, status: string): "delivered" | "failed" | "bounced" | null {
  if (/^delayed|^relayed|^expanded/.test(action)) return null;
  if (/^delivered/.test(action)) return "delivered";
  if (/^failed/.test(action)) return status.startsWith("4") ? "failed" : "bounced";
  return status.startsWith("5") ? "bounced" : status.startsWith("2") ? "delivered" : null;
}

const tied = (told: Omit<Report, "of">[], messageId: string | null): Report[] =>
  messageId ? told.map((one) => ({ of: { messageId }, ...one })) : [];

/** The id of our message: in what was returned of it, in the answer's own headers, or anywhere in its text. */
function originalId(mail: Part, leaves: readonly Part[], text: string): string | null {
  const returned = leaves.filter(({ type }) =>
    /^(message\/(rfc822|global)|text\/rfc822-headers|message\/(rfc822|global)-headers)$/.test(type),
  );
  for (const part of returned.slice(0, 5)) {
    const [id] = idsIn(headerOf(readMime(bodyBytes(part)), "message-id") ?? "");
    if (id) return id;
  }
  const [inText] = idsIn(/^[> \t]{0,20}Message-ID:[ \t]{0,20}(<[^<>]{3,998}>)/im.exec(text)?.[1] ?? "");
  return (
    inText ??
    headersOf(mail, "in-reply-to").flatMap(idsIn)[0] ??
    headersOf(mail, "references").flatMap(idsIn).at(-1) ??
    null
  );
}

const GIVEN_UP =
  /qmail-send program|undeliver(?:able|ed)|delivery (?:status notification|(?:has )?failed|failure|to the following)|mail delivery (?:failed|subsystem|system)|returned (?:mail|to sender)|failure notice|could ?n[o']t be delivered|permanent (?:fatal )?error|address(?:es)? failed|message not delivered|تحویل (?:داده )?نشد|ناموفق/iu;
const NOT_YET =
  /delay|warning: (?:could not send|message)|still (?:being|trying)|not yet been delivered|will (?:be retried|keep trying)|no action is required/i;

/** Bounces in words (qmail's QSBMF, Exim, Exchange, Gmail of old), only from programs that deliver. */
function judgedText(mail: Part, text: string, messageId: string | null): Told | null {
  const subject = headerText(headerOf(mail, "subject") ?? "");
  const head = `${subject}\n${text.slice(0, 4000)}`;
  const failed = headersOf(mail, "x-failed-recipients")
    .flatMap(readAddresses)
    .map(({ email }) => email);
  if (failed.length === 0 && !GIVEN_UP.test(head)) return null;
  if (failed.length === 0 && NOT_YET.test(head)) return { kind: "report", reports: [] };
  const said = head.split(/^-{3,}.*(?:copy|original|included|returned)|^(?:Return-Path|Received): /im)[0]!;
  const status = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(said)?.[0] ?? "";
  const failure: Failure = failureOf(status, said);
  const named =
    failed.length > 0
      ? failed
      : [
          readAddresses(
            (/<([^<>\s]+@[^<>\s]+)>:?/.exec(said) ??
              /\b([\w.+-]+@[\w.-]+\w)\b/.exec(said.slice(subject.length)) ??
              [])[1] ?? "",
          )[0]?.email ?? null,
        ];
  const line =
    said
      .split("\n")
      .find((one) => /\b[45]\d\d\b|\b[45]\.\d+\.\d+\b/.test(one))
      ?.trim()
      .slice(0, 500) ?? null;
  return {
    kind: "bounce",
    reports: tied(
      named.map((address) => ({ state: "bounced" as const, failure, address, said: line, at: null })),
      messageId,
    ),
  };
}

/** The text that a bounce is looked at as. */
export const plainText = (leaves: readonly Part[]): string =>
  leaves
    .filter(({ type }) => type === "text/plain")
    .slice(0, 3)
    .map((leaf) => decodeText(bodyBytes(leaf), leaf.parameters.get("charset") ?? null))
    .join("\n");
