import { afterEach, expect, test } from "vitest";
import { clock } from "@/lib/base/clock";
import type { Db } from "@/lib/base/db";
import { handleWaiting } from "@/lib/intake/handle-waiting";
import { mendInbound } from "@/lib/intake/mend-inbound";
import { TRIES } from "@/lib/intake/rules";
import { database } from "@/lib/kernel/database";
import { aDesk, refused } from "../requests/desk";
import { anAccount, arrive, keep, letter } from "./door";

const day = 86_400_000;
const row = (id: string) => database().inboundMessage.findUniqueOrThrow({ where: { id } });
let later = 0;
const handle = (accountId: string) =>
  handleWaiting(database() as unknown as Db, accountId, () => new Date(clock.now().getTime() + later));
afterEach(() => {
  later = 0;
});

test("one that cannot be read waits, then is left to a person, and never holds up the others", async () => {
  const account = await anAccount();
  const [bad, good] = await keep(account.id, letter(), letter());
  const { path } = await row(bad!);
  await database().inboundMessage.update({ where: { id: bad! }, data: { path: "no/such-bytes" } });
  await handle(account.id);
  expect(await row(good!)).toMatchObject({ state: "filed" });
  expect(await row(bad!)).toMatchObject({ state: "received", attempts: 1 });
  await handle(account.id);
  expect(await row(bad!)).toMatchObject({ attempts: 1 }); // its time has not come
  for (let i = 1; i < TRIES; i++) {
    later += day;
    await handle(account.id);
  }
  expect(await row(bad!)).toMatchObject({ state: "failed", attempts: TRIES, error: "received.unreadable" });
  const told = { type: "inbound.failed", subjectId: bad! };
  expect(await database().event.count({ where: told })).toBe(1);

  await database().inboundMessage.update({ where: { id: bad! }, data: { path } });
  const { administrator } = await aDesk();
  await mendInbound(administrator, { id: bad!, act: "retry" });
  await handle(account.id);
  expect(await row(bad!)).toMatchObject({ state: "filed", error: null });
  await refused(() => mendInbound(administrator, { id: bad!, act: "retry" }), "conflict");
});

test("what was laid aside becomes a request when somebody says so, without a receipt", async () => {
  const account = await anAccount();
  const { coordinator } = await aDesk();
  const [list] = await arrive(account.id, letter({ head: ["Auto-Submitted: auto-generated"], subject: "هشدار" }));
  expect(list).toMatchObject({ state: "ignored" });
  await mendInbound(coordinator.actor, { id: list!.id, act: "ask" });
  await handle(account.id);
  const filed = await row(list!.id);
  expect(filed).toMatchObject({ state: "filed", reason: "asked" });
  const request = await database().request.findUniqueOrThrow({ where: { id: filed.requestId! } });
  expect(request.subject).toBe("هشدار");
  expect(await database().outboxMessage.count({ where: { requestId: request.id } })).toBe(0);
  await refused(() => mendInbound(coordinator.actor, { id: list!.id, act: "ask" }), "conflict");
});

test("several at work on one account file each message once and in order", async () => {
  const account = await anAccount();
  const from = "order@customer.test";
  const ids = await keep(account.id, ...Array.from({ length: 12 }, (_, i) => letter({ from, subject: `n${i}` })));
  await Promise.all([handle(account.id), handle(account.id), handle(account.id)]);
  const rows = await Promise.all(ids.map(row));
  expect(rows.map((r) => r.state)).toEqual(Array(12).fill("filed"));
  const requests = await database().request.findMany({
    where: { id: { in: rows.map((r) => r.requestId!) } },
    orderBy: { number: "asc" },
  });
  expect(requests.map((q) => q.subject)).toEqual(ids.map((_, i) => `n${i}`));
});

test("bytes that are no mail at all are a request of somebody unknown", async () => {
  const account = await anAccount();
  const noise = Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 256));
  const [filed] = await arrive(account.id, noise, Buffer.alloc(0));
  expect(filed).toMatchObject({ state: "filed" });
  expect(await database().requestKey.count({ where: { requestId: filed!.requestId! } })).toBe(0);
});
