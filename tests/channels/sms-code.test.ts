import { afterAll, beforeAll, expect, test } from "vitest";
import { newId, secretToken } from "@/lib/base/id";
import { seal } from "@/lib/base/seal";
import { adapters } from "@/lib/channels/adapters";
import { forgetSenders } from "@/lib/channels/store";
import { codeIn } from "@/lib/customers/rules";
import { t } from "@/lib/i18n/t";
import { database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { deliverMessage } from "@/lib/replies/deliver-message";
import { kavenegarStandIn } from "@/tests/support/gateways/kavenegar";
import { outboxRow } from "@/tests/support/gateways/outbox-row";

// Through the outbox to a stand-in that speaks the documented API, not to Kavenegar.
let there: Awaited<ReturnType<typeof kavenegarStandIn>>;
beforeAll(async () => {
  there = await kavenegarStandIn();
});
afterAll(() => there.close());

async function account(settings: object = {}) {
  const id = newId();
  const row = {
    id,
    adapter: "kavenegar",
    channel: "sms",
    name: id,
    hookKey: secretToken(24),
    createdAt: new Date(),
  } as const;
  const secrets = seal(JSON.stringify({ apiKey: there.key }), id);
  const all = { from: "10004346", baseUrl: there.url, perSecond: 1000, ...settings };
  await database().channelAccount.create({ data: { ...row, secrets, settings: all, health: { create: {} } } });
  forgetSenders();
  return id;
}
const deliver = (id: string) => deliverMessage(id, 0, jobContext(1, 5));
const read = (id: string) => database().outboxMessage.findUniqueOrThrow({ where: { id } });

test("the code is found behind a name with numbers", () => {
  const text = t("points.mail.sms", { code: "048213", company: "فروشگاه 123456", minutes: 10 });
  expect(codeIn(text)).toBe("048213");
  expect(codeIn("12345 1234567")).toBeUndefined();
});

test("a code goes by the approved pattern, an answer by the line", async () => {
  const accountId = await account({ codeTemplate: "verify" });
  const text = t("points.mail.sms", { code: "048213", company: "پیوند", minutes: 10 });
  const code = await outboxRow({ accountId, purpose: "code", text, toAddress: "+989121110001" });
  await deliver(code);
  expect(await read(code)).toMatchObject({
    status: "sent",
    gatewayId: there.taken.at(-1)!.id,
    parts: 1,
    costRial: 1200n,
  });
  expect(there.taken.at(-1)).toMatchObject({ to: "09121110001", text: "verify:048213" });
  expect((await read(code)).text).toBe(text.replace("048213", "••••••"));
  const reply = await outboxRow({ accountId, text: "پاسخ شما", toAddress: "+989121110002" });
  await deliver(reply);
  expect(there.taken.at(-1)!.text).toBe("پاسخ شما");
});

test("a line that broke behind the sending, and a worker that died there, send nothing twice", async () => {
  const accountId = await account();
  const one = await outboxRow({ accountId, toAddress: "+989121110003" });
  there.state.troubles.push("drop after", "drop before");
  await deliver(one).catch(() => {});
  expect((await read(one)).status).toBe("queued");
  await deliver(one);
  expect(await read(one)).toMatchObject({ status: "sent" });
  const two = await outboxRow({
    accountId,
    toAddress: "+989121110004",
    status: "sending",
    claimedAt: new Date(Date.now() - 600_000),
  });
  const adapter = adapters.get("kavenegar")!;
  const settings = {
    apiKey: there.key,
    baseUrl: there.url,
    from: "",
    pricePersian: 0,
    priceLatin: 0,
    codeTemplate: "",
  };
  await adapter.send!(settings, {
    id: two,
    purpose: "reply",
    to: "+989121110004",
    subject: "",
    text: two,
    html: null,
    messageId: "",
    inReplyTo: null,
    references: null,
    automatic: false,
    fromName: "",
  });
  await deliver(two);
  expect(await read(two)).toMatchObject({ status: "sent", gatewayId: there.taken.at(-1)!.id });
  for (const to of ["09121110003", "09121110004"]) expect(there.taken.filter((m) => m.to === to)).toHaveLength(1);
});

test("who blocked the line fails at once, with the reason", async () => {
  const accountId = await account();
  const id = await outboxRow({ accountId, toAddress: "+989121110005" });
  there.state.troubles.push({
    instead: {
      json: { return: { status: 200, message: "" }, entries: [{ messageid: 7, status: 14, statustext: "بلاک شده" }] },
    },
  });
  await deliver(id);
  expect(await read(id)).toMatchObject({ status: "failed", failure: "blocked", lastError: "بلاک شده" });
});

test("a key that is wrong does not fail the message for good", async () => {
  const accountId = await account();
  const id = await outboxRow({ accountId, toAddress: "+989121110006" });
  there.wrong.code = 403;
  await deliver(id).catch(() => {});
  there.wrong.code = null;
  expect((await read(id)).status).toBe("queued");
  expect(JSON.stringify(await database().channelHealth.findUnique({ where: { accountId } }))).not.toContain(there.key);
});
