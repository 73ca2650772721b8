import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { env } from "@/lib/base/env";
import { newId } from "@/lib/base/id";
import { delivery, mailDomain, mailId, withoutSignature } from "@/lib/channels/rules";
import { smsParts } from "@/lib/channels/sms/parts";
import { sending } from "@/lib/channels/store";
import { t } from "@/lib/i18n/t";
import { command } from "@/lib/kernel/command";
import type { QueuedJob } from "@/lib/kernel/events";
import { comingBack } from "@/lib/referrals/store";
import { failed } from "@/lib/replies/rules";
import { loadSettings } from "@/lib/staff/store";
import type { OutboxMessage, Request } from "@/prisma/generated/client";
import { mayReach } from "./reachable";
import { lockAnswered } from "./store";

/** A longer text goes as a short notice that leads to the page of the request. */
const MOST_PARTS = 3;

/** `answered` is what the reply was written to; `request` under which it is shown, where people look. */
type About = { request: Request; answered: Request; mail: OutboxMessage };

/**
 * A reply did not arrive: it takes the next way, email → SMS → somebody calls. Only to a number that came with the request or was
 * verified, that may be used, and whose owner did not refuse. Once for each message that failed; not when the customer was reached meanwhile.
 */
export const fallBack = command({
  name: "request.deliveryFailed",
  input: z.strictObject({ outboxId: z.uuid() }),
  load: ({ db, input }) => lockAnswered(db, input.outboxId),
  run: async ({ db, subject: about, now, record, queue }) => {
    const { request, answered, mail } = about;
    if (await isOver(db, about)) return { way: null };
    const phones = await mayReach(db, answered, now);
    const text = phones[0] && mail.channel === "email" ? await post(db, about, phones[0], now) : null;
    if (text?.status === "queued") queue(delivery(text.id, "reply"));
    else queue(await askToCall(db, about, phones[0] ?? null, now));
    const way = text ? "sms" : "phone";
    record({
      type: "request.fellBack",
      requestId: request.id,
      customerId: request.customerId,
      after: { outboxId: mail.id, way, ...(text ? { insteadId: text.id } : {}) },
    });
    return { way };
  },
});

/** Done before, mended meanwhile, nobody's work any more, or the customer was told again since. */
async function isOver(db: Db, { request, answered, mail }: About): Promise<boolean> {
  if (!failed.includes(mail.status) || request.status === "spam") return true;
  const requestId = { in: [request.id, answered.id] };
  const told = await db.event.count({
    where: { requestId, type: "request.fellBack", after: { path: ["outboxId"], equals: mail.id } },
  });
  if (told > 0) return true;
  const since = await db.reply.count({ where: { requestId, effective: true, at: { gt: mail.createdAt } } });
  return since > 0;
}

/** The text message in its stead; null when nothing sends text messages. */
async function post(db: Db, { answered, mail }: About, to: string, now: Date): Promise<OutboxMessage | null> {
  const leaving = await sending(db, "sms", answered.id, now);
  if (leaving.status === "held") return null;
  const { AUTH_SECRET, APP_URL, MAIL_FROM } = env();
  const { company } = await loadSettings(db, now);
  const link = `${APP_URL}/track/${answered.trackingCode}`;
  const notice = t("channels.instead.sms", { company: company.name, link });
  const id = newId();
  return db.outboxMessage.create({
    data: {
      id,
      purpose: "reply",
      channel: "sms",
      requestId: answered.id,
      replyId: mail.replyId,
      insteadOfId: mail.id,
      toAddress: to,
      subject: "",
      text: smsParts(withoutSignature(mail.text)).parts > MOST_PARTS ? notice : withoutSignature(mail.text),
      messageId: mailId("notice", id, mailDomain(MAIL_FROM), AUTH_SECRET ?? ""),
      ...leaving,
      createdAt: now,
    },
  });
}

/** It comes back to its owner at once, with a note of what to do. What was noted before stays below. */
async function askToCall(db: Db, { request, mail }: About, phone: string | null, now: Date): Promise<QueuedJob> {
  const params = { way: t(`words.channel.${mail.channel}`), phone: phone ?? "" };
  const note = t(phone ? "channels.instead.call" : "channels.instead.noPhone", params);
  const followUpNote = [note, request.followUpNote].filter(Boolean).join(" — ").slice(0, 500);
  const plan = { followUpAt: now, followUpNote, followUpRemindAt: null, snoozed: false };
  await db.request.update({ where: { id: request.id }, data: plan });
  return comingBack(request.id, plan);
}
