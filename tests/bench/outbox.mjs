import { randomInt, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { bundle } from "../../bin/launch/bundle.mjs";
import { idOf } from "./base.mjs";
import { SECRET } from "./product.mjs";

const KEY = "bench-key";

/**
 * `count` text messages to a tenth as many numbers leave by two workers, one of which is killed now and then, through a gateway that
 * fails a tenth and refuses what comes faster than `pace` a second. It speaks Kavenegar's documented calls and is not Kavenegar.
 */
export async function outboxRates({ root, product, client, count, pace }) {
  const gateway = await failingGateway(pace);
  try {
    const accountId = await openAccount(root, client, gateway.url, pace);
    await queueAll(client, accountId, count);
    const second = await product.another();
    const began = performance.now();
    const killing = kills(second, client, accountId);
    let half = 0;
    while ((await left(client, accountId)) > 0) {
      await sleep(500);
      if (half === 0 && gateway.took.length >= count / 2) half = (performance.now() - began) / 1000;
    }
    const killed = await killing;
    await second.stop();
    return figures({ client, accountId, gateway, count, pace, half, killed });
  } finally {
    gateway.close();
  }
}

async function figures({ client, accountId, gateway, count, pace, half, killed }) {
  const { rows } = await client.query(
    `select "id", "toAddress", "status"::text, "attempts", "failure", "lastError" from "OutboxMessage" where "accountId" = $1 order by "createdAt", "id"`,
    [accountId],
  );
  const times = new Map();
  for (const { text } of gateway.took) times.set(text, (times.get(text) ?? 0) + 1);
  const inOrder = grouped(rows, (row) => row.toAddress);
  const came = grouped(gateway.took, (one) => one.to);
  const disordered = [...inOrder].filter(([to, mine]) => {
    const theirs = [...new Set((came.get(`0${to.slice(3)}`) ?? []).map((one) => one.text))];
    return theirs.join() !== mine.map((row) => row.id).join();
  });
  console.log(
    `${count} messages, ${gateway.calls} calls, ${gateway.refused} refused for coming too fast, ${killed} kills, half of them after ${Math.round(half)} s`,
  );
  for (const { status, attempts, failure, lastError } of rows.filter((row) => row.status !== "sent").slice(0, 20))
    console.log(`${status} after ${attempts} tries: ${failure ?? "no word"}, ${lastError}`);
  return [
    ["text messages not sent in the end", rows.filter((row) => row.status !== "sent").length, "<=", 0],
    ["that the gateway never took", count - times.size, "<=", 0],
    ["that it took twice", [...times.values()].filter((n) => n > 1).length, "<=", 0],
    ["numbers that got theirs out of order", disordered.length, "<=", 0],
    ["busiest second / the gateway's limit", gateway.busiest() / pace, "<=", 1.1],
    ["rate of the first half / the limit", count / 2 / half / pace, ...(count > 5_000 ? [">=", 0.5] : [])],
  ];
}

function grouped(rows, by) {
  const groups = new Map();
  for (const row of rows) groups.set(by(row), [...(groups.get(by(row)) ?? []), row]);
  return groups;
}

/** Another end of one worker, at a random moment, three times; each is followed by a new one. */
async function kills(worker, client, accountId) {
  let killed = 0;
  for (; killed < 3; killed++) {
    await sleep(2_000 + randomInt(6_000));
    if ((await left(client, accountId)) === 0) break;
    await worker.killAndRestart();
  }
  return killed;
}

async function left(client, accountId) {
  const { rows } = await client.query(
    `select count(*)::int as "n" from "OutboxMessage" where "accountId" = $1 and "status" in ('queued', 'sending')`,
    [accountId],
  );
  return rows[0].n;
}

async function openAccount(root, client, url, pace) {
  await bundle(root, { "bench-seal": "lib/base/seal.ts" });
  process.env.AUTH_SECRET = SECRET;
  const { seal } = await import(`${root}/.build/bench-seal.mjs`);
  const id = randomUUID();
  const settings = { from: "10004346", baseUrl: url, perSecond: pace };
  await client.query(
    `insert into "ChannelAccount" ("id", "adapter", "channel", "name", "settings", "secrets", "receives", "main", "hookKey", "createdAt")
    values ($1, 'kavenegar', 'sms', 'bench', $2, $3, false, true, $4, now())`,
    [id, settings, seal(JSON.stringify({ apiKey: KEY }), id), id],
  );
  return id;
}

async function queueAll(client, accountId, count) {
  await client.query(
    `insert into "OutboxMessage" ("id", "purpose", "channel", "toAddress", "subject", "text", "messageId", "accountId", "createdAt")
    select t.id, 'notice', 'sms', '+98912' || (3000000 + n % ($2::int / 10)), '', t.id::text, t.id::text, $1::uuid, now() + n * interval '1 millisecond'
    from generate_series(1, $2::int) n cross join lateral (select ${idOf("clock_timestamp()")} as id where n > 0) t`,
    [accountId, count],
  );
  await client.query(
    `select count((graphile_worker.add_job('outbox.deliver', json_build_object('outboxId', m."id"), job_key := 'deliver:' || m."id", priority := 5)).id)
    from (select "id" from "OutboxMessage" where "accountId" = $1 order by "createdAt") m`,
    [accountId],
  );
}

/** Of a hundred calls five are answered by an error, three are cut before and two after the message was taken. */
async function failingGateway(pace) {
  const state = { calls: 0, refused: 0, took: [], at: [] };
  const answer = (response, status, entries, code = 200) => {
    response.writeHead(code, { "content-type": "application/json", ...(code === 429 ? { "retry-after": "1" } : {}) });
    response.end(JSON.stringify({ return: { status, message: "" }, entries }));
  };
  const entry = (one) => [{ messageid: one.n, status: 1, cost: 1000 }];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const form = new URLSearchParams(body);
    if (request.url.includes("statuslocalmessageid")) {
      const one = state.took.find((t) => t.ref === form.get("localid"));
      return answer(response, 200, one ? entry(one) : [{ messageid: 0, status: 100 }]);
    }
    if (!request.url.includes("sms/send")) return answer(response, 200, []);
    const now = performance.now();
    const fresh = state.at.length - state.at.findLastIndex((at) => at <= now - 1000) - 1;
    if (fresh >= pace * 1.1) {
      state.refused += 1;
      return answer(response, 429, null, 429);
    }
    state.at.push(now);
    const chance = state.calls++ % 100;
    if (chance % 20 === 7) return answer(response, 402, null);
    if (chance % 33 === 5) return request.socket.destroy();
    const one = {
      n: state.took.length + 1,
      ref: form.get("localid"),
      text: form.get("message"),
      to: form.get("receptor"),
    };
    state.took.push(one);
    if (chance % 50 === 13) return request.socket.destroy();
    await sleep(20 + (state.calls % 40));
    answer(response, 200, entry(one));
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const busiest = () => {
    let most = 0;
    for (let from = 0, to = 0; to < state.at.length; to++) {
      while (state.at[to] - state.at[from] >= 1000) from++;
      most = Math.max(most, to - from + 1);
    }
    return most;
  };
  return Object.assign(state, {
    url: `http://127.0.0.1:${server.address().port}`,
    busiest,
    close: () => server.closeAllConnections() || server.close(),
  });
}
