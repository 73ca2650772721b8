import { createHmac, timingSafeEqual } from "node:crypto";

/** How many times a mail is tried before it counts as failed: with exponential waits about nine hours. */
export const MAIL_ATTEMPTS = 11;
/** And a text message: about half an hour. Later it would only surprise. */
export const SHORT_ATTEMPTS = 8;
/** Acknowledgements that one address may get in 24 hours: the form must not be a mail cannon. */
export const ACKS_A_DAY = 3;

const sign = (what: string, secret: string) =>
  createHmac("sha256", secret).update(`mail:${what}`).digest("base64url").replace(/[-_]/g, "0").slice(0, 16);

/**
 * A Message-ID of ours: stable for one outgoing message, so that a second try after a crash is recognised as the same mail,
 * and keyed, so that only ids that we made lead an answer to its request.
 * @param kind what is sent, `id` its uuid, `domain` the part after @
 */
export const mailId = (kind: "ack" | "reply" | "code" | "notice", id: string, domain: string, secret: string): string =>
  `<${kind}.${id}.${sign(`${kind}.${id}`, secret)}@${domain}>`;

/** Reads one of our own Message-IDs; null for everything else, forged ones included. */
export function readMailId(header: string, secret: string): { kind: "ack" | "reply"; id: string } | null {
  const found = /^<?(ack|reply)\.([0-9a-f-]{36})\.([A-Za-z0-9]{16})@[^@>]+>?$/.exec(header.trim());
  if (!found) return null;
  const [, kind, id, given] = found as unknown as [string, "ack" | "reply", string, string];
  const right = sign(`${kind}.${id}`, secret);
  return timingSafeEqual(Buffer.from(given), Buffer.from(right)) ? { kind, id } : null;
}

const SEPARATOR = "\n\n-- \n";

/** The text of a mail with the signature of a department below it, divided from it as mail programs know (RFC 3676, 4.3). */
export const withSignature = (text: string, signature: string | null): string =>
  signature ? `${text}${SEPARATOR}${signature}` : text;

/** The text without what `withSignature` put below it, for ways on which each letter costs. */
export const withoutSignature = (text: string): string => text.split(SEPARATOR).slice(0, -1).join(SEPARATOR) || text;

const escaped = (s: string) =>
  s.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** The HTML twin of a plain text: each paragraph in its own direction, right-to-left as a whole when it has Persian letters; a signature is paler. */
export function mailHtml(text: string): string {
  const direction = /[\u0600-\u06ff]/.test(text) ? "rtl" : "ltr";
  const paragraphs = text
    .split(/\n{2,}/)
    .map(
      (p) =>
        `<p dir="auto"${p.startsWith("-- \n") ? ' class="pale" style="margin:0 0 1em;color:#57606a"' : ' style="margin:0 0 1em"'}>${escaped(p).replace(/\n/g, "<br>")}</p>`,
    )
    .join("");
  return mailFrame(direction, paragraphs);
}

/** Where a mail program shows its mails dark, letters and links are to be light. */
const SCHEMES = `<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){a{color:#5eead4!important}.pale,.pale a{color:#b1bac4!important}}</style>`;

/** The page around the body of a mail. */
const mailFrame = (direction: "rtl" | "ltr", body: string) =>
  `<!doctype html><html lang="${direction === "rtl" ? "fa" : "en"}" dir="${direction}"><meta charset="utf-8">${SCHEMES}<body dir="${direction}" style="font-family:Vazirmatn,Tahoma,sans-serif;font-size:15px;line-height:1.9;text-align:start">${body}</body></html>`;

/** A mail that lists things, each with its address and some lines below it: as plain text and as right-to-left HTML. */
export type MailList = {
  lead: string;
  items: { title: string; href: string; lines: string[] }[];
  /** What else is to be known, below all. */
  note: string;
  foot: string;
  footHref: string;
};

export function mailListText({ lead, items, note, foot, footHref }: MailList): string {
  const told = items.map(({ title, href, lines }) =>
    [title, ...lines.map((line) => `  - ${line}`), `  ${href}`].join("\n"),
  );
  return [lead, ...told, note, `${foot}\n${footHref}`].join("\n\n");
}

export function mailListHtml({ lead, items, note, foot, footHref }: MailList): string {
  const told = items.map(({ title, href, lines }) => {
    const below = lines.map((line) => `<li>${escaped(line)}</li>`).join("");
    return `<p style="margin:1.2em 0 0"><a href="${escaped(href)}" style="color:#0f766e;font-weight:bold"><bdi>${escaped(title)}</bdi></a></p><ul style="margin:0;padding:0 1.4em 0 0">${below}</ul>`;
  });
  const last = `<p class="pale" style="margin:2em 0 0;font-size:13px;color:#555">${escaped(note)}<br><a href="${escaped(footHref)}" style="color:#555">${escaped(foot)}</a></p>`;
  return mailFrame("rtl", `<p style="margin:0">${escaped(lead)}</p>${told.join("")}${last}`);
}

/** The domain of `Name <address@domain>` or of a bare address. */
export const mailDomain = (from: string): string => from.replace(/>\s*$/, "").split("@").at(-1)!.trim().toLowerCase();

/**
 * The job that sends a message; a message has one at most, so that a retry never sends beside an older job that still waits its turn.
 * Somebody sits and waits for a code; a flood of other messages lets all other work go first.
 */
export const delivery = (outboxId: string, purpose: string) =>
  ({
    name: "outbox.deliver",
    payload: { outboxId },
    key: `deliver:${outboxId}`,
    priority: purpose === "code" ? -5 : 5,
  }) as const;

/** The job that reads what an account kept; one waits at most. */
export const handling = (accountId: string) =>
  ({ name: "channels.handle", payload: { accountId }, key: `channels.handle:${accountId}` }) as const;

/** A mail that carries this Message-ID we made ourselves, whatever it was for. */
export function isOwnMailId(header: string, secret: string): boolean {
  const [, kind, id, given] =
    /^<(ack|reply|code|notice)\.([0-9a-f-]{36})\.([A-Za-z0-9]{16})@[^@>]+>/.exec(header) ?? [];
  return given !== undefined && timingSafeEqual(Buffer.from(given), Buffer.from(sign(`${kind}.${id}`, secret)));
}
