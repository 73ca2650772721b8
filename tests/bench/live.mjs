import { randomBytes, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { request as send } from "node:http";
import { encode } from "next-auth/jwt";
import { call } from "./measure.mjs";
import { cpuOf, SECRET } from "./product.mjs";

const COORDINATORS = 5;
const OFFICERS = 95;
const INTAKES_A_SECOND = 20;
/** After a read so long nothing is read, as in components/live/feed.ts. */
const PAUSE_MS = 400;
const sleep = (ms) => new Promise((wake) => setTimeout(wake, ms));

/**
 * A hundred officers with live pages, five of them coordinators, while requests come in and every tenth is referred to an officer: how long
 * until each page that an event concerns was told, and until the read it makes upon that has ended. `post(path, body)` calls the API.
 */
export async function livePages(product, client, post, { seconds }) {
  const people = await crowd(client);
  const pages = [];
  for (const person of people) pages.push(await openPage(product.url, person));
  await sleep(3_000);
  const { rows } = await client.query("select pg_backend_pid() as pid");
  const postmaster = parentOf(rows[0].pid);
  const before = usage(product, postmaster);
  const sent = await intakes(post, people.slice(COORDINATORS), seconds);
  const after = usage(product, postmaster);
  await sleep(3_000);
  for (const page of pages) page.close();
  return figures(client, { pages, people, sent, before, after, seconds });
}

async function intakes(post, officers, seconds) {
  const sent = [];
  const running = [];
  const from = performance.now();
  for (let i = 0; i < seconds * INTAKES_A_SECOND; i++) {
    await sleep(Math.max(0, from + (i * 1000) / INTAKES_A_SECOND - performance.now()));
    running.push(one(i));
  }
  await Promise.all(running);
  return sent;

  async function one(i) {
    const customer = { name: "مریم احمدی", phone: `0990${String(1 + (i % 400)).padStart(7, "0")}` };
    const text = { channel: "api", subject: `پرسش ${i}`, body: "متن درخواست ".repeat(20) };
    const { number } = await post("/requests", { ...text, customer });
    sent.push({ number, to: null });
    if (i % 10) return;
    const officer = officers[(i / 10) % officers.length];
    await post(`/requests/${number}/referrals`, {
      items: [{ to: { positionId: officer.position }, purpose: "answer", instruction: "لطفاً بررسی شود" }],
    });
    sent.push({ number, to: officer });
  }
}

/** A tab: reads the stream, and what it touches with one read at a time. */
async function openPage(url, person) {
  const cookie = `peyvand-session=${await encode({ token: { sid: person.session }, secret: SECRET, maxAge: 86_400 })}`;
  const page = { told: new Map(), shown: new Map(), reads: 0, frames: 0, close: () => {} };
  let waiting = [];
  let reading = false;
  let last = 0;
  const tab = randomBytes(8).toString("hex");
  await new Promise((done, fail) => {
    const stream = send(
      `${url}/api/events?tab=${tab}`,
      { headers: { cookie, accept: "text/event-stream" } },
      (answer) => {
        if (answer.statusCode !== 200) return fail(new Error(`stream: ${answer.statusCode}`));
        let rest = "";
        answer.setEncoding("utf8");
        answer.on("data", (text) => {
          const frames = (rest + text).split("\n\n");
          rest = frames.pop();
          for (const frame of frames) take(frame);
          done();
        });
        answer.on("error", () => {});
      },
    );
    stream.on("error", fail);
    stream.end();
    page.close = () => stream.destroy();
  });
  return page;

  function take(frame) {
    if (!frame.includes("event: change")) return;
    page.frames += 1;
    const change = JSON.parse(/^data: (.*)$/m.exec(frame)[1]);
    const now = Date.now();
    for (const number of change.requests) if (!page.told.has(number)) page.told.set(number, now);
    if (!change.counters) return;
    waiting.push(...change.requests);
    void read();
  }

  async function read() {
    if (reading) return;
    reading = true;
    while (waiting.length > 0) {
      await sleep(Math.max(0, last + PAUSE_MS - performance.now()));
      const served = waiting;
      waiting = [];
      await call(`${url}/api/desk/changes?nav=1&box=inbox`, { headers: { cookie } });
      page.reads += 1;
      last = performance.now();
      for (const number of served) if (!page.shown.has(number)) page.shown.set(number, Date.now());
    }
    reading = false;
  }
}

async function figures(client, { pages, people, sent, before, after, seconds }) {
  const { rows } = await client.query(
    `select q."number", min(e."at") filter (where e."type" = 'request.submitted') as "came", min(e."at") filter (where e."type" = 'request.referred') as "referred"
     from "Request" q join "Event" e on e."requestId" = q."id" where q."number" = any($1) group by 1`,
    [sent.map((one) => one.number)],
  );
  const times = new Map(rows.map((row) => [row.number, row]));
  const told = [];
  const shown = [];
  let missed = 0;
  for (const { number, to } of sent)
    for (const [n, page] of pages.entries()) {
      const concerned = to ? people[n] === to : n < COORDINATORS;
      if (!concerned) continue;
      const at = times.get(number)[to ? "referred" : "came"].getTime();
      if (!page.told.has(number) || !page.shown.has(number)) missed += 1;
      else {
        told.push(page.told.get(number) - at);
        shown.push(page.shown.get(number) - at);
      }
    }
  const strangers = pages.slice(COORDINATORS).filter((page, n) => {
    const own = new Set(sent.filter((one) => one.to === people[COORDINATORS + n]).map((one) => one.number));
    return [...page.told.keys()].some((number) => !own.has(number));
  });
  const share = (name) => (after[name] - before[name]) / (after.at - before.at);
  return {
    told: p95(told),
    shown: p95(shown),
    median: [...told].sort((a, b) => a - b)[Math.floor(told.length / 2)],
    events: sent.length,
    pairs: told.length,
    missed,
    strangers: strangers.length,
    reads: pages.reduce((sum, page) => sum + page.reads, 0) / seconds,
    cpu: { web: share("web"), worker: share("worker"), database: share("database") },
    memory: { before: before.memory, after: after.memory },
  };
}

const p95 = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length * 0.95)] ?? Number.NaN;

function usage({ webPid, workerPid }, postmaster) {
  const database = readdirSync("/proc").filter(
    (pid) => /^\d+$/.test(pid) && (pid === postmaster || parentOf(pid) === postmaster),
  );
  return {
    at: performance.now() / 1000,
    web: cpuOf(webPid),
    worker: cpuOf(workerPid),
    database: database.reduce((sum, pid) => sum + cpuSafe(pid), 0),
    memory: Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${webPid}/status`, "utf8"))[1]) / 1024,
  };
}

function parentOf(pid) {
  try {
    return /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  } catch {
    return undefined; // it has just ended
  }
}

function cpuSafe(pid) {
  try {
    return cpuOf(pid);
  } catch {
    return 0;
  }
}

/** Five coordinators and 95 officers of ten departments, each with a session. */
async function crowd(client) {
  const now = new Date();
  const departments = [];
  for (let n = 0; n < 10; n++) {
    departments.push(randomUUID());
    await client.query(`insert into "Department" ("id", "name", "createdAt") values ($1, $2, $3)`, [
      departments[n],
      `واحد ${n}`,
      now,
    ]);
  }
  const people = [];
  for (let n = 0; n < COORDINATORS + OFFICERS; n++) {
    const one = { user: randomUUID(), position: randomUUID(), session: randomUUID() };
    const role = n < COORDINATORS ? "coordinator" : "officer";
    await client.query(
      `insert into "User" ("id", "email", "name", "passwordHash", "createdAt") values ($1, $2, $3, 'none', $4)`,
      [one.user, `live${n}@bench.test`, `همکار ${n}`, now],
    );
    await client.query(
      `insert into "Position" ("id", "title", "departmentId", "role", "createdAt") values ($1, $2, $3, $4, $5)`,
      [one.position, `سمت ${n}`, departments[n % 10], role, now],
    );
    await client.query(`insert into "PositionHolder" ("id", "positionId", "userId", "from") values ($1, $2, $3, $4)`, [
      randomUUID(),
      one.position,
      one.user,
      now,
    ]);
    await client.query(
      `insert into "Session" ("id", "userId", "createdAt", "lastSeenAt", "expiresAt") values ($1, $2, $3, $3, $3::timestamptz + interval '1 day')`,
      [one.session, one.user, now],
    );
    people.push(one);
  }
  return people;
}
