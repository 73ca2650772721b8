import { beforeEach, expect, test } from "vitest";
import { GET, POST } from "@/app/api/channels/[id]/[key]/route";
import { newId, secretToken } from "@/lib/base/id";
import { seal } from "@/lib/base/seal";
import { database } from "@/lib/kernel/database";
import { refillAll } from "@/lib/web/rate";
import { outboxRow } from "@/tests/support/gateways/outbox-row";

beforeEach(refillAll);

async function anAccount(over: object = {}) {
  const [id, hookKey] = [newId(), secretToken(24)];
  const secrets = seal(JSON.stringify({ apiKey: "k" }), id);
  const row = {
    id,
    hookKey,
    adapter: "kavenegar",
    channel: "sms",
    name: "n",
    secrets,
    settings: { from: "10004346" },
    createdAt: new Date(),
  } as const;
  await database().channelAccount.create({ data: { ...row, health: { create: {} }, ...over } });
  return { id, hookKey };
}

async function knock(id: string, key: string, body: string | null, query = "", address = "192.0.2.7") {
  const headers = { "x-peyvand-client-ip": address, "content-type": "application/x-www-form-urlencoded" };
  const request = new Request(
    `http://x/api/channels/${id}/${key}${query}`,
    body === null ? { headers } : { method: "POST", headers, body },
  );
  return (body === null ? GET : POST)(request, { params: Promise.resolve({ id, key }) });
}

const kept = (accountId: string) => database().inboundMessage.findMany({ where: { accountId } });
const came = (id: string, text: string) =>
  `messageid=${id}&from=09121112233&to=1000&message=${encodeURIComponent(text)}`;

test("what comes is kept before the gateway gets its answer, and the same again changes nothing", async () => {
  const { id, hookKey } = await anAccount();
  const [messageid, text] = [String(Math.floor(Math.random() * 1e12)), `سلام ${id}`];
  for (const answer of [
    await knock(id, hookKey, came(messageid, text)),
    await knock(id, hookKey, null, `?${came(messageid, text)}`),
  ])
    expect([answer.status, await answer.text()]).toEqual([200, "ok"]);
  const rows = await kept(id);
  expect(rows).toMatchObject([{ channel: "sms", state: "received", externalId: `kavenegar:${messageid}` }]);
  expect(JSON.parse(rows[0]!.text!)).toMatchObject({ from: "09121112233", text });
});

test("many at once of the same are one", async () => {
  const { id, hookKey } = await anAccount();
  const body = came(String(Math.floor(Math.random() * 1e12)), id);
  const all = await Promise.all(Array.from({ length: 8 }, () => knock(id, hookKey, body)));
  expect(all.map((a) => a.status)).toEqual(Array(8).fill(200));
  expect(await kept(id)).toHaveLength(1);
});

test("a delivery is written down for a message of this account only", async () => {
  const [mine, other] = [await anAccount(), await anAccount()];
  const gatewayId = String(Math.floor(Math.random() * 1e12));
  const outboxId = await outboxRow({ accountId: mine.id, gatewayId, status: "sent" });
  const status = async () => (await database().outboxMessage.findUniqueOrThrow({ where: { id: outboxId } })).status;
  await knock(other.id, other.hookKey, `messageid=${gatewayId}&status=10`);
  expect(await status()).toBe("sent");
  await knock(mine.id, mine.hookKey, `messageid=${gatewayId}&status=10`);
  expect(await status()).toBe("delivered");
  expect(await kept(mine.id)).toEqual([]);
});

test("a wrong key, an unknown id, a removed account: all the same nothing", async () => {
  const [open, off, gone] = [
    await anAccount(),
    await anAccount({ active: false }),
    await anAccount({ removedAt: new Date() }),
  ];
  const wrong: [string, string][] = [
    [open.id, off.hookKey],
    [open.id, ""],
    [newId(), open.hookKey],
    ["x", open.hookKey],
    [gone.id, gone.hookKey],
  ];
  for (const [id, key] of wrong) {
    const answer = await knock(id, key, came("1", "x"));
    expect([answer.status, await answer.text()]).toEqual([404, ""]);
  }
});

test("who guesses is slowed, and who is too much too", async () => {
  const { id, hookKey } = await anAccount();
  const guess = () => knock(id, "no", null, "", "192.0.2.9");
  const answers = [];
  for (let i = 0; i < 25; i++) answers.push((await guess()).status);
  expect(answers.slice(0, 20)).toEqual(Array(20).fill(404));
  expect(answers.slice(20)).toEqual(Array(5).fill(429));
  expect((await knock(id, hookKey, null, "", "192.0.2.9")).status).toBe(200);
});

test("too large a post is refused, an account that only sends keeps nothing, one that is broken or off says come again", async () => {
  const { id, hookKey } = await anAccount();
  expect((await knock(id, hookKey, "x".repeat(65 * 1024))).status).toBe(413);
  const sending = await anAccount({ receives: false });
  expect((await knock(sending.id, sending.hookKey, came("2", "x"))).status).toBe(200);
  expect(await kept(sending.id)).toEqual([]);
  const broken = await anAccount({ secrets: "s1.a.b.c" });
  expect((await knock(broken.id, broken.hookKey, came("3", "x"))).status).toBe(503);
  const off = await anAccount({ active: false });
  expect((await knock(off.id, off.hookKey, came("4", "x"))).status).toBe(503);
});
