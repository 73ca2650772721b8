import { beforeAll, expect, test } from "vitest";
import { POST } from "@/app/api/channels/[id]/[key]/route";
import { clock } from "@/lib/base/clock";
import { newId, secretToken } from "@/lib/base/id";
import { gateway } from "@/lib/channels/adapters/gateway";
import { readLine } from "@/lib/channels/sms/read-line";
import { forgetSenders } from "@/lib/channels/store";
import { handleWaiting } from "@/lib/intake/handle-waiting";
import { database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { deliverMessage } from "@/lib/replies/deliver-message";
import { anyGateway } from "@/tests/support/gateways/any";
import { outboxRow } from "@/tests/support/gateways/outbox-row";
import { office } from "@/tests/support/office";

// A provider that stands in this process, set up by template only.
let there: Awaited<ReturnType<typeof anyGateway>>;
let account: { id: string; hookKey: string };
beforeAll(async () => {
  await office();
  there = await anyGateway();
  const [id, hookKey] = [newId(), secretToken(24)];
  const settings = gateway.settings.parse({ ...there.settings, perSecond: 1000 });
  const row = {
    id,
    hookKey,
    adapter: "gateway",
    channel: "sms",
    name: "sms",
    main: false,
    settings,
    createdAt: new Date(),
  } as const;
  await database().channelAccount.create({ data: { ...row, health: { create: {} } } });
  forgetSenders();
  account = { id, hookKey };
  return () => there.close();
});

let next = Math.floor(Math.random() * 1e9);
async function text(sender: string, body: string, id = String(next++)) {
  const headers = { "content-type": "application/json" };
  const request = new Request("http://x/", { method: "POST", headers, body: JSON.stringify({ sender, body, id }) });
  const answer = await POST(request, { params: Promise.resolve({ id: account.id, key: account.hookKey }) });
  expect(answer.status).toBe(200);
  await handleWaiting(database() as never, account.id, () => clock.now());
  const rows = await database().inboundMessage.findMany({
    where: { accountId: account.id },
    orderBy: { id: "desc" },
    take: 1,
  });
  return { ...rows[0]!, given: id };
}
const mobile = () => `0912${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}`;

test("a text becomes a request, the answer leaves by the same line, and what is written back joins it", async () => {
  const from = mobile();
  const first = await text(from, "سلام، سفارش من نرسیده است.");
  expect(first).toMatchObject({ state: "filed", sender: `+98${from.slice(1)}` });
  const request = await database().request.findUniqueOrThrow({ where: { id: first.requestId! } });
  expect(request).toMatchObject({ channel: "sms", body: "سلام، سفارش من نرسیده است." });
  const again = await text(from, "سلام، سفارش من نرسیده است.", first.given);
  expect(again.id).toBe(first.id);

  const accountId = account.id;
  const outboxId = await outboxRow({
    accountId,
    requestId: request.id,
    toAddress: `+98${from.slice(1)}`,
    text: "فردا می‌رسد.",
  });
  await deliverMessage(outboxId, 0, jobContext(1, 5));
  expect(there.taken.at(-1)).toMatchObject({ to: from, text: "فردا می‌رسد.", ref: outboxId });
  const more = await text(from, `ممنون، درخواست ${request.number} را ببندید`);
  expect(more).toMatchObject({ state: "filed", requestId: request.id, messageId: expect.any(String) });
  const line = await readLine(database() as never, request.id);
  expect(line).toEqual({ pricePersian: 1200, priceLatin: 0, warning: "sms.line.looksAdvertising" });
});

test("who writes only a word of opting out gets no more offers, and no request is opened", async () => {
  const from = mobile();
  const first = await text(from, "درخواستی دارم");
  const out = await text(from, "لغو۱۱");
  expect(out).toMatchObject({ state: "ignored", reason: "opt_out", requestId: null });
  const { customerId } = await database().request.findUniqueOrThrow({ where: { id: first.requestId! } });
  const points = await database().contactPoint.findMany({ where: { customerId: customerId! } });
  const consents = await database().consent.findMany({ where: { contactPointId: { in: points.map((p) => p.id) } } });
  expect(consents.map((c) => [c.purpose, c.granted]).sort()).toEqual([
    ["news", false],
    ["offers", false],
    ["survey", false],
  ]);
});

test("operators and advertisers open no request", async () => {
  for (const from of ["Irancell", "8999", "983000505"])
    expect(await text(from, "شارژ شما رو به پایان است")).toMatchObject({ state: "ignored", reason: "automatic" });
});
