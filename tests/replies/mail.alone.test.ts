import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import { newId } from "@/lib/base/id";
import { closeMail } from "@/lib/channels/email";
import { smtpError } from "@/lib/channels/mail/smtp-error";
import { mailId, readMailId } from "@/lib/channels/rules";
import { database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { jobs } from "@/lib/replies/jobs";
import { submitRequest } from "@/lib/requests/submit-request";
import { smtpServer } from "@/tests/support/smtp";

let smtp: Awaited<ReturnType<typeof smtpServer>>;

beforeAll(async () => {
  smtp = await smtpServer();
  process.env.SMTP_URL = smtp.url;
  process.env.MAIL_FROM = "crm@peyvand.test";
});
beforeEach(() => {
  smtp.received.length = 0;
  smtp.state.answer = () => null;
});
afterAll(async () => {
  closeMail();
  await smtp.close();
});

const run = (name: keyof typeof jobs, payload: Record<string, unknown>, attempt = 1) =>
  jobs[name]!(payload, jobContext(attempt, 25));
const outboxOf = (requestId: string) => database().outboxMessage.findMany({ where: { requestId } });
const queued = async (outboxId: string) => {
  const rows = await database().$queryRaw<unknown[]>`
    select 1 from graphile_worker._private_jobs j where j.payload->>'outboxId' = ${outboxId}`;
  return rows.length;
};

async function acknowledged(email: string, externalId: string = newId()) {
  const request = await submitRequest(
    { kind: "form", tokenId: newId() },
    { channel: "web", subject: "راز من", body: "متن بسیار خصوصی", customer: { email }, externalId },
  );
  return { request, mails: await outboxOf(request.id) };
}

describe("the receipt", () => {
  it("goes out once with the code, its link and nothing that was typed", async () => {
    const [email, sentOnce] = [`a${newId()}@x.test`, newId()];
    const { request, mails } = await acknowledged(email, sentOnce);
    expect(mails).toHaveLength(1);
    expect(await queued(mails[0]!.id)).toBe(1);
    expect((await acknowledged(email, sentOnce)).mails).toEqual(mails);

    await run("outbox.deliver", { outboxId: mails[0]!.id });
    const [{ mail, raw }] = smtp.received as [(typeof smtp.received)[0]];
    expect(mail.text).toContain(request.trackingCode);
    expect(mail.text).toContain(`/track/${request.trackingCode}`);
    expect(`${mail.subject}${mail.text}${mail.html}`).not.toMatch(/راز من|خصوصی/);
    expect(mail.headers.get("auto-submitted")).toBe("auto-replied");
    expect(mail.messageId).toBe(mails[0]!.messageId);
    expect(mail.html).toContain('dir="rtl"');
    expect(raw).toMatch(/From: .*<crm@peyvand\.test>/);
    expect(await outboxOf(request.id)).toMatchObject([{ status: "sent", attempts: 1 }]);
  });

  it("goes to one address at most three times a day, however many ask at once", async () => {
    const email = `many${newId()}@x.test`;
    await Promise.all(Array.from({ length: 8 }, () => acknowledged(email)));
    expect(await database().outboxMessage.count({ where: { toAddress: email } })).toBe(3);
  });

  it("is not written for a request without an email", async () => {
    const { id } = await submitRequest(
      { kind: "form", tokenId: newId() },
      { channel: "web", subject: "پرسش", body: "بی‌نامه", customer: { phone: "09120000001" } },
    );
    expect(await outboxOf(id)).toEqual([]);
  });
});

describe("delivery", () => {
  it("runs twice without sending twice", async () => {
    const { mails } = await acknowledged(`b${newId()}@x.test`);
    await run("outbox.deliver", { outboxId: mails[0]!.id });
    await run("outbox.deliver", { outboxId: mails[0]!.id });
    expect(smtp.received).toHaveLength(1);
  });

  it("waits and tries again, under the same Message-ID, when the server says 4xx", async () => {
    const { request, mails } = await acknowledged(`c${newId()}@x.test`);
    smtp.state.answer = () => ({ code: 451, message: "try later" });
    await expect(run("outbox.deliver", { outboxId: mails[0]!.id })).rejects.toThrow(/later/);
    expect(await outboxOf(request.id)).toMatchObject([
      { status: "queued", attempts: 1, lastError: expect.stringMatching(/later/) },
    ]);
    smtp.state.answer = () => null;
    await run("outbox.deliver", { outboxId: mails[0]!.id }, 2);
    expect(smtp.received.map((r) => r.mail.messageId)).toEqual([mails[0]!.messageId]);
    expect(await outboxOf(request.id)).toMatchObject([{ status: "sent", attempts: 2 }]);
  });

  it("gives up at once on 5xx and after the last try", async () => {
    const { request, mails } = await acknowledged(`d${newId()}@x.test`);
    smtp.state.answer = () => ({ code: 550, message: "no such user" });
    await run("outbox.deliver", { outboxId: mails[0]!.id });
    expect(await outboxOf(request.id)).toMatchObject([{ status: "failed", failure: "unknown_address" }]);
    const points = await database().contactPoint.findMany({ where: { customerId: request.customer.id } });
    expect(points).toMatchObject([{ kind: "email", doNotUse: true }]);
    const events = await database().event.findMany({
      where: { requestId: request.id, type: "outbox.failed" },
      include: { detail: true },
    });
    expect(events).toHaveLength(1);
    expect(JSON.stringify(events[0]!.after)).not.toContain("no such user"); // a server's words may hold an address

    const other = await acknowledged(`e${newId()}@x.test`);
    smtp.state.answer = () => ({ code: 451, message: "try later" });
    await run("outbox.deliver", { outboxId: other.mails[0]!.id }, 11);
    expect(await outboxOf(other.request.id)).toMatchObject([{ status: "failed" }]);
  });

  it("tells by the server's words why it was refused, as a mailbox does, and waits where only our signing in failed", async () => {
    for (const [code, message, failure] of [
      [554, "5.7.1 relay access denied", "blocked"],
      [552, "mailbox full", "mailbox_full"],
      [550, "no", "refused"],
    ] as const) {
      const { request, mails } = await acknowledged(`g${newId()}@x.test`);
      smtp.state.answer = () => ({ code, message });
      await run("outbox.deliver", { outboxId: mails[0]!.id });
      expect(await outboxOf(request.id)).toMatchObject([{ status: "failed", attempts: 1, failure }]);
      const points = await database().contactPoint.findMany({ where: { customerId: request.customer.id } });
      expect(points).toMatchObject([{ doNotUse: false }]);
    }
    const said = (code: string, responseCode: number, command: string) =>
      smtpError(Object.assign(new Error("x"), { code, responseCode, command, response: `${responseCode} x` })).how;
    expect(said("EAUTH", 535, "AUTH PLAIN")).toEqual({});
    expect(said("EENVELOPE", 450, "RCPT TO")).toEqual({});
    expect(said("EENVELOPE", 550, "RCPT TO")).toEqual({ permanent: true, failure: "unknown_address" });
    expect(said("EENVELOPE", 550, "MAIL FROM")).toEqual({ permanent: true, failure: "refused" });
  });

  it("is refused to everybody but our own jobs", async () => {
    const { recordDelivery } = await import("@/lib/replies/record-delivery");
    const { mails } = await acknowledged(`f${newId()}@x.test`);
    await expect(recordDelivery({ kind: "public" }, { id: mails[0]!.id, result: "sent" })).rejects.toMatchObject({
      code: "notFound",
    });
    await recordDelivery(SYSTEM("test"), { id: mails[0]!.id, result: "sent" });
  });
});

describe("our Message-IDs", () => {
  const id = newId();
  const made = mailId("ack", id, "peyvand.test", "secret-1");
  it("are read back, and forged ones are not", () => {
    expect(readMailId(made, "secret-1")).toEqual({ kind: "ack", id });
    expect(readMailId(made, "secret-2")).toBeNull();
    expect(readMailId(made.replace(id, newId()), "secret-1")).toBeNull();
    expect(readMailId("<hello@elsewhere>", "secret-1")).toBeNull();
  });
});
