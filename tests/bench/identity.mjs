import { setTimeout as sleep } from "node:timers/promises";
import { call } from "./measure.mjs";

/** The scan for cards of one customer, over a base and one ten times as large. @returns seconds of both, and what was found */
export async function scans({ url }, client, token, small) {
  const [few, many] = small ? [500, 5_000] : [10_000, 100_000];
  await cards(client, few);
  const first = await scan(url, client, token);
  await cards(client, many);
  const full = await scan(url, client, token);
  await client.query(`truncate "CustomerKey", "LikenessCount", "MergeSuggestion"`);
  await client.query(
    `delete from "ContactPoint" where "customerId" in (select "id" from "Customer" where "code" like 's%')`,
  );
  await client.query(`delete from "Customer" where "code" like 's%'`);
  return { few, many, first, full };
}

/** People up to `total`, of whom each tenth is there twice, with a letter less in the name and another number. */
async function cards(client, total) {
  await client.query(
    `
    insert into "Customer" ("id", "code", "name", "nameKey", "nameJoined", "city", "birthday", "createdAt", "checkedAt")
    select gen_random_uuid(), 's' || n, case when n % 10 = 0 then overlay(name placing '' from 3 for 1) else name end, name, replace(name, ' ', ''),
      city, date '1950-01-01' + (h % 20000)::int, now(), now()
    from generate_series((select count(*) from "Customer" where "code" like 's%') + 1, $1::int) n
    cross join lateral (select case when n % 10 = 0 then n - 1 else n end as who) w
    cross join lateral (select abs(hashint8(who)::bigint) as h, abs(hashint8(who + 7919)::bigint) as g) x
    cross join lateral (select
      (array['مریم','علی','زهرا','رضا','سارا','حسین','نرگس','مهدی','لیلا','امیر','بهروز','شیرین','کیوان','پریسا','سهراب'])[1 + h % 15] || ' ' ||
      (array['احمد','کریم','محمد','رضا','حسن','جعفر','صادق','نور','قاسم','مراد','بهرام','شهاب','نادر','یوسف','جمال'])[1 + (h / 15) % 15] ||
      (array['ی','زاده','پور','نژاد','نیا','فر','وند','یان'])[1 + (h / 225) % 8] || ' ' ||
      (array['تهرانی','شیرازی','تبریزی','یزدی','رشتی','قمی','کاشانی','مشهدی','اهوازی','زنجانی'])[1 + (h / 1800) % 10] as name,
      (array['تهران','تهران','تهران','شیراز','تبریز','یزد','رشت','قم','کاشان','مشهد','اهواز','زنجان'])[1 + g % 12] as city) named`,
    [total],
  );
  await client.query(`
    insert into "ContactPoint" ("id", "customerId", "kind", "typed", "canonical", "createdAt", "origin")
    select gen_random_uuid(), c."id", 'mobile', '-', '+98935' || lpad((abs(hashtext(c."code")::bigint) % 10000000)::text, 7, '0'), now(), true
    from "Customer" c where c."code" like 's%' and not exists (select 1 from "ContactPoint" p where p."customerId" = c."id")
    on conflict do nothing`);
  await client.query("vacuum analyze");
}

async function scan(url, client, token) {
  const begun = await call(`${url}/api/v1/duplicates/scan`, {
    method: "POST",
    headers: token,
    body: "{}",
    expect: [202],
  });
  const { id } = JSON.parse(begun.text);
  for (;;) {
    await sleep(250);
    const [task] = (
      await client.query(
        `select "status", "counts", extract(epoch from "endedAt" - "startedAt")::float as "seconds" from "Task" where "id" = $1`,
        [id],
      )
    ).rows;
    if (task.status === "failed") throw new Error("the scan failed");
    if (task.status === "done") return task;
  }
}
