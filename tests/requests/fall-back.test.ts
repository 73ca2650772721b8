import { afterAll, beforeAll, expect, test } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import { newId } from "@/lib/base/id";
import { setConsent } from "@/lib/customers/set-consent";
import { database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { recordDelivery } from "@/lib/replies/record-delivery";
import { recordReports } from "@/lib/replies/record-reports";
import { jobs } from "@/lib/requests/jobs";
import { mergeRequests } from "@/lib/requests/merge-requests";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import { unmergeRequest } from "@/lib/requests/unmerge-request";
import { aPoint, aRequest } from "@/tests/support/factories";
import { anAccount, closeAccounts, standIn } from "@/tests/support/stand-in";
import { aDesk, type Desk, standing } from "./desk";

let account: string;
beforeAll(async () => {
  await database().channelAccount.updateMany({ data: { active: false } }); // of files before
  account = await anAccount(standIn().adapter);
});
afterAll(closeAccounts);

const aMobile = () => `+98912${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}`;
const rowOf = (id: string) => database().outboxMessage.findUniqueOrThrow({ where: { id } });
const requestOf = (id: string) => database().request.findUniqueOrThrow({ where: { id } });
const insteadOf = (insteadOfId: string) => database().outboxMessage.findMany({ where: { insteadOfId } });
const given = async (requestId: string, kind: "email" | "mobile", canonical: string) =>
  database().requestKey.create({ data: { id: newId(), requestId, kind, typed: canonical, canonical } });

/** A reply by email whose delivery failed for good, told twice as a job that runs again does. */
async function aFailedReply(desk: Desk, { mobile, body = "مشکل شما حل شد." }: { mobile?: string; body?: string } = {}) {
  const request = await standing(desk, "answered");
  await database().requestKey.deleteMany({ where: { requestId: request.id } });
  await given(request.id, "email", `f${newId()}@x.test`);
  if (mobile) await given(request.id, "mobile", mobile);
  const { outboxId } = await replyToRequest(desk.coordinator.actor, { number: request.number, channel: "email", body });
  return { request, outboxId: outboxId! };
}

async function fails(outboxId: string) {
  await database().outboxMessage.updateMany({ where: { id: outboxId, status: "held" }, data: { status: "queued" } });
  await recordDelivery(SYSTEM("outbox"), { id: outboxId, result: "failed", error: "no such user" });
  for (const _ of [1, 2]) await jobs["requests.deliveryFailed"]!({ outboxId, purpose: "reply" }, jobContext(1, 25));
  await jobs["requests.followUp"]!({}, jobContext(1, 25));
}

test("a reply that email could not bring goes once by SMS to the number that came with the request, then somebody is to call", async () => {
  const desk = await aDesk();
  const mobile = aMobile();
  const { request, outboxId } = await aFailedReply(desk, { mobile });
  await fails(outboxId);
  const texts = await insteadOf(outboxId);
  expect(texts).toMatchObject([
    {
      channel: "sms",
      toAddress: mobile,
      text: "مشکل شما حل شد.",
      status: "queued",
      accountId: account,
      purpose: "reply",
    },
  ]);
  expect(texts[0]!.replyId).toBe((await rowOf(outboxId)).replyId);
  expect(await requestOf(request.id)).toMatchObject({ deliveryFailed: true, back: false });

  await fails(texts[0]!.id);
  expect(await insteadOf(texts[0]!.id)).toEqual([]);
  expect(await requestOf(request.id)).toMatchObject({
    back: true,
    unread: true,
    followUpNote: expect.stringMatching(/تلفن کنید/),
  });
  expect((await requestOf(request.id)).followUpNote).toContain(mobile);
  const told = await database().event.findMany({
    where: { requestId: request.id, type: "request.fellBack" },
    orderBy: { id: "asc" },
  });
  expect(told.map((e) => e.after)).toMatchObject([{ way: "sms", insteadId: texts[0]!.id }, { way: "phone" }]);
});

test("what went by SMS in its stead and arrived counts as told, and silence begins; the same report twice changes nothing", async () => {
  const desk = await aDesk();
  const { request, outboxId } = await aFailedReply(desk, { mobile: aMobile() });
  await fails(outboxId);
  const [text] = await insteadOf(outboxId);
  await recordDelivery(SYSTEM("outbox"), { id: text!.id, result: "sent", gatewayId: `g${newId()}` });
  await jobs["requests.deliveryMended"]!({ outboxId: text!.id }, jobContext(1, 25));
  expect(await requestOf(request.id), "sent is not arrived").toMatchObject({ deliveryFailed: true, silenceFrom: null });

  const { gatewayId } = await rowOf(text!.id);
  const of = { gatewayId: gatewayId! };
  const report = { of, state: "delivered" as const, failure: null, address: null, said: null, at: null };
  await recordReports(SYSTEM("outbox"), { reports: [report, report] });
  await jobs["requests.deliveryMended"]!({ outboxId: text!.id }, jobContext(1, 25));
  expect(await requestOf(request.id)).toMatchObject({ deliveryFailed: false, silenceFrom: expect.any(Date) });
  const told = await database().event.count({ where: { requestId: request.id, type: "request.deliveryMended" } });
  expect(told).toBe(1);
});

test("a long one goes as a short notice with the way to its page", async () => {
  const desk = await aDesk();
  const { request, outboxId } = await aFailedReply(desk, { mobile: aMobile(), body: "راز ".repeat(100) });
  await fails(outboxId);
  const [text] = await insteadOf(outboxId);
  expect(text!.text).toContain(`/track/${request.trackingCode}`);
  expect(text!.text).not.toContain("راز");
});

test("nobody gets it who refused, whose number is not to be used, or who never showed that it is his", async () => {
  const desk = await aDesk();
  const mobile = aMobile();
  const { request, outboxId } = await aFailedReply(desk, { mobile });
  const point = await aPoint(request.customerId, "mobile", mobile);
  await aPoint(request.customerId, "mobile", aMobile()); // claimed only
  await setConsent(desk.coordinator.actor, { id: point.id, purpose: "service", granted: false, how: "تلفنی" });
  await fails(outboxId);
  expect(await insteadOf(outboxId)).toEqual([]);
  expect((await requestOf(request.id)).followUpNote).not.toContain(mobile);

  const second = await aFailedReply(desk, { mobile });
  await aPoint(second.request.customerId, "mobile", aMobile(), {
    doNotUse: true,
    state: "verified",
    provedAt: new Date(),
  });
  const good = await aPoint(second.request.customerId, "mobile", aMobile(), {
    state: "verified",
    provedAt: new Date(),
  });
  await database().requestKey.deleteMany({ where: { requestId: second.request.id, kind: "mobile" } });
  await fails(second.outboxId);
  expect(await insteadOf(second.outboxId)).toMatchObject([{ toAddress: good.canonical }]);
});

test("not when the customer was answered meanwhile", async () => {
  const desk = await aDesk();
  const { request, outboxId } = await aFailedReply(desk, { mobile: aMobile() });
  await replyToRequest(desk.coordinator.actor, { number: request.number, channel: "phone", body: "تلفنی گفته شد" });
  await fails(outboxId);
  expect(await insteadOf(outboxId)).toEqual([]);
  expect(await requestOf(request.id)).toMatchObject({ back: false });
});

test("what fails after a merge is told where the request is shown now, and goes back with it", async () => {
  const desk = await aDesk();
  const mobile = aMobile();
  const { request, outboxId } = await aFailedReply(desk, { mobile });
  const shown = await aRequest({ customerId: request.customerId });
  await mergeRequests(desk.coordinator.actor, { number: request.number, into: shown.number });
  await fails(outboxId);
  expect(await requestOf(shown.id)).toMatchObject({ deliveryFailed: true, unread: true });
  const types = async (requestId: string) =>
    (await database().event.findMany({ where: { requestId }, orderBy: { id: "asc" } })).map((e) => e.type);
  expect((await types(shown.id)).slice(-2)).toEqual(["request.deliveryFailed", "request.fellBack"]);
  expect(await types(request.id)).not.toContain("request.deliveryFailed");
  // The text in its stead answers what was asked there, by the number that came with it and with its own page.
  const [text] = await insteadOf(outboxId);
  expect(text).toMatchObject({ requestId: request.id, toAddress: mobile });
  await fails(text!.id);
  expect(await requestOf(shown.id)).toMatchObject({ back: true, followUpNote: expect.stringContaining(mobile) });

  await unmergeRequest(desk.coordinator.actor, { number: request.number });
  expect(await requestOf(request.id)).toMatchObject({ status: "replied", deliveryFailed: true, silenceFrom: null });
  expect((await requestOf(shown.id)).deliveryFailed).toBe(false);
});

test("one that had failed before a merge stays in sight, until somebody replies", async () => {
  const desk = await aDesk();
  const { request, outboxId } = await aFailedReply(desk);
  await fails(outboxId);
  const shown = await aRequest({ customerId: request.customerId });
  await mergeRequests(desk.coordinator.actor, { number: request.number, into: shown.number });
  expect((await requestOf(shown.id)).deliveryFailed).toBe(true);
  await replyToRequest(desk.coordinator.actor, { number: shown.number, channel: "phone", body: "گفته شد" });
  expect((await requestOf(shown.id)).deliveryFailed).toBe(false);
});

test("silence closes nothing while a merged request's reply did not arrive, and counts anew when that went away", async () => {
  const desk = await aDesk();
  const { request, outboxId } = await aFailedReply(desk);
  await fails(outboxId);
  const shown = await aRequest({ customerId: request.customerId });
  await replyToRequest(desk.coordinator.actor, { number: shown.number, channel: "phone", body: "گفته شد" });
  await mergeRequests(desk.coordinator.actor, { number: request.number, into: shown.number });
  expect(await requestOf(shown.id)).toMatchObject({ status: "replied", deliveryFailed: true, silenceFrom: null });
  await unmergeRequest(desk.coordinator.actor, { number: request.number });
  const parted = await requestOf(shown.id);
  expect(parted).toMatchObject({ status: "replied", deliveryFailed: false });
  expect(parted.silenceFrom).not.toBeNull();
});
