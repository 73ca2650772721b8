import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { notFound } from "@/lib/base/errors";
import { filePath, storeBytes } from "@/lib/base/file-store";
import { newId, sha256 } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import type { Json } from "@/lib/kernel/events";
import type { Channel } from "@/prisma/generated/enums";
import type { Raw } from "./adapter";
import { letterDigest, peekHeaders, peekMessageId } from "./mail/letter";
import { handling } from "./rules";

const input = z.strictObject({
  accountId: z.uuid(),
  raws: z.array(
    z.object({
      externalId: z.string().nullable(),
      bytes: z.instanceof(Buffer),
      same: z.string().optional(),
      receivedAt: z.custom<Date | null>((at) => at === null || at instanceof Date),
    }),
  ),
  /** Where the next fetch begins, when this was one. */
  place: z.custom<Json>().optional(),
});

/**
 * Keeps what came by a door before anybody reads it: bytes on disk and synced, then rows, the place of the next fetch and the job that
 * reads them, in one commit. The same message again is nothing new; another one under a known id gets an id of its own. Bytes whose
 * commit failed are swept away another day.
 */
export const keepInbound = command({
  name: "inbound.keep",
  lean: true,
  input,
  load: async ({ db, input: { accountId } }) => {
    const [account] = await db.$queryRaw<{ channel: Channel }[]>`
      select "channel"::text from "ChannelAccount" where "id" = ${accountId}::uuid`;
    if (!account) throw notFound();
    return account;
  },
  run: async ({ db, input: { accountId, raws, place }, subject: { channel }, now, queue }) => {
    const fresh = await unknown(db, channel, raws);
    const rows = await Promise.all(fresh.map((one) => stored(one, channel, now)));
    const kept = await db.$queryRaw<{ id: string; externalId: string }[]>`
      insert into "InboundMessage" ("id", "accountId", "channel", "externalId", "digest", "text", "path", "size", "receivedAt")
      select r."id", ${accountId}::uuid, ${channel}::"Channel", r."externalId", r."digest", r."text", r."path", r."size", r."receivedAt"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("id" uuid, "externalId" text, "digest" text, "text" text, "path" text,
        "size" int, "receivedAt" timestamptz) order by r."id"
      on conflict ("channel", "externalId") do nothing returning "id", "externalId"`;
    const came = kept.length > 0 ? now.toISOString() : null;
    await db.$executeRaw`
      insert into "ChannelHealth" as h ("accountId", "place", "receivedAt")
      values (${accountId}::uuid, ${place === undefined ? null : JSON.stringify(place)}::jsonb, ${came}::timestamptz)
      on conflict ("accountId") do update set "place" = coalesce(excluded."place", h."place"),
        "receivedAt" = coalesce(excluded."receivedAt", h."receivedAt")`;
    if (came) queue(handling(accountId));
    return { kept };
  },
});

type Named = { raw: Raw; externalId: string; digest: string };

/** Those that are not kept yet, each once, each with an id that no other one has. */
async function unknown(db: Db, channel: Channel, raws: readonly Raw[]): Promise<Named[]> {
  const named = raws.map((raw) => ({ raw, ...idOf(raw, channel) }));
  const rows = await db.$queryRaw<{ externalId: string; digest: string | null }[]>`
    select "externalId", "digest" from "InboundMessage"
    where "channel" = ${channel}::"Channel" and "externalId" = any(${named.flatMap(bothIds)}::text[])`;
  const known = new Map(rows.map((r) => [r.externalId, r.digest]));
  const fresh: Named[] = [];
  for (const one of named) {
    const [plain, own] = bothIds(one);
    const other = known.get(plain);
    if (other === one.digest || known.has(own)) continue;
    const externalId = other === undefined ? plain : own;
    known.set(externalId, one.digest);
    fresh.push({ ...one, externalId });
  }
  return fresh;
}

/** The id that it came with, and the one it gets when another message has that. */
const bothIds = ({ externalId, digest }: Named) => [externalId, `${externalId}#${digest.slice(0, 16)}`] as const;

/** By what a message is known again: its id and, because ids are given twice, what stands in it. */
function idOf(raw: Raw, channel: Channel): { externalId: string; digest: string } {
  const headers = channel === "email" ? peekHeaders(raw.bytes) : null;
  const given = raw.externalId?.trim() || (headers && peekMessageId(headers)) || "";
  const known = given.length > 0 && given.length <= 200 && !/[\p{Cc}\p{Surrogate}]/u.test(given);
  const letter = known && headers ? letterDigest(raw.bytes, headers) : sha256(raw.bytes);
  const digest = raw.same === undefined ? letter : sha256(raw.same);
  return { externalId: known ? given : `sha256:${digest}`, digest };
}

async function stored({ raw, externalId, digest }: Named, channel: Channel, now: Date) {
  const id = newId();
  const text = channel === "email" ? null : shortText(raw.bytes);
  const path = text === null ? filePath(id) : null;
  if (path !== null) await storeBytes(path, raw.bytes); // the other side may forget its copy after this
  const at = raw.receivedAt;
  const receivedAt = at && at > EARLIEST && at < now ? at : now; // clocks of others are wrong now and then
  return { id, externalId, digest, text, path, size: raw.bytes.length, receivedAt };
}

const EARLIEST = new Date("1990-01-01");

/** A text of this size stands in its row; everything else is bytes on disk. */
const TEXT_BYTES = 16_384;

function shortText(bytes: Buffer): string | null {
  if (bytes.length > TEXT_BYTES || bytes.includes(0)) return null;
  const text = bytes.toString("utf8");
  return Buffer.from(text, "utf8").equals(bytes) ? text : null;
}
