import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Db } from "@/lib/base/db";
import { env } from "@/lib/base/env";
import { conflict } from "@/lib/base/errors";
import { fileKind } from "@/lib/base/file-kind";
import { cleanFileName, withEnding } from "@/lib/base/file-name";
import { discard, filePath, filesFolder, storeBytes } from "@/lib/base/file-store";
import { newId, sha256 } from "@/lib/base/id";
import { log } from "@/lib/base/log";
import type { Adapter, Inbound } from "@/lib/channels/adapter";
import { readerFor } from "@/lib/channels/adapters";
import { BODY_MAX } from "@/lib/requests/schema";
import type { InboundMessage } from "@/prisma/generated/client";
import { harmlessName, keepable } from "./rules";
import type { InboundFile } from "./schema";

export type Opened = { inbound: Inbound; files: InboundFile[] };

/**
 * Reads one kept message by the adapter of its account and puts its files on disk, beside any transaction. What is longer than a text of
 * ours goes along as a file. Throws when its bytes are gone or cannot be read.
 */
export async function openInbound(row: InboundMessage, { read, trusted, ours }: Reading): Promise<Opened> {
  const bytes = row.path === null ? Buffer.from(row.text ?? "") : await bytesOf(row.path);
  const inbound = await read(bytes, { externalId: row.externalId, receivedAt: row.receivedAt, ours, trusted });
  const files: InboundFile[] = [];
  try {
    for (const { name, bytes: content } of inbound.files) files.push(await stored(name, content));
    if (inbound.text.length > BODY_MAX) files.push(await stored("text.txt", Buffer.from(inbound.text)));
  } catch (error) {
    await discard(files);
    throw error;
  }
  return { inbound: { ...clean(inbound), files: [] }, files };
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(join(filesFolder(), path));
  } catch (error) {
    log.warn({ path, error: (error as Error).message }, "the bytes of a message that came cannot be read");
    throw conflict("received.unreadable");
  }
}

/** How messages of an account are read: by its adapter, whatever became of the account and its secrets; else by any of its channel. */
export type Reading = { read: NonNullable<Adapter["read"]>; trusted: string[]; ours: string[] };

export async function readingOf(db: Db, accountId: string): Promise<Reading> {
  const account = await db.channelAccount.findUniqueOrThrow({ where: { id: accountId } });
  const read = readerFor(account.adapter, account.channel)?.read;
  if (!read) throw conflict("channel.unknownAdapter");
  const { authserv } = (account.settings ?? {}) as { authserv?: unknown };
  return { read, trusted: typeof authserv === "string" ? [authserv] : [], ours: await ourAddresses(db) };
}

/** Addresses that are our own: what comes from them we wrote ourselves. */
async function ourAddresses(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ address: string }[]>`
    select lower("settings"->>'address') as "address" from "ChannelAccount"
    where "channel" = 'email' and "removedAt" is null and "settings"->>'address' is not null`;
  const { MAIL_FROM } = env();
  const own = (/<([^>]+)>/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM).trim().toLowerCase();
  return [...new Set([own, ...rows.map(({ address }) => address)])];
}

/** Bytes of an attachment, under a name that runs nothing. */
async function stored(typed: string, bytes: Buffer): Promise<InboundFile> {
  const id = newId();
  const path = filePath(id);
  await storeBytes(path, bytes);
  const name = cleanFileName(keepable(typed));
  const kind = bytes.length === 0 ? null : await fileKind(join(filesFolder(), path), name).catch(() => null);
  return {
    ...{ id, path, size: bytes.length, sha256: sha256(bytes) },
    name: kind ? withEnding(name, kind.ending) : harmlessName(name),
    mime: kind?.mime ?? "application/octet-stream",
  };
}

/** What strangers wrote, so that the database can keep it. */
const clean = (inbound: Inbound): Inbound => ({
  ...inbound,
  subject: inbound.subject === null ? null : keepable(inbound.subject),
  text: keepable(inbound.text),
  quoted: inbound.quoted === null ? null : keepable(inbound.quoted),
  answers: inbound.answers.filter((id) => /^[\x21-\x7e]{1,998}$/.test(id)),
  reports: inbound.reports.map((report) => ({
    ...report,
    of: "messageId" in report.of ? { messageId: keepable(report.of.messageId) } : report.of,
    address: report.address === null ? null : keepable(report.address),
    said: report.said === null ? null : keepable(report.said),
  })),
});
