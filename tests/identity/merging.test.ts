import { afterAll, describe, expect, test } from "vitest";
import type { Db } from "@/lib/base/db";
import { newId } from "@/lib/base/id";
import { mergeCustomers } from "@/lib/identity/merge-customers";
import { clashes, customerRelations, PAIRS, staysBehind } from "@/lib/identity/relations";
import { closeDatabase, database } from "@/lib/kernel/database";
import { aPerson } from "@/tests/requests/desk";
import { aCustomer, aRequest } from "@/tests/support/factories";

afterAll(closeDatabase);
const db = () => database() as unknown as Db;
const coordinator = async () => (await aPerson("coordinator")).actor;
const card = (id: string) => database().customer.findUniqueOrThrow({ where: { id } });

describe("no relation is forgotten", () => {
  const catalogue = (sql: string) => database().$queryRawUnsafe<{ name: string; table: string }[]>(sql);

  test("each unique key and check that a moved row could break has a step that clears it", async () => {
    const found = await catalogue(`
      select i.relname as "name", t.relname as "table" from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
        join pg_constraint c on c.conrelid = t.oid and c.contype = 'f' and c.confrelid = '"Customer"'::regclass and c.conkey[1] = any(x.indkey)
        where x.indisunique
      union select k.conname, t.relname from pg_constraint k join pg_class t on t.oid = k.conrelid
        join pg_constraint c on c.conrelid = t.oid and c.contype = 'f' and c.confrelid = '"Customer"'::regclass and c.conkey[1] = any(k.conkey)
        where k.contype in ('c', 'x')`);
    expect([...new Set(found.map((f) => f.name))].sort()).toEqual(Object.keys(clashes).sort());
  });

  test("each column that names a card is a foreign key of one column, or is known to stay", async () => {
    const loose = await catalogue(`
      select distinct t.relname as "table", a.attname as "name" from pg_attribute a join pg_class t on t.oid = a.attrelid
      where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped and a.attname ilike '%customer%id'
        and not exists (select 1 from pg_constraint c where c.conrelid = t.oid and c.contype = 'f' and c.confrelid = '"Customer"'::regclass
          and c.conkey = array[a.attnum])`);
    expect(loose.map((l) => l.table).sort()).toEqual(Object.keys(staysBehind).sort());
    const many = await catalogue(`select conname as "name" from pg_constraint
      where contype = 'f' and confrelid = '"Customer"'::regclass and cardinality(conkey) > 1`);
    expect(many).toEqual([]);
  });

  test("each is guarded: nothing comes to a card that was merged away", async () => {
    const relations = await customerRelations(db());
    const guards = await catalogue(
      `select tgname as "name", tgrelid::regclass::text as "table" from pg_trigger where tgname like 'alive\\_%'`,
    );
    expect(guards.map((g) => `${g.table.replaceAll('"', "")}.${g.name.slice(6)}`).sort()).toEqual(
      relations.map((r) => `${r.table}.${r.column}`).sort(),
    );
    expect(relations.filter((r) => r.table !== PAIRS && r.since === null)).toEqual([]);
  });
});

test("everything moves, each row is written down, and the survivor's fields are as chosen", async () => {
  const actor = await coordinator();
  const from = await aCustomer({
    city: "شیراز",
    province: "فارس",
    interests: ["چای", "قهوه"],
    stage: "customer",
    birthday: new Date("1990-01-02"),
  });
  const into = await aCustomer({ city: "تهران", interests: ["چای"], custom: { [newId()]: "بله" } });
  const third = await aCustomer();
  const request = await aRequest({ customerId: from.id, satisfaction: 4 });
  await aRequest({ customerId: into.id, status: "closed", satisfaction: 2 });
  const now = new Date();
  const own = await database().tag.create({ data: { id: newId(), name: "وفادار", key: newId(), createdAt: now } });
  const both = await database().tag.create({ data: { id: newId(), name: "ویژه", key: newId(), createdAt: now } });
  await database().customerTag.createMany({
    data: [from, into]
      .map((c) => ({ customerId: c.id, tagId: both.id, at: now }))
      .concat({ customerId: from.id, tagId: own.id, at: now }),
  });
  const relation = (fromId: string, toId: string) =>
    database().customerRelation.create({ data: { id: newId(), fromId, toId, kind: "family", createdAt: now } });
  for (const [a, b] of [
    [from, into],
    [from, third],
    [into, third],
    [third, from],
  ] as const)
    await relation(a.id, b.id);
  await database().purchase.create({
    data: { id: newId(), externalId: newId(), customerId: from.id, at: now, amountRial: 5n, createdAt: now },
  });
  for (const c of [from, into])
    await database().contactPoint.create({
      data: {
        id: newId(),
        customerId: c.id,
        kind: "mobile",
        typed: "x",
        canonical: newId(),
        main: true,
        createdAt: now,
      },
    });
  const { mergeId, moved } = await mergeCustomers(actor, {
    code: from.code,
    into: into.code,
    choices: { city: "from" },
  });
  expect(moved).toEqual({ ContactPoint: 1, CustomerTag: 2, CustomerRelation: 3, Purchase: 1, Request: 1 });
  expect(await card(into.id)).toMatchObject({
    city: "شیراز",
    province: "فارس",
    interests: ["چای", "قهوه"],
    stage: "customer",
    birthday: from.birthday,
    custom: into.custom,
    name: into.name,
    requestCount: 2,
    openCount: 1,
    satisfactionSum: 6,
    satisfactionCount: 2,
    purchaseCount: 1,
    purchaseRial: 5n,
    checkedAt: null,
    version: 2,
  });
  expect(await card(from.id)).toMatchObject({ mergedIntoId: into.id, requestCount: 0, name: from.name });
  expect((await database().request.findUniqueOrThrow({ where: { id: request.id } })).customerId).toBe(into.id);
  expect(await database().contactPoint.count({ where: { customerId: into.id, main: true } })).toBe(1);
  for (const { table, column } of await customerRelations(db())) {
    const left = await database().$queryRawUnsafe<unknown[]>(
      `select 1 from "${table}" where "${column}" = '${from.id}'`,
    );
    expect(left, `${table}.${column}`).toEqual([]);
  }
  expect(await database().mergeRow.count({ where: { mergeId, act: "removed" } })).toBe(3);
  expect(
    await database().event.count({ where: { customerId: into.id, type: "customer.merged", subjectId: mergeId } }),
  ).toBe(1);
});
