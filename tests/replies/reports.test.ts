import { afterAll, expect, test } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import { newId } from "@/lib/base/id";
import type { Report } from "@/lib/channels/adapter";
import { database } from "@/lib/kernel/database";
import { askReports } from "@/lib/replies/ask-reports";
import { recordDelivery } from "@/lib/replies/record-delivery";
import { recordReports } from "@/lib/replies/record-reports";
import type { OutboxMessage } from "@/prisma/generated/client";
import { aCustomer, aPoint } from "@/tests/support/factories";
import { anAccount, closeAccounts, standIn } from "@/tests/support/stand-in";

afterAll(closeAccounts);

const outbox = SYSTEM("outbox");
const rowOf = (id: string) => database().outboxMessage.findUniqueOrThrow({ where: { id } });
const eventsOf = async (id: string) =>
  (await database().event.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } })).map((e) => e.type);

async function sent(over: Partial<OutboxMessage> = {}): Promise<string> {
  const id = newId();
  const row = {
    id,
    purpose: "ack",
    channel: "sms",
    toAddress: `+98912${id.slice(-7)}`,
    subject: "",
    text: "متن",
    messageId: `<${id}@x>`,
  } as const;
  const now = new Date();
  await database().outboxMessage.create({
    data: { ...row, status: "sent", sentAt: now, createdAt: now, gatewayId: id, ...over },
  });
  return id;
}
const about = (id: string, state: Report["state"], over: Partial<Report> = {}): Report => ({
  of: { gatewayId: id },
  state,
  failure: null,
  address: null,
  said: null,
  at: null,
  ...over,
});
const tell = (...reports: Report[]) => recordReports(outbox, { reports });

test("states only go forward, the same report again changes nothing, and strangers' ids are counted", async () => {
  const id = await sent();
  expect(await tell(about(id, "delivered"), about(id, "delivered"), about("nobody's", "read"))).toEqual({
    changed: 1,
    old: 1,
    unknown: 1,
  });
  expect(await rowOf(id)).toMatchObject({ status: "delivered", deliveredAt: expect.any(Date), readAt: null });
  await tell(about(id, "failed"));
  expect(await rowOf(id)).toMatchObject({ status: "delivered", failure: null });
  await tell(about(id, "read"), about(id, "delivered"), about(id, "bounced"));
  expect(await rowOf(id)).toMatchObject({ status: "read", readAt: expect.any(Date) });
  expect(await eventsOf(id)).toEqual(["outbox.delivered", "outbox.read"]);
});

test("a gateway's id is its own: another account's report is not for us", async () => {
  const [one, two] = [await anAccount(standIn().adapter), await anAccount(standIn().adapter)];
  const id = await sent({ accountId: one, gatewayId: "77" });
  expect(await recordReports(outbox, { reports: [about("77", "delivered")], accountId: two })).toMatchObject({
    unknown: 1,
  });
  expect(await recordReports(outbox, { reports: [about("77", "delivered")], accountId: one })).toMatchObject({
    changed: 1,
  });
  expect(await rowOf(id)).toMatchObject({ status: "delivered" });
});

test("a bounce that knows the address is nobody's marks it wherever it stands", async () => {
  const email = `b${newId()}@x.test`;
  const card = await aCustomer();
  const point = await aPoint(card.id, "email", email);
  const id = await sent({ channel: "email", toAddress: email });
  await tell(
    about(id, "bounced", { of: { messageId: `<${id}@x>` }, failure: "unknown_address", said: `no user ${email}` }),
  );
  expect(await rowOf(id)).toMatchObject({ status: "bounced", failure: "unknown_address" });
  expect(await database().contactPoint.findUnique({ where: { id: point.id } })).toMatchObject({
    doNotUse: true,
    doNotUseReason: expect.stringContaining("برگشت خورد"),
  });
  const told = await database().event.findMany({ where: { OR: [{ subjectId: id }, { customerId: card.id }] } });
  expect(told.map((e) => e.type).sort()).toEqual(["contact.updated", "outbox.bounced"]);
  expect(JSON.stringify(told.map((e) => e.after))).not.toContain(email);

  const full = await sent({ channel: "email", toAddress: `f${newId()}@x.test` });
  await tell(about(full, "bounced", { failure: "mailbox_full" }));
  expect(await rowOf(full)).toMatchObject({ status: "bounced", failure: "mailbox_full" });
});

test("a report that overtakes our own record stands", async () => {
  const id = await sent({ status: "sending", sentAt: null });
  await tell(about(id, "delivered", { of: { messageId: `<${id}@x>` } }));
  await recordDelivery(outbox, { id, result: "sent" });
  expect(await rowOf(id)).toMatchObject({ status: "delivered", sentAt: expect.any(Date) });
});

test("a report settles what nobody knew", async () => {
  const id = await sent({ status: "unsure", sentAt: null });
  await tell(about(id, "delivered"));
  expect(await rowOf(id)).toMatchObject({ status: "delivered" });
});

test("gateways that tell nothing by themselves are asked, and their refusal is the account's health", async () => {
  const asked: string[][] = [];
  const gateway = standIn({
    reports: async (_, ids) =>
      ids.map((id) => about(id, "delivered", { said: asked.push([...ids]) > 0 ? "got" : null })),
  });
  const account = await anAccount(gateway.adapter);
  const id = await sent({ accountId: account });
  await sent({ accountId: account, sentAt: new Date(Date.now() - 3 * 86_400_000) });
  await askReports(database(), new Date());
  expect(asked).toEqual([[id]]);
  expect(await rowOf(id)).toMatchObject({ status: "delivered" });

  const broken = standIn({
    reports: async () => {
      throw new Error("no credit");
    },
  });
  const other = await anAccount(broken.adapter);
  await sent({ accountId: other });
  await askReports(database(), new Date());
  expect(await database().channelHealth.findUnique({ where: { accountId: other } })).toMatchObject({
    error: "no credit",
  });
});
