/**
 * SQL: an id as our own are (RFC 9562, version 7), of a row that has a number `n`: by its time the adapters know what a gateway still
 * remembers, and rows of one day lie together. @param at SQL: its time
 */
export const idOf = (at) =>
  `overlay(overlay(md5(random()::text || n) placing lpad(to_hex((extract(epoch from ${at}) * 1000)::bigint), 12, '0') || '7' from 1 for 13)
    placing '8' from 17 for 1)::uuid`;

/**
 * Fills the company up to `customers` and `requests` by plain SQL: closed requests of the past with a referral, an answer, a reply
 * and their events, so that tables and indexes have the size of real life.
 */
export async function fill(client, { customers, requests }) {
  await client.query(
    `
    insert into "Customer" ("id", "code", "name", "nameKey", "nameJoined", "city", "createdAt", "checkedAt", "requestCount")
    select gen_random_uuid(), 'b' || n, name, name, replace(name, ' ', ''), (array['تهران','مشهد','رشت','یزد','قم'])[1 + n % 5],
      now() - interval '400 days' + interval '20 seconds' * n, now(), 4 from (
      select n, (array['مریم','علی','زهرا','رضا','سارا','حسین','نرگس','مهدی','لیلا','امیر'])[1 + n % 10] || ' ' ||
        (array['احمدی','کریمی','محمدی','رضایی','حسینی','جعفری','صادقی','نوری','قاسمی','مرادی'])[1 + (n / 10) % 10] || ' ' ||
        (array['تهرانی','شیرازی','تبریزی','یزدی','رشتی','قمی','کاشانی','مشهدی','اهوازی','زنجانی'])[1 + (n / 100) % 10] as name
      from generate_series((select count(*) from "Customer" where "code" like 'b%') + 1, $1::int) n) x`,
    [customers],
  );
  await client.query(`
    insert into "ContactPoint" ("id", "customerId", "kind", "typed", "canonical", "createdAt", "origin")
    select gen_random_uuid(), c."id", k.kind::"ContactKind", k.value, k.value, c."createdAt", true from "Customer" c
    cross join lateral (values ('mobile', '+98990' || lpad(substr(c."code", 2), 7, '0')), ('email', 'u' || substr(c."code", 2) || '@bench.test')) k(kind, value)
    where c."code" like 'b%' and not exists (select 1 from "ContactPoint" p where p."customerId" = c."id")`);
  await client.query(
    `
    insert into "Request" ("id", "number", "trackingCode", "customerId", "channel", "status", "outcome", "subject", "body", "searchKey", "match", "unread",
      "ownerPositionId", "receivedAt", "createdAt", "closedAt", "lastStepAt")
    select gen_random_uuid(), nextval('request_number'), 'B' || n, c."id", 'web', 'closed', 'solved', s.subject, s.subject || repeat(' شرح مشکل', 20),
      s.subject || ' شرح مشکل', '{}', false, $2::uuid, t.at, t.at, t.at + interval '2 days', t.at + interval '2 days'
    from generate_series((select count(*) from "Request" where "status" = 'closed') + 1, $1::int) n
    join "Customer" c on c."code" = 'b' || (1 + n % $3::int)
    cross join lateral (select now() - interval '1 minute' * (n * 2) as at) t
    cross join lateral (select (array['دستگاه کار نمی‌کند','فاکتور نرسیده','زمان تحویل','تعویض فیلتر','پرسش دربارهٔ قیمت'])[1 + n % 5] || ' ' || n as subject) s`,
    [requests, await seat(client), customers],
  );
  for (const table of ["RequestKey", "Referral", "Answer", "Reply", "Event"])
    await client.query(children[table], table === "RequestKey" ? [] : [await seat(client), await person(client)]);
  await client.query("vacuum analyze");
}

const seat = async (client) => (await client.query(`select "id" from "Position" where "title" = 'desk'`)).rows[0].id;
const person = async (client) =>
  (await client.query(`select "id" from "User" where "email" = 'desk@bench.test'`)).rows[0].id;
const fresh = (table) =>
  `q."status" = 'closed' and not exists (select 1 from "${table}" x where x."requestId" = q."id")`;

const children = {
  RequestKey: `insert into "RequestKey" ("id", "requestId", "kind", "typed", "canonical", "filed")
    select gen_random_uuid(), q."id", 'mobile', '-', p."canonical", true from "Request" q
    join "ContactPoint" p on p."customerId" = q."customerId" and p."kind" = 'mobile' where ${fresh("RequestKey")}`,
  Referral: `insert into "Referral" ("id", "requestId", "purpose", "instruction", "status", "fromPositionId", "fromUserId", "toPositionId", "holderPositionId", "sentAt", "endedAt", "unread")
    select gen_random_uuid(), q."id", 'answer', 'بررسی شود', 'answered', $1::uuid, $2::uuid, $1::uuid, $1::uuid, q."receivedAt", q."closedAt", false
    from "Request" q where ${fresh("Referral")}`,
  Answer: `insert into "Answer" ("id", "requestId", "referralId", "round", "body", "userId", "positionId", "at")
    select gen_random_uuid(), r."requestId", r."id", 1, 'پاسخ واحد', $2::uuid, $1::uuid, r."endedAt"
    from "Referral" r where r."status" = 'answered' and not exists (select 1 from "Answer" x where x."referralId" = r."id")`,
  Reply: `insert into "Reply" ("id", "requestId", "channel", "body", "then", "userId", "positionId", "at")
    select gen_random_uuid(), q."id", 'phone', 'پاسخ به مشتری', 'done', $2::uuid, $1::uuid, q."closedAt" from "Request" q where ${fresh("Reply")}`,
  Event: `insert into "Event" ("at", "type", "actorKind", "userId", "positionId", "requestId", "customerId")
    select q."receivedAt" + interval '1 hour' * e.i, e.type, 'user', $2::uuid, $1::uuid, q."id", q."customerId" from "Request" q
    cross join (values (0, 'request.submitted'), (1, 'request.referred'), (2, 'referral.answered'), (3, 'request.replied'), (4, 'request.closed')) e(i, type)
    where ${fresh("Event")}`,
};

/** People, seats, and the two pages that are measured: a cartable of 5,000 open items, and a request whose customer has 50 earlier ones. */
export async function people(client, hashPassword) {
  const now = new Date();
  const [department] = (
    await client.query(
      `insert into "Department" ("id", "name", "createdAt") values (gen_random_uuid(), 'bench', $1) returning "id"`,
      [now],
    )
  ).rows;
  for (const [name, role] of [
    ["desk", "coordinator"],
    ["officer", "officer"],
  ]) {
    const user = await client.query(
      `insert into "User" ("id", "email", "name", "passwordHash", "createdAt") values (gen_random_uuid(), $1, $2, $3, $4) returning "id"`,
      [`${name}@bench.test`, name, await hashPassword("bench-password"), now],
    );
    const position = await client.query(
      `insert into "Position" ("id", "title", "departmentId", "role", "createdAt") values (gen_random_uuid(), $1, $2, $3, $4) returning "id"`,
      [name, department.id, role, now],
    );
    await client.query(
      `insert into "PositionHolder" ("id", "positionId", "userId", "from") values (gen_random_uuid(), $1, $2, $3)`,
      [position.rows[0].id, user.rows[0].id, now],
    );
  }
}

/** 5,000 open referrals of the officer, and one customer with 51 requests. */
export async function measured(client, open) {
  await client.query(
    `
    with added as (
      insert into "Request" ("id", "number", "trackingCode", "customerId", "channel", "status", "subject", "body", "searchKey", "match", "ownerPositionId",
        "receivedAt", "createdAt", "lastStepAt")
      select gen_random_uuid(), nextval('request_number'), 'O' || n, (select "id" from "Customer" where "code" = 'b' || (1 + n % 400)), 'web', 'referred',
        'کار باز ' || n, repeat('شرح ', 60), 'کار باز ' || n, '{}', $2::uuid, now() - interval '1 hour', now(), now()
      from generate_series(1, $1::int) n returning "id")
    insert into "Referral" ("id", "requestId", "purpose", "instruction", "status", "fromPositionId", "fromUserId", "toPositionId", "holderPositionId", "sentAt", "dueAt")
    select gen_random_uuid(), a."id", 'answer', 'لطفا بررسی و پاسخ را آماده کنید', 'sent', $2::uuid, $3::uuid, o."id", o."id", now() - interval '1 hour',
      now() + interval '1 hour' * (random() * 100)
    from added a, (select "id" from "Position" where "title" = 'officer') o`,
    [open, await seat(client), await person(client)],
  );
  await client.query(`update "Request" set "customerId" = (select "id" from "Customer" where "code" = 'b7')
    where "id" in (select "id" from "Request" where "status" = 'closed' order by "number" limit 51)`);
}
