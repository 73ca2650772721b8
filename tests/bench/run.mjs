import { createHash, randomBytes } from "node:crypto";
import { createRequire } from "node:module";
import pg from "pg";
import { fill, measured, people } from "./base.mjs";
import { boxGrowth, moreDesk } from "./boxes.mjs";
import { scans } from "./identity.mjs";
import { livePages } from "./live.mjs";
import { waitingMails } from "./mail.mjs";
import { call, cpuInTurn, perSecond } from "./measure.mjs";
import { outboxRates } from "./outbox.mjs";
import { openProduct, statementsOf } from "./product.mjs";
import { recomputing } from "./recompute.mjs";
import { untilRest } from "./rest.mjs";
import { scripts } from "./scripts.mjs";
import { searchesAlone, searchGrowth } from "./search.mjs";
import { transferRates } from "./transfer.mjs";

/** All figures of docs/performance.md, each against its bound; exits 1 when a bound is broken. */
export async function runBench(root, { small, ...asked }) {
  const product = await openProduct(root, { web: !asked.outbox });
  const client = new pg.Client({ connectionString: product.databaseUrl });
  await client.connect();
  try {
    const parts = {
      outbox: texts,
      mail: mails,
      recompute: deadlines,
      live: pages,
      transfer: transfers,
      search: growth,
      cartable: boxes,
    };
    const [part = figures] = Object.entries({ ...parts, scan: scanAlone }).flatMap(([name, run]) =>
      asked[name] ? [run] : [],
    );
    const rows = await part({
      root,
      product,
      client,
      small,
    });
    console.log(`\n${table(rows)}`);
    process.exitCode = rows.some((row) => row.holds === false) ? 1 : 0;
  } finally {
    await client.end();
    await product.close();
  }
}

async function figures({ root, product, client, small }) {
  const size = small ? { customers: 2_000, requests: 8_000 } : { customers: 50_000, requests: 200_000 };
  await staffed(client);
  const scanned = await scans(product, client, await openToken(client), small);
  await fill(client, { customers: 500, requests: 2_000 });
  await measured(client, small ? 500 : 5_000);
  await client.query("vacuum analyze");
  const doors = await openDoors(product, client);
  console.log("Measuring on 2,000 requests");
  const first = await costs(product, client, doors);
  console.log(`Filling up to ${size.requests.toLocaleString("en")} requests`);
  await fill(client, size);
  console.log("Measuring again");
  const full = await costs(product, client, doors);
  const rows = [
    row("intake: calls a second / empty route", full.intakeRate, ">=", 1 / 3),
    row("intake: CPU / empty route", full.times.intake),
    row("intake: cost at the full base / at 2,000", full.times.intake / first.times.intake, "<=", 1.2),
    row("cartable, 50 of 5,000 items: CPU / empty route", full.times.cartable, "<=", 12),
    row("cartable: full base / 2,000", full.times.cartable / first.times.cartable, "<=", 1.2),
    row("request page, 50 earlier: CPU / empty route", full.times.page, "<=", 12),
    row("request page: full base / 2,000", full.times.page / first.times.page, "<=", 1.2),
    row("cartable: SQL statements", await statementsOf(product, client, doors.cartable), "<=", 12),
    row("request page: SQL statements", await statementsOf(product, client, doors.page), "<=", 12),
    row(
      "intake: SQL statements, BEGIN and COMMIT included",
      await statementsOf(product, client, () => doors.intake("one")),
    ),
    row("empty route: CPU ms", full.ms.empty),
    row("empty route: CPU ms at 2,000 requests", first.ms.empty),
    ...scanRows(scanned, small),
    ...(await searchesAlone(client, doors)).map(([name, value]) => row(name, value, "<=", 1)),
    ...(await scripts(root, product.url, doors.cookies)),
  ];
  return rows;
}

/** The scan for cards of one customer, without the rest. */
async function scanAlone({ product, client, small }) {
  await staffed(client);
  return scanRows(await scans(product, client, await openToken(client), small), small);
}

const scanRows = ({ many, first, full }, small) => [
  row(`scan of ${many.toLocaleString("en")} customers: seconds`, full.seconds, "<=", small ? 120 : 900),
  row("scan: ten times the customers / time", full.seconds / first.seconds, "<=", 13),
  row("scan: comparisons a customer", full.counts.compared / many),
];

/** How searches grow with the base; apart from the rest, because filling a million cards takes minutes. */
async function growth({ product, client, small }) {
  await staffed(client);
  await fill(client, { customers: 500, requests: 2_000 });
  await measured(client, 10);
  const doors = await openDoors(product, client);
  const found = await searchGrowth(client, doors, { most: small ? 100_000 : 1_000_000 });
  return found.map(([name, value]) => row(name, value, "<=", 3));
}

/** How boxes and counters grow to a million requests; apart from the rest, because filling them takes minutes. */
async function boxes({ product, client, small }) {
  await staffed(client);
  await moreDesk(client, await passwordHash("bench-password"));
  await fill(client, { customers: 2_000, requests: 10_000 });
  await measured(client, 5_000);
  const { cookies, number } = await openDoors(product, client);
  const desk = { coordinator: cookies.desk, officer: cookies.officer, manager: await signIn(product.url, "head") };
  const found = await boxGrowth(product, client, { cookies: desk, number, most: small ? 50_000 : 1_000_000 });
  return found.map(([name, value]) => row(name, value, "<=", 1.2));
}

/** Customers in from a file of 100,000 rows and out into another. */
async function transfers({ product, client, small }) {
  await staffed(client);
  await fill(client, { customers: 500, requests: 2_000 });
  await measured(client, 10);
  const { token } = await openDoors(product, client);
  const [brought, memory, written] = await transferRates(product, token, { rows: small ? 10_000 : 100_000 });
  return [row(...brought), row(...memory, "<=", 2), row(...written)]; // rates are of this machine
}

/** Open deadlines move, because a target changed, while requests come in. */
async function deadlines({ product, client, small }) {
  await staffed(client);
  await fill(client, { customers: 500, requests: 2_000 });
  await measured(client, 10);
  await client.query(`update "User" set "administrator" = true where "email" = 'desk@bench.test'`);
  const { token, intake } = await openDoors(product, client);
  const open = small ? 10_000 : 100_000;
  const found = await recomputing(product, client, token, intake, { open });
  return [
    row(`moving ${open.toLocaleString("en")} open deadlines: seconds`, found.quiet, "<=", small ? 15 : 60),
    row("the first of them have moved after: seconds", found.first, "<=", 5),
    row("of them moved while intake made 12,000 calls as fast as it could", found.meanwhile),
    row("deadlines that moved / open ones", found.moved, ">=", 0.99),
    row("intake meanwhile / alone, calls a second", found.share, ">=", 0.9),
  ];
}

/** A full mailbox is emptied. */
async function mails({ product, client, small }) {
  await staffed(client);
  await client.query(`update "User" set "administrator" = true where "email" = 'desk@bench.test'`);
  const found = await waitingMails(product, client, await openToken(client), small ? 1_000 : 10_000);
  return [
    row("mail: fetched and kept, mails a second", found.fetched, ">=", 50),
    row("mail: read and filed, mails a second", found.filed, ">=", 50),
    row("mail: waiting ones that are a request in the end", found.requests / found.mails, ">=", 1),
    row("mail: worker's memory at the end / at a tenth", found.growth, "<=", 1.3),
    row("mail: worker's memory at most, MB", found.peak),
  ];
}

/** Text messages leave by two workers through a gateway that fails and throttles. */
async function texts({ root, product, client, small }) {
  const size = small ? { count: 1_000, pace: 50 } : { count: 10_000, pace: 100 };
  return (await outboxRates({ root, product, client, ...size })).map((figure) => row(...figure));
}

/** A hundred live pages while requests come in. */
async function pages({ product, client, small }) {
  await staffed(client);
  await fill(client, { customers: 500, requests: 2_000 });
  await measured(client, 10);
  const { token } = await openDoors(product, client);
  const post = async (path, body) => {
    const answer = await call(`${product.url}/api/v1${path}`, {
      method: "POST",
      headers: token,
      body: JSON.stringify(body),
    });
    return JSON.parse(answer.text);
  };
  const found = await livePages(product, client, post, { seconds: small ? 15 : 60 });
  return [
    row("live: an event at all pages it concerns, p95 in seconds", found.told / 1000, "<=", 1),
    row("live: the read that shows it has ended, p95 in seconds", found.shown / 1000, "<=", 1),
    row("live: an event at a page, median in seconds", found.median / 1000),
    row("live: events", found.events),
    row("live: events × pages concerned", found.pairs),
    row("live: of these never told", found.missed, "<=", 0),
    row("live: pages told of what does not concern them", found.strangers, "<=", 0),
    row("live: reads of pages a second", found.reads),
    row("live: web process, share of a core", found.cpu.web),
    row("live: worker, share of a core", found.cpu.worker),
    row("live: PostgreSQL, share of a core", found.cpu.database),
    row("live: memory of the web process with 100 pages, MB", found.memory.before),
    row("live: the same at the end, MB", found.memory.after),
  ];
}

const staffed = (client) => people(client, passwordHash);

function passwordHash(word) {
  const { hash } = createRequire(import.meta.url)("@node-rs/argon2");
  return hash(word, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

/** The calls that are measured, as an officer, a coordinator and a program would make them. */
async function openDoors({ url }, client) {
  const token = await openToken(client);
  const cookies = { officer: await signIn(url, "officer"), desk: await signIn(url, "desk") };
  const one = await client.query(
    `select "number" from "Request" q join "Customer" c on c."id" = q."customerId" where c."code" = 'b7' order by q."receivedAt" desc limit 1`,
  );
  // Every second one gives an email too: two keys to file by, and the job of a receipt.
  const customer = (i) => {
    const n = 1 + (Number(i) % 400 || 0);
    const phone = `0990${String(n).padStart(7, "0")}`;
    return { name: "مریم احمدی", phone, ...(n % 2 ? {} : { email: `u${n}@bench.test` }) };
  };
  return {
    token,
    cookies,
    number: one.rows[0].number,
    empty: () => call(`${url}/healthz`),
    cartable: () => call(`${url}/cartable/inbox`, { headers: { cookie: cookies.officer } }),
    page: () => call(`${url}/requests/${one.rows[0].number}`, { headers: { cookie: cookies.desk } }),
    intake: (i) =>
      call(`${url}/api/v1/requests`, {
        method: "POST",
        headers: token,
        body: JSON.stringify({
          channel: "api",
          subject: "پرسش دربارهٔ فاکتور",
          body: "متن درخواست ".repeat(20),
          customer: customer(i),
        }),
      }),
    search: (query) => call(`${url}/api/v1/customers?${query}`, { headers: token }),
  };
}

/** The headers of a program that acts as the coordinator. */
async function openToken(client) {
  const secret = randomBytes(24).toString("base64url");
  await client.query(
    `insert into "ApiToken" ("id", "name", "hash", "userId", "createdAt") select gen_random_uuid(), 'bench', $1, "id", now() from "User" where "email" = 'desk@bench.test'`,
    [createHash("sha256").update(secret).digest("hex")],
  );
  return { authorization: `Bearer ${secret}`, "content-type": "application/json" };
}

async function signIn(url, name) {
  const answer = await call(`${url}/login/enter`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "text/html" },
    body: `email=${name}%40bench.test&password=bench-password`,
    expect: [303],
  });
  if (/problem/.test(answer.headers.location)) throw new Error(`sign-in failed: ${answer.headers.location}`);
  return answer.headers["set-cookie"].map((c) => c.split(";")[0]).join("; ");
}

/** With the worker at rest: it may have 200,000 new requests to look at, and works on the other core of two. */
async function costs(product, client, { empty, cartable, page, intake }) {
  const rest = await untilRest(product, client);
  const pages = await cpuInTurn(product.webPid, { empty: [empty, 400], cartable: [cartable, 50], page: [page, 50] });
  const taken = await cpuInTurn(product.webPid, { empty: [empty, 400], intake: [intake, 100] });
  const [ms, times] = ["ms", "times"].map((kind) => ({ ...taken[kind], ...pages[kind] }));
  const told = Object.entries(ms).map(([name, value]) => `${name} ${value.toFixed(2)}`);
  console.log(`CPU ms: ${told.join(", ")}; waited ${Math.round(rest.seconds)} s for the worker`);
  const [emptyRate, intakeRate] = await perSecond(product.webPid, [empty, intake]);
  return { ms, times, intakeRate: intakeRate / emptyRate };
}

const row = (name, value, sign, bound) => ({
  name,
  value: Math.round(value * 100) / 100,
  bound: sign ? `${sign === ">=" ? "≥" : "≤"} ${Math.round(bound * 100) / 100}` : "",
  holds: sign ? (sign === ">=" ? value >= bound : value <= bound) : null,
});

const table = (rows) =>
  [
    "| figure | measured | bound | |",
    "| --- | ---: | ---: | --- |",
    ...rows.map(
      (r) => `| ${r.name} | ${r.value} | ${r.bound} | ${r.holds === null ? "" : r.holds ? "holds" : "**broken**"} |`,
    ),
  ].join("\n");
