import { afterAll, beforeEach, expect, test } from "vitest";
import { newId } from "@/lib/base/id";
import { saveAccount } from "@/lib/channels/save-account";
import { database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { jobs } from "@/lib/replies/jobs";
import { actorOf, aRequest, aUser } from "@/tests/support/factories";
import { anAccount, closeAccounts, standIn } from "@/tests/support/stand-in";

/* What was written while nothing sent by its way leaves by itself, in its order, as soon as something does. */
afterAll(closeAccounts);
beforeEach(async () => {
  await database().channelAccount.updateMany({ data: { active: false } });
  await database().outboxMessage.updateMany({ where: { status: "held" }, data: { status: "cancelled" } });
});

const aMobile = () => `+98912${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}`;
const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000);
const rowOf = (id: string) => database().outboxMessage.findUniqueOrThrow({ where: { id } });
const statusesOf = async (ids: string[]) => (await Promise.all(ids.map(rowOf))).map(({ status }) => status);
const admin = async () => actorOf((await aUser({ administrator: true })).id);
const sweep = () => jobs["outbox.sweep"]!({}, jobContext(1, 25));

type Over = { purpose?: string; text?: string; status?: "held" | "queued"; requestId?: string };
async function aMessage(toAddress: string, createdAt: Date, over: Over = {}): Promise<string> {
  const id = newId();
  const row = { id, purpose: "reply", channel: "sms" as const, toAddress, subject: "", text: "متن", messageId: id };
  await database().outboxMessage.create({ data: { ...row, status: "held", createdAt, ...over } });
  return id;
}

const jobsOf = (ids: string[]) => database().$queryRaw<{ id: string; name: string }[]>`
  select j.payload->>'outboxId' as "id", t.identifier as "name" from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  where j.payload->>'outboxId' = any(${ids}::text[]) or t.identifier = 'outbox.sweep' order by j.run_at, j.id`;

/** As the worker would: every job of these messages, until none is left. */
async function work(ids: string[]): Promise<void> {
  for (let turn = 0; turn < 50; turn++) {
    const [next] = (await jobsOf(ids)).filter(({ name }) => name === "outbox.deliver");
    if (!next) return;
    await database().$executeRaw`delete from graphile_worker._private_jobs where payload->>'outboxId' = ${next.id}`;
    await jobs["outbox.deliver"]!({ outboxId: next.id }, jobContext(1, 25));
  }
  throw new Error("never done");
}

test("nothing leaves while nothing sends; a new account asks for all that is held, and each address gets it in order", async () => {
  const [one, two] = [aMobile(), aMobile()];
  const ids = [
    await aMessage(one, ago(50)),
    await aMessage(two, ago(49)),
    await aMessage(one, ago(48)),
    await aMessage(one, ago(1)),
  ];
  await sweep();
  expect(await statusesOf(ids)).toEqual(["held", "held", "held", "held"]);

  const gateway = standIn();
  await database()
    .$executeRaw`delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t where t.id = j.task_id and t.identifier = 'outbox.sweep'`;
  const settings = { host: "h", key: "open" };
  await saveAccount(await admin(), { adapter: gateway.adapter.name, name: "پیامک", settings });
  expect((await jobsOf([])).map(({ name }) => name)).toEqual(["outbox.sweep"]);
  const later = await aMessage(one, new Date(), { status: "queued" });
  await jobs["outbox.deliver"]!({ outboxId: later }, jobContext(1, 25)); // before the sweep: it waits for what is held
  expect(gateway.got).toEqual([]);
  await sweep();
  await work([...ids, later]);
  expect(await statusesOf([...ids, later])).toEqual(Array(5).fill("sent"));
  const to = (address: string) => gateway.got.filter((m) => m.to === address).map((m) => m.id);
  expect(to(one)).toEqual([ids[0], ids[2], ids[3], later]);
  expect(to(two)).toEqual([ids[1]]);
});

test("an account that is switched on again releases, one that only receives does not", async () => {
  const gateway = standIn();
  const id = await anAccount(gateway.adapter);
  await saveAccount(await admin(), { id, active: true, sends: false });
  const held = await aMessage(aMobile(), ago(1));
  await sweep();
  expect(await statusesOf([held])).toEqual(["held"]);
  await saveAccount(await admin(), { id, sends: true });
  await sweep();
  await work([held]);
  expect(gateway.got.map((m) => m.id)).toEqual([held]);
});

test("another way is not released", async () => {
  await anAccount(standIn().adapter);
  const id = newId();
  const mail = { id, purpose: "reply", channel: "email" as const, toAddress: `${id}@x.test`, subject: "s", text: "t" };
  await database().outboxMessage.create({ data: { ...mail, messageId: id, status: "held", createdAt: ago(1) } });
  await sweep();
  expect(await statusesOf([id])).toEqual(["held"]);
});

test("what comes too late to be of use does not leave: an old receipt is cancelled and told of, an old code fails", async () => {
  const gateway = standIn();
  await anAccount(gateway.adapter);
  const request = await aRequest();
  const to = aMobile();
  const old = await aMessage(to, ago(80), { purpose: "ack", requestId: request.id });
  const fresh = await aMessage(to, ago(70), { purpose: "ack" });
  const code = await aMessage(to, ago(2), { purpose: "code", text: "کد شما 482913" });
  await sweep();
  await work([old, fresh, code]);
  expect(await statusesOf([old, fresh, code])).toEqual(["cancelled", "sent", "failed"]);
  expect((await rowOf(old)).lastError).toBe("channels.receiptLate");
  expect(await database().event.count({ where: { requestId: request.id, type: "outbox.cancelled" } })).toBe(1);
  expect(gateway.got.map((m) => m.id)).toEqual([fresh]);
});

test("a heap larger than one turn leaves to the last", async () => {
  await anAccount(standIn().adapter);
  await database().$executeRaw`
    insert into "OutboxMessage" ("id", "purpose", "channel", "toAddress", "subject", "text", "messageId", "status", "createdAt")
    select gen_random_uuid(), 'reply', 'sms', '+98900' || n, '', 't', 'heap' || gen_random_uuid(), 'held', now() - interval '1 hour'
    from generate_series(1, 501) n`;
  await sweep();
  expect(await database().outboxMessage.count({ where: { status: "held" } })).toBe(0);
  const heap = { where: { messageId: { startsWith: "heap" } } };
  const ids = (await database().outboxMessage.findMany(heap)).map(({ id }) => id);
  expect((await jobsOf(ids)).length).toBeGreaterThanOrEqual(501);
  await database()
    .$executeRaw`delete from graphile_worker._private_jobs where payload->>'outboxId' = any(${ids}::text[])`;
  await database().outboxMessage.deleteMany(heap);
});
