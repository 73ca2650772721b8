import { expect, test } from "vitest";
import { newId } from "@/lib/base/id";
import { database } from "@/lib/kernel/database";
import { addContact } from "@/lib/requests/add-contact";
import { mergeRequests } from "@/lib/requests/merge-requests";
import { aCustomer, aRequest } from "@/tests/support/factories";
import { aDesk, allStatuses, aStandingReferral, refused, row } from "./desk";

const said = { channel: "phone" as const, body: "هنوز درست نشده است" };

test("what was said on the telephone moves a request as if the customer had written it", async () => {
  const desk = await aDesk();
  const moves: Record<string, string> = { replied: "new", closed: "new", waiting_customer: "new" };
  for (const status of allStatuses.filter((one) => one !== "merged")) {
    const { id, number } = await aRequest({ status, unread: false, ownerPositionId: desk.coordinator.positionId });
    const { messageId } = await addContact(desk.coordinator.actor, { number, ...said });
    expect([status, (await row(id)).status]).toEqual([status, moves[status] ?? status]);
    const kept = await database().customerMessage.findUnique({ where: { id: messageId } });
    expect(kept).toMatchObject({ requestId: id, channel: "phone", body: said.body });
  }
});

test("any officer writes it down, reads nothing by it, and twice is once", async () => {
  const desk = await aDesk();
  const { number, id } = await aRequest();
  const externalId = newId();
  const once = await addContact(desk.stranger.actor, { number, ...said, externalId });
  const again = await addContact(desk.stranger.actor, { number, ...said, externalId });
  expect([again.repeated, again.messageId]).toEqual([true, once.messageId]);
  expect(await database().customerMessage.count({ where: { requestId: id } })).toBe(1);
  const event = await database().event.findFirstOrThrow({ where: { requestId: id, type: "request.customerWrote" } });
  expect(event).toMatchObject({ userId: desk.stranger.userId, actorKind: "user" });
});

test("a confidential one out of sight is not there; whoever holds it finds it unread", async () => {
  const desk = await aDesk();
  const secret = await aRequest({ confidential: true });
  await refused(() => addContact(desk.stranger.actor, { number: secret.number, ...said }), "notFound");
  const { request, referral } = await aStandingReferral(desk, "accepted", { unread: false });
  await addContact(desk.stranger.actor, { number: request.number, ...said });
  expect((await database().referral.findUniqueOrThrow({ where: { id: referral.id } })).unread).toBe(true);
});

test("a merged one leads to where it is shown now", async () => {
  const desk = await aDesk();
  const { id: customerId } = await aCustomer();
  const [from, into] = [await aRequest({ customerId }), await aRequest({ customerId })];
  await mergeRequests(desk.coordinator.actor, { number: from.number, into: into.number });
  const { number } = await addContact(desk.stranger.actor, { number: from.number, ...said });
  expect(number).toBe(into.number);
});
