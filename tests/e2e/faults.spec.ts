import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { formToken, type OwnProduct, ownProduct, type Program } from "@/tests/support/own-product";
import { smtpServer } from "@/tests/support/smtp";

/*
 * What a crash may not cost. The guarantee by mail is at-least-once: between the mail server's «250» and our record of it a crash sends
 * the same mail again, under the same Message-ID, so that it can be recognised. More does not lie in SMTP.
 */
test.describe.configure({ timeout: 150_000 });

type Mail = Awaited<ReturnType<typeof smtpServer>>;
let mail: Mail;
let product: OwnProduct;
let web: Program;
let worker: Program;
let token: string;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  mail = await smtpServer();
  product = await ownProduct({ SMTP_URL: mail.url });
  token = await formToken(product);
  [web, worker] = await Promise.all([product.start("server"), product.start("worker")]);
});

test.afterAll(async () => {
  await product?.close();
  await mail?.close();
});

test("500 intakes through killed servers and workers are 500 requests, each acknowledged", async () => {
  const count = 500;
  const killed = { web: 0, worker: 0 };
  let taken = 0;
  let running = true;
  const kill = async (name: "web" | "worker", moments: number[]) => {
    for (const moment of moments) {
      while (taken < moment && running) await sleep(5);
      if (!running) return;
      await (name === "web" ? web : worker).killAndRestart();
      killed[name] += 1;
    }
  };
  const random = seeded(20_260_404);
  const killing = [kill("web", moments(random, 4, count)), kill("worker", moments(random, 4, count))];
  const answers = await inParallel(12, count, async (i) => {
    const answer = await untilTaken(`kill-${i}`);
    taken += 1;
    return answer;
  });
  running = false;
  await Promise.all(killing);
  expect(killed.web, "all kills fell into the load").toBe(4);
  expect(killed.worker).toBe(4);

  expect(new Set(answers.map((one) => one.number)).size).toBe(count);
  await expectWhole("kill-", count);
  await expectAcknowledged("kill-", count);
  const letters = mail.received.filter((one) => one.to[0]?.startsWith("kill-"));
  const repeated = letters.length - count;
  test.info().annotations.push({ type: "mails sent twice", description: String(repeated) });
  expect(repeated, "at most what the killed workers had in hand").toBeLessThanOrEqual(killed.worker * 4);
});

test("PostgreSQL crashes and restarts under load: errors for seconds, nothing half done, nobody restarted", async () => {
  const count = 240;
  const refused = new Map<number, Tried>();
  let done = 0;
  let longest = 0;
  const cutting = (async () => {
    for (const [moment, signal] of [
      [60, "SIGQUIT"],
      [150, "SIGINT"],
    ] as const) {
      while (done < moment) await sleep(5);
      const cut = performance.now();
      await product.cutDatabase(signal);
      while (!(await tryOnce(`probe-${moment}`)).ok) await sleep(100);
      longest = Math.max(longest, performance.now() - cut);
    }
  })();
  await inParallel(10, count, async (i) => {
    const tried = await tryOnce(`cut-${i}`);
    if (!tried.ok) {
      refused.set(i, tried);
      await sleep(200);
    }
    done += 1;
  });
  await cutting;

  expect(refused.size, "some came while the database was away").toBeGreaterThan(0);
  for (const { status, type } of refused.values()) {
    expect(status).toBeGreaterThanOrEqual(500);
    expect(type).toMatch(/^application\/problem\+json/);
  }
  test.info().annotations.push({ type: "seconds until the next 201", description: (longest / 1000).toFixed(1) });
  expect(longest).toBeLessThan(20_000);
  expect([web.state.deaths, worker.state.deaths], "ours went on").toEqual([0, 0]);

  const before = await numbersOf("cut-");
  for (const i of refused.keys()) {
    const answer = await untilTaken(`cut-${i}`);
    const known = before.get(`cut-${i}@example.com`);
    if (known !== undefined) expect(answer.number, "committed, though the answer was lost").toBe(known);
  }
  await expectWhole("cut-", count);
  await expectAcknowledged("cut-", count);
  await expect.poll(async () => (await fetch(`${product.url}/readyz`)).status).toBe(200);
});

const prefixes: Record<string, number> = { kill: 12, cut: 13, probe: 14 };

type Tried = { ok: boolean; status: number; type: string; number: number };

/** One try of one intake; the key stands for it, so that any number of tries is one request. */
async function tryOnce(name: string): Promise<Tried> {
  const [kind = "", index = ""] = name.split("-");
  const answer = await fetch(`${product.url}/api/v1/requests`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json", "Idempotency-Key": name },
    body: JSON.stringify({
      channel: "api",
      subject: `پیگیری سفارش ${name}`,
      body: "سفارش من هنوز نرسیده است.",
      customer: {
        name: "مریم رضایی",
        email: `${name}@example.com`,
        phone: `09${prefixes[kind]}1${index.padStart(6, "0")}`,
      },
    }),
    signal: AbortSignal.timeout(30_000),
  });
  const body = (await answer.json()) as { number: number };
  return { ok: answer.ok, status: answer.status, type: answer.headers.get("content-type") ?? "", number: body.number };
}

async function untilTaken(name: string): Promise<Tried> {
  for (let tries = 0; ; tries++) {
    const tried = await tryOnce(name).catch(() => null); // the server is being killed
    if (tried?.ok) return tried;
    if (tried && tried.status < 500) throw new Error(`${name} was refused with ${tried.status}`);
    if (tries > 400) throw new Error(`${name} was never taken`);
    await sleep(100);
  }
}

/** Which request each of these addresses has. */
async function numbersOf(prefix: string): Promise<Map<string, number>> {
  const sql = `select k.canonical, q.number from "RequestKey" k join "Request" q on q.id = k."requestId"
    where k.kind = 'email' and k.canonical like $1`;
  const rows = await product.rows<{ canonical: string; number: number }>(sql, [`${prefix}%`]);
  return new Map(rows.map((row) => [row.canonical, row.number]));
}

/** As many requests as were asked for, each with its customer, both keys and one beginning. */
async function expectWhole(prefix: string, count: number) {
  const sql = `
    select q.number,
      (select count(*)::int from "RequestKey" k where k."requestId" = q.id) as keys,
      (select count(*)::int from "ContactPoint" p where p."customerId" = q."customerId") as points,
      (select count(*)::int from "Event" e where e."requestId" = q.id and e.type = 'request.submitted') as begun,
      (select c."requestCount" from "Customer" c where c.id = q."customerId") as counted
    from "Request" q where q.subject like $1`;
  const requests = await product.rows(sql, [`%${prefix}%`]);
  expect(requests.length).toBe(count);
  expect(requests.filter((r) => r.keys !== 2 || r.points !== 2 || r.begun !== 1 || r.counted !== 1)).toEqual([]);
}

/** Each of them got its receipt, however often, under one Message-ID that is its own. */
async function expectAcknowledged(prefix: string, count: number) {
  const sql = `select "toAddress", "messageId", status::text from "OutboxMessage" where "toAddress" like $1`;
  const rows = () => product.rows<{ toAddress: string; messageId: string; status: string }>(sql, [`${prefix}%`]);
  await expect
    .poll(async () => (await rows()).filter((row) => row.status === "sent").length, { timeout: 60_000 })
    .toBe(count);
  const outbox = new Map((await rows()).map((row) => [row.toAddress, row.messageId]));
  expect(outbox.size).toBe(count);
  expect(new Set(outbox.values()).size).toBe(count);
  const got = new Map<string, Set<string>>();
  for (const { to, mail: letter } of mail.received)
    if (to[0]?.startsWith(prefix)) got.set(to[0], (got.get(to[0]) ?? new Set()).add(letter.messageId ?? "none"));
  expect(got.size).toBe(count);
  for (const [address, ids] of got) expect([...ids], address).toEqual([outbox.get(address)]);
}

async function inParallel<T>(width: number, count: number, work: (i: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const i = next++;
      results[i] = await work(i);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
}

/** Numbers in [0, 1) that are the same in every run. */
function seeded(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** After how many intakes to kill, one moment in each equal part of the load. */
function moments(random: () => number, times: number, count: number): number[] {
  return Array.from({ length: times }, (_, i) => Math.floor(((i + 0.05 + random() * 0.9) / times) * (count - 20)));
}
