import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { bundle } from "@/bin/launch/bundle.mjs";
import { newId } from "@/lib/base/id";
import { saveAccount } from "@/lib/channels/save-account";
import { database } from "@/lib/kernel/database";
import { actorOf, aUser } from "@/tests/support/factories";
import { kavenegarStandIn } from "@/tests/support/gateways/kavenegar";
import { closeAccounts } from "@/tests/support/stand-in";

const COUNT = 240;
const NUMBERS = 40;
const PACE = 60;

type Gateway = Awaited<ReturnType<typeof kavenegarStandIn>>;
let gateway: Gateway;
const workers: ChildProcess[] = [];

afterAll(async () => {
  for (const worker of workers) worker.kill("SIGKILL");
  await gateway?.close();
  await closeAccounts();
});

/** A real worker process; ready when it says so. */
async function worker(place: number): Promise<void> {
  const env = { ...process.env, NODE_ENV: "production" as const, DEMO: "1" };
  const child = spawn(process.execPath, [".build/crash-worker.mjs"], {
    env,
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let said = "";
  child.stderr?.on("data", (chunk) => (said = `${said}${chunk}`.slice(-2000)));
  workers[place] = child;
  await new Promise<void>((ready, fail) => {
    child.once("message", () => ready());
    child.once("exit", () => fail(new Error(`a worker ended at its start: ${said}`)));
  });
}

/**
 * A stand-in that fails a tenth of the calls (its own error, a line cut before or after it took the message), is slow enough to be
 * interrupted in the middle, and keeps what it took and when.
 */
async function failingGateway() {
  const made = await kavenegarStandIn();
  const calls: { at: number; ref: string; text: string; took: boolean }[] = [];
  made.state.every = ({ path, form }, n) => {
    if (!path.endsWith("sms/send.json")) return null;
    const call = { at: performance.now(), ref: form.get("localid")!, text: form.get("message")!, took: true };
    calls.push(call);
    const bad = { took: false };
    if (n % 30 === 7) return Object.assign(call, bad) && "drop before";
    if (n % 30 === 17) return "drop after";
    if (n % 30 === 27)
      return Object.assign(call, bad) && { instead: { json: { return: { status: 402, message: "خطا" } } } };
    if (n === 100)
      return Object.assign(call, bad) && { instead: { status: 429, headers: { "retry-after": "2" }, json: {} } };
    return { slow: 20 + (n % 40) };
  };
  return { made, calls };
}

async function queueAll(accountId: string): Promise<Map<string, string[]>> {
  const inOrder = new Map<string, string[]>();
  const rows = Array.from({ length: COUNT }, (_, i) => {
    const id = newId();
    const toAddress = `+98912${String(3_000_000 + (i % NUMBERS))}`;
    inOrder.set(toAddress, [...(inOrder.get(toAddress) ?? []), id]);
    const at = new Date(Date.now() + i);
    return {
      id,
      purpose: "reply",
      channel: "sms" as const,
      toAddress,
      subject: "",
      text: `m ${id}`,
      messageId: id,
      accountId,
      createdAt: at,
    };
  });
  await database().outboxMessage.createMany({ data: rows });
  await database().$queryRaw`
    select count((graphile_worker.add_job('outbox.deliver', json_build_object('outboxId', m."id"), job_key := 'deliver:' || m."id", priority := 5)).id)::int
    from "OutboxMessage" m where m."accountId" = ${accountId}::uuid`;
  return inOrder;
}

test("two workers, killed at random, give a failing gateway each message once, in order, within its pace", {
  timeout: 240_000,
}, async () => {
  await bundle(process.cwd(), { "crash-worker": "bin/worker.ts" });
  const { made, calls } = await failingGateway();
  gateway = made;
  const who = await actorOf((await aUser({ administrator: true })).id);
  const settings = { apiKey: made.key, from: "10004346", baseUrl: made.url, perSecond: PACE };
  const { id } = await saveAccount(who, { adapter: "kavenegar", name: "آزمون", settings, receives: false });
  const inOrder = await queueAll(id);
  await Promise.all([worker(0), worker(1)]);

  const left = () =>
    database().outboxMessage.count({ where: { accountId: id, status: { in: ["queued", "sending"] } } });
  for (let kill = 0; kill < 4 && (await left()) > 20; kill++) {
    await sleep(300 + Math.random() * 900);
    const place = kill % 2;
    workers[place]!.kill("SIGKILL");
    await worker(place);
  }
  await expect.poll(left, { timeout: 200_000, interval: 500 }).toBe(0);

  const rows = await database().outboxMessage.findMany({ where: { accountId: id } });
  const states = rows.map((row) => row.status);
  expect(states.filter((state) => state !== "sent")).toEqual([]);
  // Workers also send what other files of this run have left.
  const ours = new Set([...inOrder.values()].flat());
  const took = calls.filter((call) => call.took && ours.has(call.text.slice(2)));
  const times = new Map<string, number>();
  for (const { text } of took) times.set(text, (times.get(text) ?? 0) + 1);
  expect(times.size).toBe(COUNT);
  expect([...times.values()].filter((n) => n > 1)).toEqual([]);

  for (const [to, ids] of inOrder) {
    const mine = took.map((call) => call.text.slice(2)).filter((one) => ids.includes(one));
    expect(mine, to).toEqual(ids);
  }
  const busiest = calls.map(({ at }) => calls.filter((other) => other.at >= at && other.at < at + 1000).length);
  expect(Math.max(...busiest)).toBeLessThanOrEqual(PACE * 1.15);
});
