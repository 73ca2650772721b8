import type { ImapFlow } from "imapflow";
import { t } from "@/lib/i18n/t";
import type { Json } from "@/lib/kernel/events";
import type { Raw, Take } from "../adapter";
import { dropSession, imapSession } from "./imap-session";
import type { Mailbox } from "./settings";

const MB = 1_048_576;
/** At most so many mails, and about so many bytes, are in memory at once. */
const HEAP = { mails: 50, bytes: 8 * MB };
/** Of a larger one the head is kept, and a word about it; the mail itself stays in its mailbox. */
export const MAIL_MAX = 50 * MB;

type Listed = { uid: number; size: number; date: Date | null };
type Place = { uidValidity: string; uid: number };

/**
 * Fetches the mails of a folder that came after `place`, by UID. Another UIDVALIDITY means that the server numbers anew: then all are
 * fetched again, and known ones are recognised by their ids. Throws with what the server said; what was taken stays taken.
 */
export async function fetchMails(
  settings: Mailbox,
  place: Json | null,
  take: Take,
  signal: AbortSignal,
): Promise<void> {
  try {
    const session = await imapSession(settings, signal);
    session.news = false;
    const { client } = session;
    const lock = await client.getMailboxLock(settings.folder, { readOnly: settings.after === "keep" });
    try {
      await drain(client, settings, place as Place | null, take, signal);
    } finally {
      lock.release();
    }
  } catch (error) {
    await dropSession(settings);
    throw error;
  }
}

async function drain(client: ImapFlow, settings: Mailbox, place: Place | null, take: Take, signal: AbortSignal) {
  const box = client.mailbox as { uidValidity: bigint; uidNext: number };
  const uidValidity = String(box.uidValidity);
  if (place === null && settings.begin === "new") return take([], { uidValidity, uid: box.uidNext - 1 });
  const from = place?.uidValidity === uidValidity ? place.uid + 1 : 1;
  const listed = await list(client, from);
  for (const heap of heapsOf(listed)) {
    if (signal.aborted) return;
    const raws = await read(client, heap, `${settings.address}:${uidValidity}`);
    await take(raws, { uidValidity, uid: heap.at(-1)!.uid });
    await tidy(
      client,
      settings,
      heap.filter(({ size }) => size <= MAIL_MAX),
    );
  }
}

async function list(client: ImapFlow, from: number): Promise<Listed[]> {
  const found: Listed[] = [];
  // «*» is the last mail, also when it is an older one.
  for await (const { uid, size, internalDate } of client.fetch(
    `${from}:*`,
    { uid: true, size: true, internalDate: true },
    { uid: true },
  ))
    if (uid >= from) found.push({ uid, size: size ?? 0, date: dateOf(internalDate) });
  return found.sort((a, b) => a.uid - b.uid);
}

const dateOf = (given: Date | string | undefined): Date | null => {
  const date = given === undefined ? null : new Date(given);
  return date === null || Number.isNaN(date.getTime()) ? null : date;
};

function* heapsOf(listed: readonly Listed[]): Generator<Listed[]> {
  let heap: Listed[] = [];
  let bytes = 0;
  for (const one of listed) {
    const weight = one.size > MAIL_MAX ? 0 : one.size;
    if (heap.length === HEAP.mails || (heap.length > 0 && bytes + weight > HEAP.bytes)) {
      yield heap;
      heap = [];
      bytes = 0;
    }
    heap.push(one);
    bytes += weight;
  }
  if (heap.length > 0) yield heap;
}

async function read(client: ImapFlow, heap: readonly Listed[], box: string): Promise<Raw[]> {
  const whole = await sources(
    client,
    heap.filter(({ size }) => size <= MAIL_MAX),
  );
  const raws: Raw[] = [];
  for (const one of heap) {
    const bytes = whole.get(one.uid) ?? (await single(client, one));
    if (bytes) raws.push({ externalId: null, bytes, receivedAt: one.date });
    else if (bytes === null)
      raws.push({ externalId: `imap:${box}:${one.uid}`, bytes: stub("", one.size), receivedAt: one.date });
  }
  return raws;
}

/** A server that stumbles over one mail may refuse all of them: then each is asked for alone. */
async function sources(client: ImapFlow, heap: readonly Listed[]): Promise<Map<number, Buffer>> {
  const found = new Map<number, Buffer>();
  if (heap.length === 0) return found;
  try {
    const uids = heap.map(({ uid }) => uid).join(",");
    for await (const { uid, source } of client.fetch(uids, { uid: true, source: true }, { uid: true }))
      if (source) found.set(uid, source);
  } catch (error) {
    if (!client.usable) throw error;
  }
  return found;
}

/** Undefined: it is not there any more. Null: it is, and the server gives nothing of it. */
async function single(client: ImapFlow, { uid, size }: Listed): Promise<Buffer | null | undefined> {
  const asked = size > MAIL_MAX ? { uid: true, headers: true } : { uid: true, source: true };
  try {
    const mail = await client.fetchOne(String(uid), asked, { uid: true });
    if (!mail) return undefined;
    if (mail.source) return mail.source;
    return mail.headers ? stub(mail.headers.toString("latin1"), size) : null;
  } catch (error) {
    if (!client.usable) throw error;
    return null;
  }
}

/** The head of a mail that cannot be kept whole, with a word in place of its body. */
function stub(head: string, size: number): Buffer {
  const rest = head
    .replace(/\r?\n(?=[ \t])/g, " ")
    .split(/\r?\n/)
    .filter((line) => line !== "" && !/^(content-|mime-version:)/i.test(line));
  const own = ["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"];
  const note = t("received.tooLarge", { n: Math.ceil(size / MB) });
  return Buffer.concat([Buffer.from([...rest, ...own, "", ""].join("\r\n"), "latin1"), Buffer.from(`${note}\r\n`)]);
}

async function tidy(client: ImapFlow, { after, moveTo }: Mailbox, heap: readonly Listed[]): Promise<void> {
  if (after === "keep" || heap.length === 0) return;
  const uids = heap.map(({ uid }) => uid).join(",");
  if (after === "seen") await client.messageFlagsAdd(uids, ["\\Seen"], { uid: true });
  else {
    await client.mailboxCreate(moveTo).catch(() => {}); // there already
    await client.messageMove(uids, moveTo, { uid: true });
  }
}

const POLL_MS = 30_000;
/** A connection that died without a word is noticed by the next look, at the latest then. */
const LONGEST_MS = 4 * 60_000;

/** Returns when something came (IDLE, RFC 2177), else after a while; throws when the connection breaks. */
export async function waitForMail(settings: Mailbox, signal: AbortSignal): Promise<void> {
  const { client, news } = await imapSession(settings, signal);
  if (news || signal.aborted) return;
  try {
    await somethingComes(client, signal);
  } catch (error) {
    await dropSession(settings);
    throw new Error(`IMAP ${settings.imapHost}: ${(error as Error).message}`, { cause: error });
  }
}

function somethingComes(client: ImapFlow, signal: AbortSignal): Promise<void> {
  const idles = client.capabilities.has("IDLE");
  let clear = () => {};
  const came = new Promise<void>((done, fail) => {
    const broke = () => (signal.aborted ? done() : fail(new Error("connection closed")));
    const timer = setTimeout(done, idles ? LONGEST_MS : POLL_MS);
    clear = () => {
      clearTimeout(timer);
      client.off("exists", done);
      client.off("close", broke);
      signal.removeEventListener("abort", broke);
    };
    client.once("exists", done);
    client.once("close", broke);
    signal.addEventListener("abort", broke, { once: true });
    if (idles) client.idle().catch(fail);
  });
  return came.finally(() => clear());
}
