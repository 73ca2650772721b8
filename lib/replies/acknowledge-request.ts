import { z } from "zod";
import { env } from "@/lib/base/env";
import { notFound } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { emailIsSetUp } from "@/lib/channels/email";
import { ACKS_A_DAY, delivery, mailId } from "@/lib/channels/rules";
import { t } from "@/lib/i18n/t";
import { command } from "@/lib/kernel/command";
import { loadSettings } from "@/lib/staff/store";

const DAY = 24 * 60 * 60 * 1000;

type Row = { id: string; trackingCode: string; customerId: string; address: string | null };

/**
 * The receipt by email, with the tracking code and nothing that was typed. At most one a request (its Message-ID is its own)
 * and three a day to one address.
 */
export const acknowledgeRequest = command({
  name: "outbox.acknowledge",
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
    await db.$queryRaw`select pg_advisory_xact_lock(hashtextextended('ack:' || ${address}, 0))::text`;
    const since = new Date(now.getTime() - DAY);
    const today = await db.outboxMessage.count({
      where: { toAddress: address, purpose: "ack", createdAt: { gt: since } },
    });
    if (today >= ACKS_A_DAY) return { queued: false };
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
    const { count } = await db.outboxMessage.createMany({
      data: {
        id,
        purpose: "ack",
        requestId: request.id,
        toAddress: address,
        subject: t("mail.ack.subject", params),
        text: t("mail.ack.text", params),
        messageId: mailId("ack", request.id, domain, AUTH_SECRET ?? ""),
        status,
        createdAt: now,
      },
      skipDuplicates: true,
    });
    if (count === 1 && status === "queued") queue(delivery(id));
    return { queued: count === 1 };
  },
});
