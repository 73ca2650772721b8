import type { Actor, SystemActor } from "@/lib/auth/actor";
import { type Db, later } from "@/lib/base/db";
import { parseEmail } from "@/lib/base/email";
import { env } from "@/lib/base/env";
import { parsePhone } from "@/lib/base/phone";
import type { Inbound } from "@/lib/channels/adapter";
import { readMailId } from "@/lib/channels/rules";
import { canonicalHandle } from "@/lib/customers/rules";
import { type InboundMessage, Prisma } from "@/prisma/generated/client";
import type { Channel } from "@/prisma/generated/enums";
import { type Candidate, type Clue, codesIn, keepable, numbersIn, SMS_THREAD_MS, STORM } from "./rules";
import type { Filing, InboundFile, Key } from "./schema";

const { sql } = Prisma;

/** The sender's keys that could be read, the door's own first. */
export function keysOf({ sender }: Inbound, channel: Channel): Key[] {
  const email = sender.email === null ? null : parseEmail(sender.email);
  const phone = sender.phone === null ? null : parsePhone(sender.phone);
  const handle = sender.handle === null ? null : canonicalHandle(sender.handle);
  const keys: Key[] = [
    ...(phone ? [{ kind: phone.kind, canonical: phone.canonical }] : []),
    ...(handle ? [{ kind: "handle" as const, canonical: handle }] : []),
  ];
  const mail: Key[] = email ? [{ kind: "email", canonical: email.canonical }] : [];
  return channel === "email" ? [...mail, ...keys] : [...keys, ...mail];
}

/** What was found at `place` (the lower, the surer). */
type Found = { requestId: string; place: number };

/** The message of ours that is named nearest, with its request. */
export async function outboxOf(
  db: Db,
  ids: readonly string[],
): Promise<{ id: string; requestId: string | null } | null> {
  const ours = ids.filter((id) => readMailId(id, env().AUTH_SECRET ?? "") !== null);
  if (ours.length === 0) return null;
  const rows = await db.$queryRaw<{ id: string; requestId: string | null }[]>`
    select "id", "requestId" from "OutboxMessage" where "messageId" = any(${ours}::text[])
    order by array_position(${ours}::text[], "messageId") limit 1`;
  return rows[0] ?? null;
}

/** Locks a message that came. */
export async function lockInbound(db: Db, id: string): Promise<InboundMessage | null> {
  const [row] = await db.$queryRaw<InboundMessage[]>`
    select * from "InboundMessage" where "id" = ${id}::uuid for update`;
  return row ?? null;
}

type Context = Pick<Filing, "db" | "now" | "record" | "queue"> & {
  actor: Actor;
  input: { inbound: Inbound; files: InboundFile[] };
  subject: InboundMessage;
};

/** All that its filing goes by. */
export function filingOf({ db, actor, now, record, queue, input: { inbound, files }, subject: row }: Context): Filing {
  const keys = keysOf(inbound, row.channel);
  const said = inbound.sender.email ?? inbound.sender.phone ?? inbound.sender.handle?.id ?? "";
  const sender = (keys[0]?.canonical ?? keepable(said).slice(0, 320)) || null;
  return { db, actor: actor as SystemActor, now, record, queue, row, inbound, files, keys, sender };
}

type Outcome = {
  state: "filed" | "ignored";
  reason?: string | null;
  requestId: string | null;
  messageId?: string;
  outboxId?: string | null;
};

/** What became of it, with what is told of it. A reason that is not named stays as it was. */
export async function writeOutcome({ db, now, row, inbound, sender }: Filing, outcome: Outcome): Promise<void> {
  const { state, reason = row.reason, requestId, messageId = null, outboxId = null } = outcome;
  await later(
    db,
    sql`
      update "InboundMessage" set "state" = ${state}::"InboundState", "reason" = ${reason}, "requestId" = ${requestId}::uuid,
        "messageId" = ${messageId}::uuid, "outboxId" = ${outboxId}::uuid, "sender" = ${sender},
        "subject" = ${inbound.subject?.slice(0, 1_000) ?? null}, "quoted" = ${inbound.quoted}, "error" = null,
        "handledAt" = ${now.toISOString()}::timestamptz
      where "id" = ${row.id}::uuid`,
  );
}

type Looking = Pick<Filing, "db" | "row" | "inbound" | "keys">;

/** Every earlier request that the message leads to, the surest first, and whether its sender takes part in it. */
export async function candidatesOf(looking: Looking): Promise<Candidate[]> {
  const { db, inbound, keys } = looking;
  const { channel } = looking.row;
  // One after the other: they share a connection.
  const all = [...(await byMessageId(looking)), ...(await byReference(looking))];
  if (channel === "email") all.push(...(await byNumbers(db, inbound.numbers, "subject")));
  else {
    all.push(...(await byCodes(db, codesIn(inbound.text))));
    all.push(...(await byNumbers(db, [...inbound.numbers, ...numbersIn(inbound.text)], "number")));
  }
  const partakes = await partaking(
    db,
    all.map((one) => one.requestId),
    keys,
  );
  const candidates = all.map((one) => ({ ...one, takesPart: partakes.has(one.requestId) }));
  if (channel === "email" || candidates.some((one) => one.takesPart)) return candidates;
  const latest = await latestOf(looking);
  return latest ? [{ requestId: latest, clue: "latest", takesPart: true }, ...candidates] : candidates;
}

type Named = { requestId: string; clue: Clue };
const as = (clue: Clue, found: Found[]): Named[] => found.map(({ requestId }) => ({ requestId, clue }));

/** Messages of ours by our own signed Message-ID. */
async function byMessageId({ db, inbound: { answers } }: Looking): Promise<Named[]> {
  const ours = answers.filter((id) => readMailId(id, env().AUTH_SECRET ?? "") !== null).slice(0, 50);
  if (ours.length === 0) return [];
  const found = await db.$queryRaw<Found[]>`
    select distinct on ("requestId") "requestId", array_position(${ours}::text[], "messageId") as "place" from "OutboxMessage"
    where "messageId" = any(${ours}::text[]) and "requestId" is not null order by "requestId", "place"`;
  return as(
    "messageId",
    found.sort((a, b) => a.place - b.place),
  );
}

/** Earlier messages that came to us, also by the same sender to another mailbox. */
async function byReference({ db, row: { channel }, inbound: { answers } }: Looking): Promise<Named[]> {
  const ids = answers.slice(0, 50);
  if (ids.length === 0) return [];
  const found = await db.$queryRaw<Found[]>`
    select distinct on ("requestId") "requestId", array_position(${ids}::text[], "externalId") as "place" from "InboundMessage"
    where "channel" = ${channel}::"Channel" and "externalId" = any(${ids}::text[]) and "state" = 'filed' and "requestId" is not null
    order by "requestId", "place"`;
  return as(
    "reference",
    found.sort((a, b) => a.place - b.place),
  );
}

async function byNumbers(db: Db, numbers: readonly number[], clue: Clue): Promise<Named[]> {
  const asked = [...new Set(numbers)].filter((n) => Number.isInteger(n) && n > 0 && n < 2 ** 31).slice(0, 10);
  if (asked.length === 0) return [];
  return as(
    clue,
    await db.$queryRaw<Found[]>`
      select "id" as "requestId", array_position(${asked}::int[], "number") as "place" from "Request"
      where "number" = any(${asked}::int[]) order by 2`,
  );
}

async function byCodes(db: Db, codes: readonly string[]): Promise<Named[]> {
  if (codes.length === 0) return [];
  return as(
    "code",
    await db.$queryRaw<Found[]>`
      select "id" as "requestId", 0 as "place" from "Request" where "trackingCode" = any(${codes}::text[])`,
  );
}

const keyRows = (
  keys: readonly Key[],
) => sql`unnest(${keys.map((k) => k.kind)}::"ContactKind"[], ${keys.map((k) => k.canonical)}::text[])
  as k("kind", "canonical")`;

/** Those of these requests that one of the keys has to do with: it came by it, its customer has it, or we wrote to it about it. */
async function partaking(db: Db, ids: readonly string[], keys: readonly Key[]): Promise<Set<string>> {
  if (ids.length === 0 || keys.length === 0) return new Set();
  const rows = await db.$queryRaw<{ id: string }[]>`
    select q."id" from "Request" q where q."id" = any(${ids}::uuid[]) and exists (
      select 1 from ${keyRows(keys)} where
        exists (select 1 from "RequestKey" r where r."requestId" = q."id" and r."kind" = k."kind" and r."canonical" = k."canonical")
        or exists (select 1 from "ContactPoint" p where p."customerId" = q."customerId" and p."kind" = k."kind"
          and p."canonical" = k."canonical" and p."retiredAt" is null)
        or exists (select 1 from "OutboxMessage" o where o."requestId" = q."id" and o."toAddress" = k."canonical"
          and o."purpose" in ('reply', 'ack')))`;
  return new Set(rows.map(({ id }) => id));
}

/** The open request about which we last wrote to this sender within a week by this channel, or that came from him by it. */
async function latestOf({ db, row: { channel, receivedAt: at }, keys }: Looking): Promise<string | null> {
  const [key] = keys;
  if (!key) return null;
  const since = new Date(at.getTime() - SMS_THREAD_MS);
  const [found] = await db.$queryRaw<{ id: string }[]>`
    with recursive told as (
      select o."requestId" as "id", o."createdAt" as "at" from "OutboxMessage" o
      where o."channel" = ${channel}::"Channel" and o."toAddress" = ${key.canonical} and o."createdAt" > ${since}
        and o."requestId" is not null and o."purpose" in ('reply', 'ack') and o."status" not in ('held', 'failed', 'bounced', 'cancelled')
      union all
      select r."id", r."receivedAt" from "RequestKey" k join "Request" r on r."id" = k."requestId"
      where k."kind" = ${key.kind}::"ContactKind" and k."canonical" = ${key.canonical} and r."channel" = ${channel}::"Channel"
      union
      select m."mergedIntoId", told."at" from told join "Request" m on m."id" = told."id" and m."mergedIntoId" is not null
    ) select q."id" from told join "Request" q on q."id" = told."id" where q."status" not in ('closed', 'merged', 'spam')
    order by told."at" desc limit 1`;
  return found?.id ?? null;
}

/** Where further messages of a sender go who sends too many: the request of his last one, when that came within the hour. */
export async function stormOf(db: Db, sender: string | null, at: Date): Promise<string | null> {
  if (sender === null) return null;
  const since = new Date(at.getTime() - STORM.windowMs);
  const rows = await db.$queryRaw<{ requestId: string }[]>`
    select "requestId" from "InboundMessage" where "sender" = ${sender} and "state" = 'filed' and "requestId" is not null
      and "receivedAt" > ${since} and "receivedAt" <= ${at} order by "receivedAt" desc, "id" desc limit ${STORM.most}`;
  return rows.length < STORM.most ? null : rows[0]!.requestId;
}
