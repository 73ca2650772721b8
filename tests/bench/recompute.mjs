import { setTimeout as sleep } from "node:timers/promises";
import { many } from "./measure.mjs";

/**
 * `open` requests with running clocks, whose targets change: seconds until all their deadlines have moved in the background, and how many
 * calls a second intake makes meanwhile against before. `intake()` makes one call; `token` may set targets and read tasks.
 */
export async function recomputing({ url, pid }, client, token, intake, { open }) {
  await fillOpen(client, open);
  const first = await change({ url, token }, client, 1080);
  await ended(client, first);
  const alone = await rate(pid, intake);
  const task = await change({ url, token }, client, 1140);
  const rates = [];
  while (!(await isOver(client, task))) rates.push(await rate(pid, intake, 100));
  const { seconds, moved } = await ended(client, task);
  const busy = rates.reduce((sum, r) => sum + r, 0) / rates.length;
  return [
    [`moving ${open.toLocaleString("en")} open deadlines: seconds`, seconds],
    ["deadlines that moved / open ones", moved / open],
    ["intake meanwhile / alone, calls a second", busy / alone],
  ];
}

const rate = async (pid, one, times = 400) => times / (await many(pid, times, 8, one)).wall;

/** Open requests of the last days, a third of them referred. */
async function fillOpen(client, open) {
  await client.query(
    `insert into "Request" ("id", "number", "trackingCode", "customerId", "channel", "status", "subject", "body", "searchKey", "match", "receivedAt",
      "createdAt", "lastStepAt")
    select gen_random_uuid(), nextval('request_number'), 'R' || n, c."id", 'web', 'new', 'باز ' || n, 'متن', 'باز', '{}', t.at, t.at, t.at
    from generate_series(1, $1::int) n join "Customer" c on c."code" = 'b' || (1 + n % 500)
    cross join lateral (select now() - interval '1 minute' * (n % 5000) as at) t`,
    [open],
  );
  await client.query("vacuum analyze");
}

/** The normal first reply gets so many minutes. @returns the task's id */
async function change({ url, token }, client, minutes) {
  const known = await newest(client);
  const items = [{ clock: "first_reply", minutes }];
  const answer = await fetch(`${url}/api/v1/service/targets`, {
    method: "PUT",
    headers: { ...token, "content-type": "application/json" },
    body: JSON.stringify({ items }),
  });
  if (!answer.ok) throw new Error(`targets: ${answer.status} ${await answer.text()}`);
  for (;;) {
    const task = await newest(client);
    if (task && task !== known) return task;
    await sleep(100);
  }
}

const newest = async (client) =>
  (await client.query(`select "id" from "Task" where "kind" = 'service.recompute' order by "createdAt" desc limit 1`))
    .rows[0]?.id;

const isOver = async (client, id) =>
  (await client.query(`select 1 from "Task" where "id" = $1 and "endedAt" is not null`, [id])).rowCount > 0;

async function ended(client, id) {
  while (!(await isOver(client, id))) await sleep(200);
  const { rows } = await client.query(
    `select extract(epoch from "endedAt" - "startedAt")::float8 as "seconds", ("counts" ->> 'moved')::int as "moved", "status" from "Task" where "id" = $1`,
    [id],
  );
  if (rows[0].status !== "done") throw new Error(`recompute: ${rows[0].status}`);
  return rows[0];
}
