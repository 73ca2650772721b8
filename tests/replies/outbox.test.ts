import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import { newId } from "@/lib/base/id";
import { SendError } from "@/lib/channels/adapter";
import { removeAccount } from "@/lib/channels/remove-account";
import { database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { cancelMessage } from "@/lib/replies/cancel-message";
import { jobs } from "@/lib/replies/jobs";
import { recordDelivery } from "@/lib/replies/record-delivery";
import { retryMessage } from "@/lib/replies/retry-message";
import { sweepOutbox } from "@/lib/replies/sweep-outbox";
import type { OutboxMessage } from "@/prisma/generated/client";
import { actorOf, aUser } from "@/tests/support/factories";
import { anAccount, closeAccounts, standIn } from "@/tests/support/stand-in";

afterAll(closeAccounts);

const outbox = SYSTEM("outbox");
const aMobile = () => `+98912${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}`;
const run = (id: string, attempt = 1, tries = 0) =>
  jobs["outbox.deliver"]!({ outboxId: id, tries }, jobContext(attempt, 25));
const rowOf = (id: string) => database().outboxMessage.findUniqueOrThrow({ where: { id } });
const jobsOf = (id: string) => database().$queryRaw<{ in: number; payload: { tries?: number } }[]>`
  select extract(epoch from j.run_at - now())::float8 as "in", j.payload from graphile_worker._private_jobs j where j.payload->>'outboxId' = ${id}`;

type Over = Partial<OutboxMessage>;
async function aMessage(accountId: string | null, toAddress: string, over: Over = {}): Promise<string> {
  const id = newId();
  await database().outboxMessage.create({
    data: {
      id,
      purpose: "ack",
      channel: "sms",
      toAddress,
      subject: "",
      text: `متن ${id}`,
      messageId: id,
      accountId,
      createdAt: new Date(),
      ...over,
    },
  });
  return id;
}

let gateway: ReturnType<typeof standIn>;
let account: string;
beforeEach(async () => {
  await database().channelAccount.updateMany({ data: { active: false } }); // of the tests before
  gateway = standIn();
  account = await anAccount(gateway.adapter);
});

describe("one try", () => {
  test("sends once, however many workers have the job", async () => {
    const id = await aMessage(account, aMobile());
    gateway.state.send = async () => ({ gatewayId: "g1", parts: 2, costRial: 1200.4 });
    await Promise.all(Array.from({ length: 6 }, () => run(id)));
    expect(gateway.got.map((m) => m.id)).toEqual([id]);
    expect(await rowOf(id)).toMatchObject({
      status: "sent",
      gatewayId: "g1",
      parts: 2,
      costRial: 1200n,
      attempts: 1,
      claimedAt: null,
    });
    await run(id);
    expect(gateway.got).toHaveLength(1);
  });

  test("tries again after an error, gives up on a permanent one and after the last try", async () => {
    const [one, two, three] = [
      await aMessage(account, aMobile()),
      await aMessage(account, aMobile()),
      await aMessage(account, aMobile()),
    ];
    gateway.state.send = async () => {
      throw new SendError("busy");
    };
    await expect(run(one)).rejects.toThrow("busy");
    expect(await rowOf(one)).toMatchObject({ status: "queued", attempts: 1, lastError: "busy" });
    await run(two, 3, 5);
    expect(await rowOf(two)).toMatchObject({ status: "failed" });
    gateway.state.send = async () => {
      throw new SendError("no such number", { permanent: true, failure: "blocked" });
    };
    await run(three);
    expect(await rowOf(three)).toMatchObject({ status: "failed", failure: "blocked", attempts: 1 });
  });

  test("that the gateway puts off does not count, and nobody gives it anything meanwhile", async () => {
    const [one, two] = [await aMessage(account, aMobile()), await aMessage(account, aMobile())];
    gateway.state.send = async () => {
      throw new SendError("too many", { retryAfter: 30 });
    };
    await run(one, 1, 4);
    expect(await rowOf(one)).toMatchObject({ status: "queued", attempts: 0 });
    const [again] = await jobsOf(one);
    expect(again!.in).toBeGreaterThan(28);
    expect(again!.payload.tries).toBe(4);
    await run(two);
    expect(gateway.got.map((m) => m.id)).toEqual([one]);
    expect((await jobsOf(two))[0]!.in).toBeGreaterThan(25);
  });

  test("whose answer was lost is never made again by itself, and by hand only knowingly", async () => {
    const id = await aMessage(account, aMobile());
    gateway.state.send = async () => {
      throw new SendError("line died", { unsure: true });
    };
    await run(id);
    expect(await rowOf(id)).toMatchObject({ status: "unsure" });
    await run(id);
    await sweepOutbox(outbox, {});
    expect(await jobsOf(id)).toEqual([]);
    const who = await actorOf((await aUser({ administrator: true })).id);
    await expect(retryMessage(who, { id })).rejects.toMatchObject({ problem: { key: "conflict.mayGoTwice" } });
    await retryMessage(who, { id, mayGoTwice: true });
    expect(await rowOf(id)).toMatchObject({ status: "queued" });
  });

  test("goes by another account when its own is gone, and is held when there is none", async () => {
    const who = await actorOf((await aUser({ administrator: true })).id);
    const other = standIn();
    const second = await anAccount(other.adapter);
    const [one, two] = [await aMessage(account, aMobile()), await aMessage(account, aMobile())];
    await removeAccount(who, { id: account });
    await run(one);
    expect(await rowOf(one)).toMatchObject({ status: "sent", accountId: second });
    await removeAccount(who, { id: second });
    await run(two);
    expect(await rowOf(two)).toMatchObject({ status: "held" });
  });
});

describe("in order", () => {
  test("an address gets its messages one after another; a code goes past; others do not wait", async () => {
    const to = aMobile();
    const [one, two, other] = [
      await aMessage(account, to),
      await aMessage(account, to),
      await aMessage(account, aMobile()),
    ];
    const code = await aMessage(account, to, { purpose: "code", text: "کد شما 482913" });
    await run(two);
    await run(other);
    await run(code);
    expect(gateway.got.map((m) => m.id)).toEqual([other, code]);
    expect(gateway.got[1]!.code).toBe("482913");
    await run(one);
    expect(await jobsOf(two)).toHaveLength(1);
    await run(two);
    expect(gateway.got.map((m) => m.id)).toEqual([other, code, one, two]);
  });

  test("a cancelled or failed one lets the next go", async () => {
    const who = await actorOf((await aUser({ administrator: true })).id);
    const to = aMobile();
    const [one, two, three] = [await aMessage(account, to), await aMessage(account, to), await aMessage(account, to)];
    await cancelMessage(who, { id: one });
    expect(await jobsOf(two)).toHaveLength(1);
    const moved = { key: "conflict.outboxStatus", params: { status: "words.delivery.cancelled" } };
    await expect(cancelMessage(who, { id: one })).rejects.toMatchObject({ problem: moved });
    gateway.state.send = async () => {
      throw new SendError("no", { permanent: true });
    };
    await run(two);
    expect(await jobsOf(three)).toHaveLength(1);
  });

  test("a message that waits when the one before it ends is never forgotten", async () => {
    for (let i = 0; i < 15; i++) {
      const to = aMobile();
      const [one, two] = [await aMessage(account, to), await aMessage(account, to)];
      await Promise.all([run(one), run(two)]);
      const left = (await rowOf(two)).status === "queued";
      expect(left ? await jobsOf(two) : [1]).toHaveLength(1);
    }
  });
});

describe("after a crash in the middle", () => {
  const long = () => new Date(Date.now() - 100_000);

  test("a gateway that can be asked decides", async () => {
    const [got, lost] = [await aMessage(account, aMobile()), await aMessage(account, aMobile())];
    gateway.adapter.find = async (_, message) => (message.id === got ? { gatewayId: "there" } : null);
    for (const id of [got, lost])
      await database().outboxMessage.update({ where: { id }, data: { status: "sending", claimedAt: long() } });
    await run(got);
    await run(lost);
    expect(await rowOf(got)).toMatchObject({ status: "sent", gatewayId: "there" });
    expect(gateway.got.map((m) => m.id)).toEqual([lost]);
    expect(await rowOf(lost)).toMatchObject({ status: "sent" });
  });

  test("of one that cannot be asked a person decides; nothing goes before it was surely over", async () => {
    const [old, fresh] = [await aMessage(account, aMobile()), await aMessage(account, aMobile())];
    await database().outboxMessage.update({ where: { id: old }, data: { status: "sending", claimedAt: long() } });
    await database().outboxMessage.update({ where: { id: fresh }, data: { status: "sending", claimedAt: new Date() } });
    await run(old);
    await run(fresh);
    expect(await rowOf(old)).toMatchObject({ status: "unsure" });
    expect(await rowOf(fresh)).toMatchObject({ status: "sending" });
    expect((await jobsOf(fresh))[0]!.in).toBeGreaterThan(40);
    expect(gateway.got).toEqual([]);
  });

  test("where the receiver knows a copy it goes again, under the same id", async () => {
    gateway.adapter.afterCrash = "again";
    const id = await aMessage(account, aMobile(), { status: "sending", claimedAt: new Date() });
    await run(id);
    expect(gateway.got.map((m) => m.messageId)).toEqual([id]);
    expect(await rowOf(id)).toMatchObject({ status: "sent" });
  });

  test("whoever is really sending is left alone", async () => {
    gateway.adapter.afterCrash = "again";
    const id = await aMessage(account, aMobile(), { status: "sending", claimedAt: long() });
    for (const _ of [1, 2])
      await database()
        .$queryRaw`select (graphile_worker.add_job('outbox.deliver', json_build_object('outboxId', ${id}::text))).id::text`;
    await database().$executeRaw`
      update graphile_worker._private_jobs set locked_at = now(), locked_by = 'w' where payload->>'outboxId' = ${id}`;
    await run(id);
    expect(gateway.got).toEqual([]);
    await database().$executeRaw`delete from graphile_worker._private_jobs where payload->>'outboxId' = ${id}`;
  });

  test("what no job looks after is found again", async () => {
    const to = aMobile();
    const [first, second] = [
      await aMessage(account, to, { createdAt: long() }),
      await aMessage(account, to, { createdAt: long() }),
    ];
    const sending = await aMessage(account, aMobile(), { status: "sending", claimedAt: long(), createdAt: long() });
    await sweepOutbox(outbox, {});
    const found = async () => (await Promise.all([first, second, sending].map(jobsOf))).map((rows) => rows.length);
    expect(await found()).toEqual([1, 0, 1]);
    await sweepOutbox(outbox, {});
    expect(await found()).toEqual([1, 0, 1]);
  });
});

test("what is written down twice changes once", async () => {
  const id = await aMessage(account, aMobile());
  await recordDelivery(outbox, { id, result: "sent", gatewayId: "x".repeat(500) });
  await recordDelivery(outbox, { id, result: "failed" });
  expect(await rowOf(id)).toMatchObject({ status: "sent", attempts: 1, gatewayId: "x".repeat(200) });
});

test("what was under way at an account that is gone waits for a person", async () => {
  const id = await aMessage(account, aMobile(), {
    status: "sending",
    claimedAt: new Date(Date.now() - 100_000),
    createdAt: new Date(Date.now() - 100_000),
  });
  await database().channelAccount.updateMany({ data: { active: false } });
  await run(id);
  expect(await rowOf(id)).toMatchObject({ status: "unsure" });
});
