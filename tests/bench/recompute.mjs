import { setTimeout as sleep } from "node:timers/promises";
import { idOf } from "./base.mjs";
import { many } from "./measure.mjs";
import { untilRest } from "./rest.mjs";

/**
 * `open` requests with running clocks, whose targets change: seconds until all their deadlines have moved in the background; then, while
 * intake makes as many calls as are taken, how many those are against alone, and what part moves meanwhile. The worker has nothing else
 * to do each time anything is measured. `intake()` makes one call; `token` may set targets and read tasks.
 */
export async function recomputing(product, client, token, intake, { open }) {
  await fillOpen(client, open);
  await atRest(product, client);
  const begin = (minutes) => change(product, client, token, minutes);
  await ended(client, await begin(1080)); // their clocks begin
  await atRest(product, client);
  const quiet = await ended(client, await begin(1140));
  await atRest(product, client);
  const lane = () => rate(product.webPid, intake);
  for (let i = 0; i < 6; i++) await lane(); // until what takes calls is warm
  await atRest(product, client);
  const before = [await lane(), await lane(), await lane()];
  await atRest(product, client);
  const task = await begin(1200);
  const rates = [];
  while (rates.length < MOST_LANES && !(await isOver(client, task))) rates.push(await lane());
  const { moved } = await movedBy(client, task);
  const busy = await ended(client, task);
  await atRest(product, client);
  const alone = mean([...before, await lane(), await lane(), await lane()]);
  return {
    quiet: quiet.seconds,
    moved: Math.min(quiet.moved, busy.moved) / open,
    first: quiet.first,
    meanwhile: moved / open,
    share: mean(rates) / alone,
  };
}

/** Half a minute or so of intake as fast as it goes: what comes must be looked at by the worker before the next figure. */
const MOST_LANES = 30;

/** What is measured beside a busy worker would say nothing. */
async function atRest(product, client) {
  const { seconds, rested } = await untilRest(product, client, { most: 1_800 });
  if (!rested) throw new Error(`the worker was still busy after ${Math.round(seconds)} seconds`);
}

const mean = (list) => list.reduce((sum, one) => sum + one, 0) / list.length;
const rate = async (pid, one, times = 400) => times / (await many(pid, times, 8, one)).wall;

/** Words that texts are made of: as many letters for the index of searches as real ones have. */
const WORDS =
  "دستگاه فاکتور سفارش تحویل نصب قطعه گارانتی تعمیر هزینه پرداخت انبار پستی رمز سامانه اشتراک نشتی فیلتر صدا خراب کارشناس تماس شماره نشانی قرارداد تخفیف";

/** Open requests of the last hours as intake makes them, with ids that tell their time; none is late, so that nobody is warned meanwhile. */
async function fillOpen(client, open) {
  await client.query(
    `insert into "Request" ("id", "number", "trackingCode", "customerId", "channel", "status", "subject", "body", "searchKey", "match", "receivedAt",
      "createdAt", "lastStepAt")
    select ${idOf("t.at")}, nextval('request_number'), 'R' || n, c."id", 'web', 'new', s.text, s.text, s.text, '{}', t.at, t.at, t.at
    from generate_series(1, $1::int) n cross join lateral (select now() - interval '200 milliseconds' * ($1 - n) as at) t
    join "Customer" c on c."code" = 'b' || (1 + n % 500)
    cross join lateral (select string_agg(w.word, ' ' order by md5(w.word || n)) as text
      from (select word from unnest($2::text[]) word order by md5(word || n) limit 15) w) s order by n`,
    [open, WORDS.split(" ")],
  );
  await client.query("vacuum analyze");
}

/** The normal first reply gets so many minutes. @returns the task's id */
async function change({ url }, client, token, minutes) {
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

const movedBy = async (client, id) =>
  (await client.query(`select coalesce(("counts" ->> 'moved')::int, 0) as "moved" from "Task" where "id" = $1`, [id]))
    .rows[0];

async function ended(client, id) {
  while (!(await isOver(client, id))) await sleep(200);
  const { rows } = await client.query(
    `select extract(epoch from "endedAt" - "startedAt")::float8 as "seconds", ("counts" ->> 'moved')::int as "moved", "status",
      (select extract(epoch from min(e."at") - t."createdAt")::float8 from "Event" e
        where e."type" = 'service.retargeted' and e."at" >= t."createdAt") as "first"
    from "Task" t where "id" = $1`,
    [id],
  );
  if (rows[0].status !== "done") throw new Error(`recompute: ${rows[0].status}`);
  return rows[0];
}
