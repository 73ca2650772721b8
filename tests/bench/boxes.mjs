import { fill } from "./base.mjs";
import { call, cpuInTurn } from "./measure.mjs";
import { withPlans } from "./plans.mjs";
import { untilRest } from "./rest.mjs";

const BOXES = ["inbox", "review", "followup", "department", "copies", "overdue", "done"];
const SMALL = 10_000;
const TIMES = 15;
/** What takes less at both sizes is not compared: the clock is too coarse for it. */
const WORTH_MS = 0.5;

/**
 * Boxes and counters of a coordinator, an officer and a manager of a department, and the request page, among `most` requests against the
 * same among ten thousand, which are there already. @returns pairs of a name and how many times as dear it is
 */
export async function boxGrowth(product, client, { cookies, number, most }) {
  const doors = doorsOf(product.url, cookies, number);
  const few = await at(SMALL);
  console.log(`Filling up to ${most.toLocaleString("en")} requests`);
  await fill(client, { customers: most / 10, requests: most });
  const many = await at(most);
  const grown = `at ${most.toLocaleString("en")} / at 10,000`;
  return [
    ...Object.keys(many.cpu).map((name) => [
      `${name}: CPU of the web process / empty route, ${grown}`,
      many.cpu[name] / few.cpu[name],
    ]),
    ...Object.keys(many.sql)
      .filter((name) => Math.max(many.sql[name], few.sql[name]) >= WORTH_MS)
      .map((name) => [`${name}: SQL time ${grown}`, many.sql[name] / few.sql[name]]),
  ];

  async function at(requests) {
    await alive(client, Math.max(4_000, requests / 50));
    await untilRest(product, client);
    return { cpu: await webCost(product, doors), sql: await sqlCost(product, client, doors) };
  }
}

/** What is measured, by name: boxes as an open page reads them, one by one, and the counters of the frame alone. */
function doorsOf(url, cookies, number) {
  const get = (cookie, path) => () => call(url + path, { headers: { cookie } });
  const doors = { "empty route": get("", "/healthz") };
  for (const [who, cookie] of Object.entries(cookies)) {
    for (const box of BOXES) doors[`${who}: ${box}`] = get(cookie, `/api/desk/changes?box=${box}`);
    doors[`${who}: counters`] = get(cookie, "/api/desk/changes?nav=1");
  }
  return {
    ...doors,
    "coordinator: a view of open complaints": get(cookies.coordinator, "/api/desk/changes?box=followup&kind=complaint"),
    "coordinator: figures of views": get(cookies.coordinator, "/views/counts"),
    "coordinator: request page": get(cookies.coordinator, `/requests/${number}`),
    "coordinator: cartable page": get(cookies.coordinator, "/cartable/inbox"),
    "officer: cartable page": get(cookies.officer, "/cartable/inbox"),
  };
}

/** CPU of the pages as a multiple of the empty route. */
async function webCost({ webPid }, doors) {
  const pages = Object.entries(doors).filter(([name]) => name.endsWith("page"));
  const { times } = await cpuInTurn(webPid, {
    empty: [doors["empty route"], 400],
    ...Object.fromEntries(pages.map(([name, one]) => [name, [one, 50]])),
  });
  const { empty: _, ...rest } = times;
  return rest;
}

/**
 * Milliseconds that PostgreSQL spends on each, by its own clock: the least of the calls, since other work on the machine only adds. What
 * every page does for its session is part of it.
 */
async function sqlCost(product, client, { "empty route": _, ...doors }) {
  return withPlans(product, client, async (plansOf) => {
    const found = {};
    for (const [name, one] of Object.entries(doors)) {
      for (let i = 0; i < 8; i++) await one(); // until plans are kept and pages are in memory
      const calls = [];
      for (let i = 0; i < TIMES; i++) calls.push(sum(await plansOf(one)));
      calls.sort((a, b) => a.ms - b.ms);
      const { ms, blocks, dearest } = calls[0];
      found[name] = ms;
      console.log(`${name}: ${ms.toFixed(2)} ms in PostgreSQL, ${blocks} pages of 8 KB; most: ${dearest}`);
    }
    return found;
  });
}

function sum(plans) {
  const dearest = plans.reduce((a, b) => (b.ms > a.ms ? b : a), { ms: 0, text: "" });
  return {
    ms: plans.reduce((total, one) => total + one.ms, 0),
    blocks: plans.reduce((total, one) => total + one.blocks, 0),
    dearest: `${dearest.ms} ms, ${dearest.text.replace(/\s+/g, " ").trim().slice(0, 60)}`,
  };
}

const seat = (title) => `(select "id" from "Position" where "title" = '${title}')`;
const desk = seat("desk");

/** Work in hand, up to `open` requests in each state in turn: more than a page in every box. */
async function alive(client, open) {
  await client.query(
    `insert into "Request" ("id", "number", "trackingCode", "customerId", "channel", "kind", "status", "subject", "body", "searchKey", "match", "unread",
      "ownerPositionId", "receivedAt", "createdAt", "lastStepAt", "dueAt", "followUpAt", "snoozed")
    select gen_random_uuid(), nextval('request_number'), 'A' || n, c."id", 'web',
      (array['question','complaint','service'])[1 + n % 3]::"RequestKind", s.status::"RequestStatus", 'کار ' || n, 'شرح', 'کار ' || n, '{}', n % 16 = 1,
      case when n % 8 > 0 then ${desk} end, t.at, t.at, t.at, t.at + interval '3 days', case when n % 8 in (6, 7) then now() + interval '9 days' end, n % 8 = 7
    from generate_series((select count(*) from "Request" where "trackingCode" like 'A%') + 1, $1::int) n
    join "Customer" c on c."code" = 'b' || (1 + n % 400)
    cross join lateral (select (array['new','new','referred','referred','answered','waiting_customer','replied','referred'])[1 + n % 8] as status) s
    cross join lateral (select now() - interval '2 minutes' * (n % 4000) as at) t`,
    [Math.round(open)],
  );
  await client.query(`
    insert into "Referral" ("id", "requestId", "purpose", "instruction", "status", "fromPositionId", "fromUserId", "toDepartmentId", "toPositionId",
      "holderPositionId", "sentAt", "dueAt", "copy")
    select gen_random_uuid(), q."id", 'answer', 'بررسی شود', 'sent', ${desk}, (select "id" from "User" where "email" = 'desk@bench.test'),
      case when q."number" % 2 = 0 then (select "id" from "Department" where "name" = 'bench') end,
      case when q."number" % 2 = 1 then ${seat("head")} end, case when q."number" % 2 = 1 then ${seat("head")} end,
      q."receivedAt", q."dueAt", q."number" % 10 = 3
    from "Request" q where q."trackingCode" like 'A%' and q."status" = 'referred'
      and not exists (select 1 from "Referral" r where r."requestId" = q."id")`);
  await client.query("vacuum analyze");
}

/** A department's manager, and views of the coordinator. */
export async function moreDesk(client, hash) {
  await client.query(
    `with who as (insert into "User" ("id", "email", "name", "passwordHash", "createdAt") values (gen_random_uuid(), 'head@bench.test', 'head', $1, now()) returning "id"),
      place as (insert into "Position" ("id", "title", "departmentId", "role", "createdAt")
        select gen_random_uuid(), 'head', "id", 'department_manager', now() from "Department" where "name" = 'bench' returning "id")
    insert into "PositionHolder" ("id", "positionId", "userId", "from") select gen_random_uuid(), place."id", who."id", now() from who, place`,
    [hash],
  );
  await client.query(`
    insert into "SavedView" ("id", "name", "scope", "userId", "place", "filter", "createdById", "createdAt")
    select gen_random_uuid(), v.name, 'personal', u."id", v.place, v.filter::jsonb, u."id", now() from "User" u
    cross join (values ('one', 'followup', '{"kind": "complaint"}'), ('two', 'inbox', '{"unread": true}'), ('three', 'requests', '{"status": "referred"}'),
      ('four', 'done', '{"q": "فاکتور"}')) v(name, place, filter) where u."email" = 'desk@bench.test'`);
}
