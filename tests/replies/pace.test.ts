import { afterAll, beforeEach, expect, test } from "vitest";
import { newId } from "@/lib/base/id";
import { database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { jobs } from "@/lib/replies/jobs";
import type { OutboxMessage } from "@/prisma/generated/client";
import { anAccount, closeAccounts, standIn } from "@/tests/support/stand-in";

afterAll(closeAccounts);
beforeEach(async () => void (await database().channelAccount.updateMany({ data: { active: false } }))); // of the tests before

const aMobile = () => `+98912${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}`;
const run = (id: string) => jobs["outbox.deliver"]!({ outboxId: id, tries: 0 }, jobContext(1, 25));
const rowOf = (id: string) => database().outboxMessage.findUniqueOrThrow({ where: { id } });

async function aMessage(accountId: string, toAddress: string, over: Partial<OutboxMessage> = {}): Promise<string> {
  const id = newId();
  const row = { id, purpose: "ack", channel: "sms", toAddress, subject: "", text: `متن ${id}`, messageId: id } as const;
  await database().outboxMessage.create({ data: { ...row, accountId, createdAt: new Date(), ...over } });
  return id;
}

test("the pace of an account holds for all that send by it", async () => {
  const times: number[] = [];
  const paced = standIn({ pace: () => 20 });
  paced.state.send = async () => {
    times.push(performance.now());
    return { gatewayId: null };
  };
  const id = await anAccount(paced.adapter);
  const ids = await Promise.all(Array.from({ length: 30 }, () => aMessage(id, aMobile())));
  const until = performance.now() + 15_000;
  const left = new Set(ids);
  const worker = async () => {
    while (left.size > 0 && performance.now() < until) {
      for (const one of left) {
        await run(one);
        if ((await rowOf(one)).status === "sent") left.delete(one);
      }
    }
  };
  await Promise.all([worker(), worker(), worker()]);
  expect(times).toHaveLength(30);
  const apart = times.sort((a, b) => a - b).map((at, i) => (i === 0 ? 50 : at - times[i - 1]!));
  expect((times.at(-1)! - times[0]!) / 29).toBeGreaterThan(49);
  expect(apart.filter((gap) => gap < 25).length).toBeLessThan(6); // timers are not exact
});

test("who must let another go first takes no turn of the account", async () => {
  const slow = standIn({ pace: () => 1 });
  const id = await anAccount(slow.adapter);
  const [to, another] = [aMobile(), aMobile()];
  await aMessage(id, to, { status: "sending", claimedAt: new Date() });
  const later = await Promise.all(Array.from({ length: 5 }, () => aMessage(id, to)));
  await Promise.all(later.map((one) => run(one)));
  const free = await aMessage(id, another);
  await run(free);
  expect(slow.got.map((m) => m.id)).toEqual([free]); // a second for each of the five would have put it off
});
