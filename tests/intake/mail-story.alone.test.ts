import { setTimeout as sleep } from "node:timers/promises";
import { ImapFlow } from "imapflow";
import { type ParsedMail, simpleParser } from "mailparser";
import nodemailer from "nodemailer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clock } from "@/lib/base/clock";
import type { Db } from "@/lib/base/db";
import { newId } from "@/lib/base/id";
import { seal } from "@/lib/base/seal";
import { mailbox } from "@/lib/channels/adapters/mailbox";
import { closeSmtp } from "@/lib/channels/mail/smtp";
import { receive } from "@/lib/channels/receiving";
import { forgetSenders } from "@/lib/channels/store";
import { handleWaiting } from "@/lib/intake/handle-waiting";
import { database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { jobs } from "@/lib/replies/jobs";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import { mailHouse, noMailHouse, PASSWORD } from "@/tests/support/mail-house.mjs";
import { aDesk } from "../requests/desk";

const reason = noMailHouse();
if (reason) console.warn(`Postfix and Dovecot are not asked: ${reason}`);

const INFO = "info@house.test";
const ALI = "ali@customer.test";

describe.skipIf(reason)("by Postfix and Dovecot", { timeout: 60_000 }, () => {
  let house: Awaited<ReturnType<typeof mailHouse>>;
  let accountId: string;
  let doors: ReturnType<typeof receive>;
  let world: nodemailer.Transporter;
  const db = database() as unknown as Db;

  beforeAll(async () => {
    house = await mailHouse(INFO, ALI);
    world = nodemailer.createTransport(house.mx);
    const { password, ...settings } = house.settings(INFO);
    const row = { id: newId(), adapter: "mailbox", channel: "email" as const, name: "info", hookKey: newId() };
    const secrets = seal(JSON.stringify({ password }), row.id);
    await database().channelAccount.create({ data: { ...row, settings, secrets, createdAt: clock.now() } });
    accountId = row.id;
    forgetSenders();
    doors = receive(db, 100);
  });
  afterAll(async () => {
    await doors?.stop();
    closeSmtp();
    world?.close();
    await house?.close();
  });

  const write = (subject: string, more: object = {}) =>
    world.sendMail({ from: `"علی" <${ALI}>`, to: INFO, subject, text: "متن نامه", ...more });

  /** The row of a mail that came, once it is there; it is handled. */
  async function came(externalId: string, within = 15_000) {
    const since = Date.now();
    for (;;) {
      const row = await database().inboundMessage.findFirst({ where: { externalId } });
      if (row) {
        await handleWaiting(db, accountId, () => clock.now());
        return {
          ...(await database().inboundMessage.findUniqueOrThrow({ where: { id: row.id } })),
          took: Date.now() - since,
        };
      }
      if (Date.now() - since > within) throw new Error(`never came\n${house.logs()}`);
      await sleep(50);
    }
  }

  /** What lies in the customer's own mailbox, as his mail program sees it. */
  async function customersMail(where: (mail: ParsedMail) => boolean): Promise<ParsedMail> {
    const auth = { user: ALI, pass: PASSWORD };
    const client = new ImapFlow({ ...house.imap, secure: false, doSTARTTLS: false, auth, logger: false });
    await client.connect();
    try {
      for (let tries = 0; tries < 100; tries++) {
        await client.mailboxOpen("INBOX");
        for (const { source } of await client.fetchAll("1:*", { source: true }).catch(() => [])) {
          const mail = await simpleParser(source!);
          if (where(mail)) return mail;
        }
        await sleep(100);
      }
    } finally {
      client.close();
    }
    throw new Error("no such mail for the customer");
  }

  /** All that waits, in its order: an address gets its messages one after the other. */
  const deliver = async () => {
    const waiting = await database().outboxMessage.findMany({
      where: { accountId, status: "queued" },
      orderBy: { id: "asc" },
    });
    for (const { id } of waiting) await jobs["outbox.deliver"]!({ outboxId: id }, jobContext(1, 25));
  };
  const requestOf = (id: string | null) =>
    database().request.findUniqueOrThrow({ where: { id: id! }, include: { messages: true } });

  test("the test button signs in at both servers, and says what is wrong", async () => {
    const settings = mailbox.settings.parse(house.settings(INFO));
    expect((await mailbox.check(settings)).said).toContain("INBOX");
    await expect(mailbox.check({ ...settings, password: "wrong" })).rejects.toThrow(/IMAP 127\.0\.0\.1/);
    await expect(mailbox.check({ ...settings, smtpPort: 1 })).rejects.toThrow(/SMTP 127\.0\.0\.1/);
  });

  test("a mail becomes a request within seconds, the reply reaches the customer in its thread, his answer lands there", async () => {
    const { coordinator } = await aDesk();
    const first = await write("اینترنت قطع است");
    await came(first.messageId);
    const sent = await write("سرویس ما کند است");
    const row = await came(sent.messageId);
    expect(row.took).toBeLessThan(5_000); // it was waited for by IDLE
    const request = await requestOf(row.requestId);
    expect(request).toMatchObject({ channel: "email", subject: "سرویس ما کند است", senderName: "علی" });

    await replyToRequest(coordinator.actor, { number: request.number, channel: "email", body: "درست شد، بیازمایید." });
    await deliver();
    const ack = await customersMail(
      (mail) => mail.headers.get("auto-submitted") === "auto-replied" && mail.inReplyTo === sent.messageId,
    );
    expect(ack.from?.value[0]?.address).toBe(INFO);
    const reply = await customersMail((mail) => mail.text?.includes("درست شد") ?? false);
    expect(reply.references).toContain(sent.messageId);
    expect(reply.from?.value[0]?.address).toBe(INFO);
    expect(reply.html).toContain('dir="rtl"');

    const answer = await write(`Re: ${reply.subject}`, {
      inReplyTo: reply.messageId,
      references: reply.messageId,
      text: "هنوز کند است",
    });
    expect(await came(answer.messageId)).toMatchObject({ state: "filed", requestId: request.id });
    const after = await requestOf(request.id);
    expect(after).toMatchObject({ status: "new", reopened: true });
    expect(after.messages.map((m) => m.body)).toEqual(["هنوز کند است"]);
  });

  test("a server that is away for a while loses nothing", async () => {
    await house.stopImap();
    const sent = await Promise.all([1, 2, 3].map((n) => write(`هنگام خاموشی ${n}`)));
    for (let tries = 0; tries < 300; tries++) {
      const health = await database().channelHealth.findUnique({ where: { accountId } });
      if (health?.error) break;
      await sleep(100);
    }
    const away = await database().channelHealth.findUniqueOrThrow({ where: { accountId } });
    expect(away.error).toMatch(/IMAP/);
    await house.startImap();
    for (const { messageId } of sent) expect(await came(messageId)).toMatchObject({ state: "filed" });
    for (let tries = 0; tries < 300; tries++) {
      const { error } = await database().channelHealth.findUniqueOrThrow({ where: { accountId } });
      if (error === null) return;
      await sleep(100);
    }
    throw new Error("its health was not mended");
  });

  test("what Postfix cannot deliver comes back, and is written to the message and the address", async () => {
    const { coordinator } = await aDesk();
    const sent = await world.sendMail({ from: "gone@customer.test", to: INFO, subject: "رفتم", text: "متن" });
    const { requestId } = await came(sent.messageId);
    const request = await requestOf(requestId);
    await database().outboxMessage.deleteMany({ where: { requestId } });
    await replyToRequest(coordinator.actor, { number: request.number, channel: "email", body: "پاسخ" });
    await deliver();
    for (let tries = 0; tries < 300; tries++) {
      await handleWaiting(db, accountId, () => clock.now());
      const [message] = await database().outboxMessage.findMany({ where: { requestId, purpose: "reply" } });
      if (message?.status === "bounced") {
        expect(message.failure).toBe("unknown_address");
        return;
      }
      await sleep(100);
    }
    throw new Error(`no bounce\n${house.logs()}`);
  });
});
