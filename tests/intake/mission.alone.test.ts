import { afterAll, beforeAll, expect, test } from "vitest";
import { POST } from "@/app/api/channels/[id]/[key]/route";
import type { PublicActor } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import type { Db } from "@/lib/base/db";
import { newId, secretToken } from "@/lib/base/id";
import { gateway } from "@/lib/channels/adapters/gateway";
import { closeMail } from "@/lib/channels/email";
import { forgetSenders } from "@/lib/channels/store";
import { handleWaiting } from "@/lib/intake/handle-waiting";
import { database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { jobs } from "@/lib/replies/jobs";
import { acceptReferral } from "@/lib/requests/accept-referral";
import { addContact } from "@/lib/requests/add-contact";
import { answerReferral } from "@/lib/requests/answer-referral";
import { closeByCustomer } from "@/lib/requests/close-by-customer";
import { listWays } from "@/lib/requests/list-ways";
import { passOnReferral } from "@/lib/requests/pass-on-referral";
import { readRequest } from "@/lib/requests/queries";
import { referRequest } from "@/lib/requests/refer-request";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import { submitRequest } from "@/lib/requests/submit-request";
import { aCustomer, aPoint } from "@/tests/support/factories";
import { anyGateway } from "@/tests/support/gateways/any";
import { smtpServer } from "@/tests/support/smtp";
import { aDesk, type Desk, refused } from "../requests/desk";
import { anAccount, arrive, letter } from "./door";

/* The one story of the mission, once for each door; the reply leaves by another one. The provider of text messages and the mail server are stand-ins. */

let smtp: Awaited<ReturnType<typeof smtpServer>>;
let provider: Awaited<ReturnType<typeof anyGateway>>;
let line: { id: string; hookKey: string };
let mailbox: string;

beforeAll(async () => {
  smtp = await smtpServer();
  Object.assign(process.env, { SMTP_URL: smtp.url, MAIL_FROM: "crm@peyvand.test" });
  provider = await anyGateway();
  line = { id: newId(), hookKey: secretToken(24) };
  const settings = gateway.settings.parse({ ...provider.settings, perSecond: 1000 });
  const row = { ...line, adapter: "gateway", channel: "sms" as const, name: "sms", createdAt: clock.now() };
  await database().channelAccount.create({ data: { ...row, settings, health: { create: {} } } });
  mailbox = (await anAccount()).id;
  await database().channelAccount.update({ where: { id: mailbox }, data: { sends: false } });
  forgetSenders();
});
afterAll(async () => {
  closeMail();
  await Promise.all([smtp.close(), provider.close()]);
});

const mobile = () => `+98912${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}`;
const local = (number: string) => number.replace("+98", "0");
const numberOf = async (id: string | null) =>
  (await database().request.findUniqueOrThrow({ where: { id: id! } })).number;

/** A text message comes in by the provider's webhook. */
async function text(from: string, body: string) {
  const request = new Request("http://x/", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ sender: local(from), body, id: newId() }),
  });
  expect((await POST(request, { params: Promise.resolve({ id: line.id, key: line.hookKey }) })).status).toBe(200);
  await handleWaiting(database() as unknown as Db, line.id, () => clock.now());
  return database().inboundMessage.findFirstOrThrow({ where: { sender: from }, orderBy: { id: "desc" } });
}

/** Referred to the department, taken by its officer, asked of a colleague, answered; the coordinator reads it. @returns the referral */
async function solved(desk: Desk, number: number): Promise<string> {
  const dueAt = new Date(clock.now().getTime() + 2 * 86_400_000);
  const referred = await referRequest(desk.coordinator.actor, {
    number,
    items: [{ to: { departmentId: desk.tech }, purpose: "answer", instruction: "علت را بیابید", dueAt }],
  });
  const { id } = referred.referrals[0]!;
  await acceptReferral(desk.officer.actor, { id });
  const asked = await passOnReferral(desk.officer.actor, {
    ...{ id, mode: "ask" as const, instruction: "نظر شما؟" },
    to: { positionId: desk.colleague.positionId },
  });
  await answerReferral(desk.colleague.actor, { id: asked.children[0]!.id, body: "شیر ورودی را ببندد." });
  await answerReferral(desk.officer.actor, { id, body: "شیر ورودی خراب بود و عوض شد." });
  const { status, referrals } = await readRequest(desk.coordinator.actor, { number });
  expect([status, referrals[0]!.answers.at(-1)!.body]).toEqual(["answered", "شیر ورودی خراب بود و عوض شد."]);
  return id;
}

/** The reply, and what waits to leave leaves. @returns the reply as the request's page shows it */
async function replied(desk: Desk, input: Omit<Parameters<typeof replyToRequest>[1], "body">) {
  await replyToRequest(desk.coordinator.actor, { ...input, body: "شیر دستگاه عوض شد." });
  const waiting = await database().outboxMessage.findMany({ where: { status: "queued" }, orderBy: { id: "asc" } });
  for (const { id } of waiting) await jobs["outbox.deliver"]!({ outboxId: id }, jobContext(1, 25));
  return (await readRequest(desk.coordinator.actor, { number: input.number })).replies.at(-1)!;
}

/** The customer follows it by his code, and says that it is solved. */
async function closed(number: number): Promise<void> {
  const request = await database().request.findUniqueOrThrow({ where: { number } });
  const customer: PublicActor = { kind: "public", tracked: { requestId: request.id, keyNamed: true } };
  await closeByCustomer(customer, {});
  expect(await database().request.findUnique({ where: { number } })).toMatchObject({
    status: "closed",
    outcome: "solved",
  });
}

test("a complaint by email joins who had telephoned before; the reply leaves by SMS", async () => {
  const desk = await aDesk();
  const [phone, address] = [mobile(), `m${newId()}@customer.test`];
  const before = await submitRequest(desk.stranger.actor, {
    ...{ channel: "phone", subject: "پرسش قیمت", body: "قیمت دستگاه؟" },
    customer: { name: "مریم", phone, email: address },
  });
  const [mail] = await arrive(mailbox, letter({ from: address, subject: "گلایه از نشتی", text: "دستگاه آب می‌دهد." }));
  const number = await numberOf(mail!.requestId);
  const view = await readRequest(desk.coordinator.actor, { number });
  expect([view.channel, view.customer.code, view.earlier.map((e) => e.number)]).toEqual([
    "email",
    before.customer.code,
    [before.number],
  ]);

  const referral = await solved(desk, number);
  const { ways } = await listWays(desk.coordinator.actor, { number });
  const contactPointId = ways.find((way) => way.channel === "sms")!.pointId!;
  const reply = await replied(desk, { number, channel: "sms", contactPointId, cites: [referral], then: "done" });
  expect(provider.taken.at(-1)).toMatchObject({ to: local(phone), text: "شیر دستگاه عوض شد." });
  expect(reply).toMatchObject({ channel: "sms", address: phone, delivery: { status: "sent", channel: "sms" } });
  await closed(number);
});

test("a request by SMS becomes a new lead's; the reply leaves by email, and his thanks by SMS find it", async () => {
  const desk = await aDesk();
  const [phone, address] = [mobile(), `s${newId()}@customer.test`];
  const came = await text(phone, "سلام، دستگاه من نشتی دارد");
  const number = await numberOf(came.requestId);
  const view = await readRequest(desk.coordinator.actor, { number });
  expect([view.channel, view.status, view.customer.stage]).toEqual(["sms", "new", "lead"]);
  expect(view.customer.points).toMatchObject([{ kind: "mobile", canonical: phone, verified: true }]);
  const { id: contactPointId } = await aPoint(view.customer.id, "email", address);

  const referral = await solved(desk, number);
  const early = await refused(
    () => replyToRequest(desk.officer.actor, { number, channel: "email", body: "x" }),
    "forbidden",
  );
  expect(early.code).toBe("forbidden"); // no unit's answer reaches a customer unless a coordinator sends it
  const reply = await replied(desk, { number, channel: "email", contactPointId, cites: [referral], then: "wait" });
  const mail = smtp.received.at(-1)!;
  expect([mail.to, mail.mail.text?.trim()]).toEqual([[address], "شیر دستگاه عوض شد."]);
  expect(reply).toMatchObject({ channel: "email", address, delivery: { status: "sent" } });

  const more = await text(phone, `ممنون، درخواست ${number} درست شد`);
  expect(await numberOf(more.requestId)).toBe(number);
  expect((await readRequest(desk.coordinator.actor, { number })).messages).toMatchObject([{ channel: "sms" }]);
  await closed(number);
});

test("a call is registered by an officer and rings again; the reply leaves by SMS", async () => {
  const desk = await aDesk();
  const phone = mobile();
  await aPoint((await aCustomer({ name: "رضا" })).id, "mobile", phone);
  const call = await submitRequest(desk.stranger.actor, {
    ...{ channel: "phone", subject: "نشتی", body: "از صبح آب می‌دهد", customer: { phone: local(phone) } },
  });
  expect(call.customer.isNew).toBe(false);
  expect(call.registration).toMatchObject({ number: expect.any(Number) });
  const { number } = call;
  await refused(() => readRequest(desk.stranger.actor, { number }), "notFound"); // he wrote it down; others answer it
  await addContact(desk.stranger.actor, { number, channel: "phone", body: "دوباره زنگ زد" });

  const referral = await solved(desk, number);
  const reply = await replied(desk, { number, channel: "sms", cites: [referral] });
  expect(provider.taken.at(-1)).toMatchObject({ to: local(phone) });
  expect(reply.tries).toMatchObject([{ channel: "sms", toAddress: phone, status: "sent" }]);
  const view = await readRequest(desk.coordinator.actor, { number });
  expect([view.status, view.messages.map((m) => m.channel)]).toEqual(["replied", ["phone"]]);
  await closed(number);
});
