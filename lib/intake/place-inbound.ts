import type { Db } from "@/lib/base/db";
import { newId } from "@/lib/base/id";
import { cleanText } from "@/lib/base/text";
import type { Inbound } from "@/lib/channels/adapter";
import { readSender } from "@/lib/customers/rules";
import { t } from "@/lib/i18n/t";
import { customerWrote } from "@/lib/requests/customer-wrote";
import { BODY_MAX, SUBJECT_MAX } from "@/lib/requests/schema";
import { lockShown } from "@/lib/requests/store";
import { findRepeated } from "@/lib/requests/submit-request";
import { takeIn } from "@/lib/requests/take-in";
import { loadSettings } from "@/lib/staff/store";
import { type Candidate, cut, keepable, subjectOf } from "./rules";
import type { Filing } from "./schema";

/** `used`: its files have rows now. */
type Opened = { requestId: string; used: boolean };

/** A further message on an earlier request, with the effect that what a customer writes has by any door. */
export async function writeOn(
  filing: Filing,
  requestId: string,
  told: { clue: string },
): Promise<{ requestId: string; messageId: string }> {
  const { db, row, inbound, files, now, record } = filing;
  const { request, tracked } = await lockShown(db, requestId);
  const body = bodyOf(inbound, files);
  const message = { channel: row.channel, body, key: `inbound:${row.id}`, at: row.receivedAt };
  const wrote = await customerWrote({
    ...{ db, now, record, request, tracked, message, told },
    attach: (messageId) => keepFiles(filing, messageId),
  });
  return { requestId: request.id, messageId: wrote.message.id };
}

/** A request of its own; `related`: one that it named and that its sender has nothing to do with. */
export async function openFor(filing: Filing, related: Candidate | null, receipt: boolean): Promise<Opened> {
  const { db, actor, now, record, queue, row, inbound, files } = filing;
  const repeated = await findRepeated(db, { channel: row.channel, externalId: row.externalId });
  if (repeated) return { requestId: repeated.id, used: false };
  await keepFiles(filing, null);
  const { areaCode } = await loadSettings(db, now);
  const { email, phone, handle } = inbound.sender;
  const name = cut(
    keepable(cleanText(inbound.sender.name ?? ""))
      .replace(/\s+/g, " ")
      .trim(),
    200,
  );
  const sender = readSender(
    {
      ...(email ? { email: typed(email) } : {}),
      ...(phone ? { phone: typed(phone) } : {}),
      handles: handle ? [{ network: handle.network, id: typed(handle.id) }] : [],
    },
    areaCode,
  );
  const door = await doorOf(db, row.accountId);
  const subject = subjectOf(inbound, row.channel !== "email") ?? t("received.noSubject");
  const input = {
    channel: row.channel,
    subject: cut(cleanText(subject), SUBJECT_MAX),
    body: bodyOf(inbound, files),
    kind: "other" as const,
    priority: "normal" as const,
    departmentId: door?.departmentId ?? undefined,
    externalId: row.externalId,
    confidential: false,
    customer: { name: name === "" ? undefined : name, kind: "person" as const, handles: [] },
    receivedAt: row.receivedAt,
    attachments: files.map(({ id }) => id),
  };
  const answers = row.channel === "email" && /^<[^<>]+@[^<>]*>$/.test(row.externalId) ? row.externalId : null;
  const how = {
    uploader: uploader(row),
    receipt: receipt && { answers, accountId: door?.sends ? row.accountId! : undefined },
  };
  const made = await takeIn({ db, actor, input, now, record, queue, ...how }, sender, inbound.proved);
  if (related) await relate(filing, { id: made.id, number: made.number, customerId: made.customer.id }, related);
  return { requestId: made.id, used: true };
}

const typed = (words: string) => keepable(words).slice(0, 320);
const uploader = (row: { id: string }) => `inbound:${row.id}`;

function bodyOf({ text }: Inbound, files: readonly unknown[]): string {
  const body = cleanText(text).trim();
  if (body === "") return t(files.length > 0 ? "received.onlyFiles" : "received.noText");
  return cut(body, BODY_MAX);
}

/** What its account says: the department whose door it is, while that works, and whether the receipt may leave by it. */
async function doorOf(
  db: Db,
  accountId: string | null,
): Promise<{ departmentId: string | null; sends: boolean } | null> {
  if (accountId === null) return null;
  const [found] = await db.$queryRaw<{ departmentId: string | null; sends: boolean }[]>`
    select d."id" as "departmentId", a."sends" and a."active" and a."removedAt" is null as "sends"
    from "ChannelAccount" a left join "Department" d on d."id" = a."departmentId" and d."active" where a."id" = ${accountId}::uuid`;
  return found ?? null;
}

/** Rows for bytes that are on disk: of a further message at once, of a new request until it takes them. */
async function keepFiles({ db, row, files, now, record }: Filing, messageId: string | null): Promise<number> {
  if (files.length === 0) return 0;
  const rows = files.map((file) => ({ ...file, uploader: uploader(row), messageId, createdAt: now.toISOString() }));
  await db.$executeRaw`
    insert into "File" ("id", "messageId", "uploader", "name", "mime", "size", "sha256", "path", "createdAt")
    select "id", "messageId", "uploader", "name", "mime", "size", "sha256", "path", "createdAt" from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r("id" uuid, "messageId" uuid, "uploader" text, "name" text, "mime" text, "size" int, "sha256" text, "path" text, "createdAt" timestamptz)`;
  for (const { id, mime, size, sha256, name } of files)
    record({ type: "file.uploaded", subject: { type: "file", id }, after: { mime, size, sha256 }, personal: { name } });
  return files.length;
}

type Made = { id: string; number: number; customerId: string };

/** Ties a new request to the one that it named, for people to look at: both pages show it, and the new one says why it stands apart. */
async function relate({ db, now, record }: Filing, made: Made, { requestId, clue }: Candidate): Promise<void> {
  const linkId = newId();
  const [other] = await db.$queryRaw<
    Made[]
  >`select "id", "number", "customerId" from "Request" where "id" = ${requestId}::uuid`;
  if (!other) return;
  await db.$executeRaw`
    insert into "RequestLink" ("id", "fromId", "toId", "kind", "at")
    values (${linkId}::uuid, ${made.id}::uuid, ${other.id}::uuid, 'related', ${now}) on conflict do nothing`;
  record({
    type: "request.perhapsRelated",
    requestId: made.id,
    customerId: made.customerId,
    after: { linkId, other: other.number, clue },
  });
  record({
    type: "request.linked",
    requestId: other.id,
    customerId: other.customerId,
    after: { linkId, kind: "related", other: made.number, outward: false },
  });
}
