import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/base/id";
import { setConsent } from "@/lib/customers/set-consent";
import { database } from "@/lib/kernel/database";
import { listWays } from "@/lib/requests/list-ways";
import { readRequest } from "@/lib/requests/queries";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import { aCustomer, aPoint, aRequest } from "@/tests/support/factories";
import { anAccount, closeAccounts, standIn } from "@/tests/support/stand-in";
import { aDesk, refused } from "./desk";

let account: string;
beforeAll(async () => {
  await database().channelAccount.updateMany({ data: { active: false } }); // of files before
  account = await anAccount(standIn().adapter);
});
afterAll(closeAccounts);
const aMobile = () => `+98912${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}`;

test("a reply by SMS goes to a mobile of his, as it was written, without subject or thread", async () => {
  const desk = await aDesk();
  const mobile = aMobile();
  const { id, number, customerId } = await aRequest({ mobile, email: `e${newId()}@x.test` });
  const body = "سلام، درست شد.";
  const sent = await replyToRequest(desk.coordinator.actor, { number, channel: "sms", body });
  expect(sent.delivery).toBe("queued");
  const [message] = await database().outboxMessage.findMany({ where: { requestId: id } });
  expect(message).toMatchObject({
    channel: "sms",
    toAddress: mobile,
    text: body,
    subject: "",
    inReplyTo: null,
    accountId: account,
  });
  const landline = await aPoint(customerId, "landline", "+982188776655");
  const wrong = () =>
    replyToRequest(desk.coordinator.actor, { number, channel: "sms", contactPointId: landline.id, body });
  expect((await refused(wrong, "invalid")).fields.contactPointId?.key).toBe("reply.unknownPoint");
});

test("what was said in person or sent on paper is written down, and nothing leaves by us", async () => {
  const desk = await aDesk();
  for (const channel of ["visit", "letter", "fax"] as const) {
    const { id, number } = await aRequest();
    const { status, outboxId } = await replyToRequest(desk.coordinator.actor, { number, channel, body: "گفته شد" });
    expect([status, outboxId]).toEqual(["replied", null]);
    expect(await database().reply.findFirst({ where: { requestId: id } })).toMatchObject({
      channel,
      address: null,
      effective: true,
    });
  }
});

test("the ways are told with what became of them, the failed one last", async () => {
  const desk = await aDesk();
  const customer = await aCustomer();
  const [mobile, email, second] = [aMobile(), `w${newId()}@x.test`, `v${newId()}@x.test`];
  const phone = await aPoint(customer.id, "mobile", mobile);
  await aPoint(customer.id, "email", second);
  const request = await aRequest({ customerId: customer.id, email, channel: "email" });
  const first = await replyToRequest(desk.coordinator.actor, { number: request.number, channel: "email", body: "الف" });
  await database().outboxMessage.update({
    where: { id: first.outboxId! },
    data: { status: "bounced", failure: "unknown_address" },
  });
  await setConsent(desk.coordinator.actor, { id: phone.id, purpose: "service", granted: true, how: "در تماس گفت" });
  const { ways, track } = await listWays(desk.coordinator.actor, { number: request.number });
  expect(ways.map((w) => [w.channel, w.address]).sort()).toEqual(
    [
      ["email", email],
      ["email", second],
      ["phone", mobile],
      ["sms", mobile],
    ].sort(),
  );
  const bounced = ways.find((w) => w.address === email)!;
  expect(bounced).toMatchObject({ given: true, failed: 1, failedLast: true, pointId: null });
  expect(ways.find((w) => w.channel === "sms")).toMatchObject({ consent: true, barred: false });
  expect(track).toContain(request.trackingCode);
  const { replies } = await readRequest(desk.coordinator.actor, { number: request.number });
  expect(replies[0]!.tries).toMatchObject([
    { channel: "email", toAddress: email, status: "bounced", failure: "unknown_address" },
  ]);
});
