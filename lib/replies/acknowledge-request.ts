import { z } from "zod";
import { later } from "@/lib/base/db";
import { env } from "@/lib/base/env";
import { notFound } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { emailIsSetUp } from "@/lib/channels/email";
import { ACKS_A_DAY, delivery, mailId } from "@/lib/channels/rules";
import { t } from "@/lib/i18n/t";
import { command } from "@/lib/kernel/command";
import { loadSettings } from "@/lib/staff/store";
import { Prisma } from "@/prisma/generated/client";

const { sql } = Prisma;

const DAY = 24 * 60 * 60 * 1000;

type Row = { id: string; trackingCode: string; customerId: string; address: string | null };

/**
 * The receipt by email, with the tracking code and nothing that was typed. At most one a request (its Message-ID is its own)
 * and three a day to one address.
 */
export const acknowledgeRequest = command({
  name: "outbox.acknowledge",
  lean: true,
  input: z.object({ requestId: z.uuid() }),
  load: async ({ db, input }) => {
    const [request] = await db.$queryRaw<Row[]>`
      select q."id", q."trackingCode", q."customerId",
        (select k."canonical" from "RequestKey" k where k."requestId" = q."id" and k."kind" = 'email' and k."canonical" is not null limit 1) as "address"
      from "Request" q where q."id" = ${input.requestId}::uuid`;
    if (!request) throw notFound();
    return request;
  },
  run: async ({ db, subject: request, now, queue }) => {
    const { address } = request;
    if (!address) return { queued: false };
    await later(db, sql`select pg_advisory_xact_lock(hashtextextended('ack:' || ${address}, 0))`);
    const [today] = await db.$queryRaw<[{ count: number }]>`
      select count(*)::int as "count" from "OutboxMessage"
      where "toAddress" = ${address} and "purpose" = 'ack' and "createdAt" > ${new Date(now.getTime() - DAY)}`;
    if (today.count >= ACKS_A_DAY) return { queued: false };
    const { AUTH_SECRET, APP_URL, MAIL_FROM } = env();
    const { company } = await loadSettings(db, now);
    const params = {
      code: request.trackingCode,
      company: company.name,
      link: `${APP_URL}/track/${request.trackingCode}`,
    };
    const domain = MAIL_FROM.replace(/^.*@|>$/g, "");
    const status = emailIsSetUp() ? ("queued" as const) : ("held" as const);
    const id = newId();
    const messageId = mailId("ack", request.id, domain, AUTH_SECRET ?? "");
    const count = await db.$executeRaw`
      insert into "OutboxMessage" ("id", "purpose", "requestId", "toAddress", "subject", "text", "messageId", "status", "createdAt")
      values (${id}::uuid, 'ack', ${request.id}::uuid, ${address}, ${t("mail.ack.subject", params)}, ${t("mail.ack.text", params)}, ${messageId},
        ${status}::"OutboxStatus", ${now})
      on conflict do nothing`;
    if (count === 1 && status === "queued") queue(delivery(id));
    return { queued: count === 1 };
  },
});
