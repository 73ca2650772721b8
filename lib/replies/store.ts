import { type Db, later } from "@/lib/base/db";
import { env } from "@/lib/base/env";
import { type AppError, conflict, invalid, notFound } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { ACKS_A_DAY, delivery, mailDomain, mailId, withSignature } from "@/lib/channels/rules";
import { sending } from "@/lib/channels/store";
import { withMerged } from "@/lib/channels/with-merged";
import { t } from "@/lib/i18n/t";
import { loadSettings } from "@/lib/staff/store";
import { type Answer, type OutboxMessage, Prisma, type Reply, type Request } from "@/prisma/generated/client";
import type { ContactKind } from "@/prisma/generated/enums";
import { threadOf } from "./rules";
import type { ReplyChannel } from "./schema";

const { sql } = Prisma;

const DAY = 24 * 60 * 60 * 1000;

/** Kinds of addresses that a reply by this channel goes to, the usual one first; a visit or a letter goes to none that we write to. */
const kindsOf: Record<ReplyChannel, ContactKind[]> = {
  email: ["email"],
  sms: ["mobile"],
  phone: ["mobile", "landline"],
  ...{ visit: [], letter: [], fax: ["landline"] },
};

/** Where the reply goes: the customer's point that was named, else what came with the request. Null only for what was done by hand. */
export async function addressFor(
  db: Db,
  request: Pick<Request, "id" | "customerId">,
  channel: ReplyChannel,
  contactPointId: string | undefined,
): Promise<{ contactPointId: string | null; address: string | null }> {
  const kinds = kindsOf[channel];
  if (contactPointId !== undefined) {
    const point = await db.contactPoint.findUnique({ where: { id: contactPointId } });
    const usable = point?.customerId === request.customerId && point.retiredAt === null && kinds.includes(point.kind);
    if (!usable) throw invalid({ contactPointId: "reply.unknownPoint" });
    if (point.doNotUse) throw invalid({ contactPointId: "reply.doNotUse" });
    return { contactPointId, address: point.canonical };
  }
  const given = await db.requestKey.findMany({
    where: { requestId: request.id, kind: { in: kinds }, canonical: { not: null } },
  });
  const address = kinds.flatMap((kind) => given.filter((key) => key.kind === kind))[0]?.canonical ?? null;
  if (address === null && (channel === "email" || channel === "sms"))
    throw invalid({ contactPointId: "reply.noAddress" });
  return { contactPointId: null, address };
}

/** The current answers of these referrals; each must have one that was not rejected. */
export async function citedAnswers(db: Db, requestId: string, referralIds: readonly string[]): Promise<Answer[]> {
  const answers = await db.answer.findMany({
    where: { requestId, referralId: { in: [...referralIds] }, rejectedAt: null },
    orderBy: { round: "asc" },
  });
  return [...new Set(referralIds)].map((id) => {
    const current = answers.findLast((a) => a.referralId === id);
    if (!current) throw invalid({ [`cites.${referralIds.indexOf(id)}`]: "reply.nothingToCite" });
    return current;
  });
}

type Asked = {
  id: string;
  trackingCode: string;
  address: string;
  /** The Message-ID of the mail that made the request. */
  answers: string | null;
  /** By which account it came, when that one sends too. */
  accountId?: string;
};

/**
 * The receipt by email, with the tracking code and nothing that was typed: at most one a request (its Message-ID is its own) and three a
 * day to one address. Written with the request, by whoever holds the lock of that address (`resolveCustomer`); held without a mail server.
 */
export async function acknowledge(db: Db, asked: Asked, now: Date): Promise<void> {
  const { id: requestId, trackingCode, address, answers } = asked;
  const { AUTH_SECRET, APP_URL, MAIL_FROM } = env();
  const { company } = await loadSettings(db, now);
  const params = { code: trackingCode, company: company.name, link: `${APP_URL}/track/${trackingCode}` };
  const messageId = mailId("ack", requestId, mailDomain(MAIL_FROM), AUTH_SECRET ?? "");
  const { name, key, priority } = delivery("", "ack");
  const { accountId, status } = asked.accountId
    ? { accountId: asked.accountId, status: "queued" }
    : await sending(db, "email", null, now);
  const written = sql`
    insert into "OutboxMessage" ("id", "purpose", "requestId", "toAddress", "subject", "text", "messageId", "inReplyTo", "references", "status",
      "accountId", "createdAt")
    select ${newId()}::uuid, 'ack', ${requestId}::uuid, ${address}, ${t("mail.ack.subject", params)}, ${t("mail.ack.text", params)}, ${messageId},
      ${answers}, ${answers}, ${status}::"OutboxStatus", ${accountId}::uuid, ${now.toISOString()}::timestamptz
    where (select count(*) from "OutboxMessage" where "toAddress" = ${address} and "purpose" = 'ack'
      and "createdAt" > ${new Date(now.getTime() - DAY).toISOString()}::timestamptz) < ${ACKS_A_DAY}::int
    on conflict do nothing`;
  const sent = sql`
    with written as (${written} returning "id")
    select (graphile_worker.add_job(${name}, json_build_object('outboxId', "id"), job_key := ${key} || "id", priority := ${priority})).id::text from written`;
  await later(db, status === "queued" ? sent : written);
}

/** The message of a reply by its channel, exactly as it will be sent, a mail threaded with the earlier ones; held while nothing sends by it. */
export async function postReply(db: Db, request: Request, reply: Reply, now: Date): Promise<OutboxMessage> {
  const { AUTH_SECRET, MAIL_FROM } = env();
  const leaving = await sending(db, reply.channel, request.id, now);
  const written = reply.channel === "email"; // a text message has neither subject nor thread
  const signature = written ? await signatureFor(db, leaving.accountId, reply.positionId) : null;
  return db.outboxMessage.create({
    data: {
      id: newId(),
      purpose: "reply",
      requestId: request.id,
      replyId: reply.id,
      toAddress: reply.address!,
      subject: written
        ? t("replies.subject", { number: request.number, subject: request.subject.replace(/\s+/g, " ") })
        : "",
      text: withSignature(reply.body, signature),
      messageId: mailId("reply", reply.id, mailDomain(MAIL_FROM), AUTH_SECRET ?? ""),
      ...(written ? threadOf(await mailsOf(db, request)) : {}),
      channel: reply.channel,
      ...leaving,
      createdAt: now,
    },
  });
}

/** Message-IDs of all mails of a request and of those merged into it, of the customer and of ours, its own first one before all, then oldest first. */
async function mailsOf(db: Db, { id, channel, externalId }: Request): Promise<string[]> {
  const first = channel === "email" && externalId !== null && MAIL_ID.test(externalId) ? [externalId] : [];
  const all = withMerged(sql`${id}::uuid`);
  const rows = await db.$queryRaw<{ messageId: string }[]>`
    select "messageId" from (
      select "messageId", "createdAt" as "at" from "OutboxMessage" where "requestId" = any(${all}) and "channel" = 'email'
      union all
      select "externalId", coalesce("handledAt", "receivedAt") from "InboundMessage"
        where "requestId" = any(${all}) and "channel" = 'email' and "state" = 'filed'
    ) m order by "at", "messageId"`;
  const others = rows.map(({ messageId }) => messageId).filter((one) => MAIL_ID.test(one));
  return [...new Set([...first, ...others])];
}

const MAIL_ID = /^<[^<>\s]+@[^<>\s]*>$/;

/** Of the department whose mailbox it leaves by; where that has none, of the one whose seat writes. */
async function signatureFor(db: Db, accountId: string | null, positionId: string): Promise<string | null> {
  const [found] = await db.$queryRaw<{ signature: string }[]>`
    select d."signature" from "Department" d
    where d."signature" is not null and (d."id" = (select a."departmentId" from "ChannelAccount" a where a."id" = ${accountId}::uuid)
      or d."id" = (select p."departmentId" from "Position" p where p."id" = ${positionId}::uuid))
    order by d."id" = (select a."departmentId" from "ChannelAccount" a where a."id" = ${accountId}::uuid) desc nulls last limit 1`;
  return found?.signature ?? null;
}

/** An outgoing message, by its own id. */
export async function outgoing(db: Db, id: string): Promise<OutboxMessage> {
  const message = await db.outboxMessage.findUnique({ where: { id } });
  if (!message) throw notFound();
  return message;
}

/** Refuses an act on a message whose state does not allow it, and names that state. */
export const movedOn = ({ status }: Pick<OutboxMessage, "status">): AppError =>
  conflict({ key: "conflict.outboxStatus", params: { status: `words.delivery.${status}` } });
