import { afterAll, beforeAll, expect, test } from "vitest";
import { newId, secretToken } from "@/lib/base/id";
import { seal } from "@/lib/base/seal";
import { forgetSenders } from "@/lib/channels/store";
import { database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { deliverMessage } from "@/lib/replies/deliver-message";
import { kavenegarStandIn } from "@/tests/support/gateways/kavenegar";
import { melipayamakStandIn } from "@/tests/support/gateways/melipayamak";
import { outboxRow } from "@/tests/support/gateways/outbox-row";

// Through the outbox and real HTTP to stand-ins that fail, forget to answer and break lines.
let kave: Awaited<ReturnType<typeof kavenegarStandIn>>;
let meli: Awaited<ReturnType<typeof melipayamakStandIn>>;
beforeAll(async () => {
  [kave, meli] = await Promise.all([kavenegarStandIn(), melipayamakStandIn()]);
});
afterAll(() => Promise.all([kave.close(), meli.close()]));

async function account(adapter: string, settings: object, secrets: object): Promise<string> {
  const id = newId();
  const row = { id, adapter, channel: "sms", name: id, hookKey: secretToken(24), createdAt: new Date() } as const;
  const sealed = seal(JSON.stringify(secrets), id);
  const all = { from: "10004346", perSecond: 1000, ...settings };
  await database().channelAccount.create({ data: { ...row, secrets: sealed, settings: all, health: { create: {} } } });
  forgetSenders();
  return id;
}

const many = (accountId: string, count: number, area: string) =>
  Promise.all(
    Array.from({ length: count }, (_, i) =>
      outboxRow({ accountId, toAddress: `+98912${area}${String(i).padStart(4, "0")}` }),
    ),
  );

/** Two workers' worth of jobs at the same time, until nothing waits. */
async function deliverAll(ids: readonly string[]): Promise<void> {
  for (let round = 0; round < 20; round++) {
    const waiting = await database().outboxMessage.findMany({ where: { id: { in: [...ids] }, status: "queued" } });
    if (waiting.length === 0) return;
    const jobs = waiting.flatMap(({ id }) => [id, id]);
    for (let at = 0; at < jobs.length; at += 16)
      await Promise.all(jobs.slice(at, at + 16).map((id) => deliverMessage(id, 0, jobContext(1, 5)).catch(() => {})));
  }
}

const countOf = async (ids: readonly string[]) =>
  Object.fromEntries(
    (await database().outboxMessage.groupBy({ by: ["status"], where: { id: { in: [...ids] } }, _count: true })).map(
      (g) => [g.status, g._count],
    ),
  );

test("with a reference of ours each message arrives exactly once, whatever the line does", async () => {
  const id = await account("kavenegar", { baseUrl: kave.url }, { apiKey: kave.key });
  const ids = await many(id, 60, "901");
  kave.state.every = ({ path }, count) => {
    if (!path.endsWith("sms/send.json")) return count % 5 === 0 ? "drop before" : null;
    if (count % 10 === 0) return { instead: { status: 500, text: "oops" } };
    return count % 7 === 0 ? "drop after" : null;
  };
  await deliverAll(ids);
  kave.state.every = null;
  expect(await countOf(ids)).toEqual({ sent: 60 });
  expect(kave.taken.map((t) => t.text).sort()).toEqual([...ids].sort());
});

test("without one nothing goes twice: what is not sure waits for a person", async () => {
  const settings = { baseUrl: meli.url, username: "office" };
  const id = await account("melipayamak", settings, { password: meli.password });
  const ids = await many(id, 40, "902");
  meli.state.every = (_, count) =>
    count % 8 === 0 ? "drop after" : count % 10 === 1 ? { instead: { status: 500, text: "oops" } } : null;
  await deliverAll(ids);
  meli.state.every = null;
  const counted = await countOf(ids);
  expect(counted.unsure).toBeGreaterThan(0);
  expect((counted.sent ?? 0) + (counted.unsure ?? 0)).toBe(40);
  expect(meli.taken.map((t) => t.text).sort()).toEqual([...ids].sort());
});
