import { expect, test } from "vitest";
import { type CustomerFilter, matching } from "@/lib/customers/match-customers";
import { database, Prisma } from "@/lib/kernel/database";

/** Enough cards that one index is cheaper than another. */
async function aTown(): Promise<void> {
  await database().$executeRaw`
    with card as (
      insert into "Customer" ("id", "code", "name", "nameKey", "nameJoined", "city", "createdAt")
      select gen_random_uuid(), 'plan' || n, k.name, k.name, replace(k.name, ' ', ''), 'ری ' || n % 50, now() - interval '1 minute' * n
      from generate_series(1, 1000) n cross join lateral (select (array['مریم احمدی', 'علی رضا پاکنیا', 'زهرا قمی', 'نوری سارا'])[1 + n % 4] || ' ' || n as name) k
      returning "id", substr("code", 5)::integer as n)
    insert into "ContactPoint" ("id", "customerId", "kind", "typed", "canonical", "createdAt")
    select gen_random_uuid(), "id", p.kind::"ContactKind", '-', p.canonical, now() from card
    cross join lateral (values ('mobile', '+98913' || lpad((n * 2713)::text, 7, '0')), ('email', 'plan' || n || '@town' || n % 90 || '.test')) p(kind, canonical)`;
  await database().$executeRaw`analyze "Customer"`;
  await database().$executeRaw`analyze "ContactPoint"`;
}

/** With a price on reading whole tables that only those pay who have no index. */
const planOf = (filter: CustomerFilter): Promise<string> =>
  database().$transaction(async (db) => {
    await db.$executeRaw`set local enable_seqscan = off`;
    const rows = await db.$queryRaw<Record<string, string>[]>`
      explain select c."id" from "Customer" c where ${Prisma.join(matching(filter), " and ")}`;
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  });

let town: Promise<void> | undefined;

test.each<[string, CustomerFilter, RegExp]>([
  ["4 digits of a phone", { q: "۲۷۱۳" }, /contact_windows/],
  ["7 digits of a phone", { phone: "913 542 6" }, /contact_windows/],
  ["a whole phone", { phone: "0913 000 2713" }, /ContactPoint_kind_canonical_idx|contact_one_owner/],
  ["a code", { q: "100000013" }, /Customer_code_key/],
  ["a mailbox", { q: "plan77@town" }, /contact_mailbox/],
  ["a domain", { q: "@town7.test" }, /contact_domain/],
  ["words of a name", { q: "احمدی مریم" }, /customer_pairs/],
  ["words written as one", { q: "علی رضا" }, /customer_words/],
  ["a city", { city: "ری 7" }, /customer_by_city/],
  ["a file that was brought in", { importId: "019ab0c0-0000-7000-8000-000000000001" }, /customer_imported/],
])("%s is found by an index", async (_, filter, index) => {
  town ??= aTown();
  await town;
  const plan = await planOf(filter);
  expect(plan).toMatch(index);
  expect(plan).not.toMatch(/Seq Scan on "(Customer|ContactPoint)"/);
});
