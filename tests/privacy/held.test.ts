import { afterAll, expect, test } from "vitest";
import { closeDatabase, database } from "@/lib/kernel/database";
import { held } from "@/lib/privacy/held";

afterAll(closeDatabase);

/** Tables of the house and of its people; what leads to them tells nothing of a customer. */
const HOUSE = ["Tag", "User", "CustomerImport"];

/** Every table that leads to a customer by foreign keys, over any number of steps. */
async function tablesAroundACustomer(): Promise<string[]> {
  const rows = await database().$queryRaw<{ table: string }[]>`
    with recursive around as (
      select 'Customer'::text as "table"
      union
      select c.conrelid::regclass::text as "table" from around a
        join pg_constraint c on c.contype = 'f' and trim('"' from c.confrelid::regclass::text) = trim('"' from a."table")
    ) select distinct trim('"' from "table") as "table" from around`;
  return rows.map((r) => r.table);
}

test("every table that leads to a customer is exported and erased", async () => {
  const tables = (await tablesAroundACustomer()).filter((table) => !HOUSE.includes(table));
  expect(tables.length).toBeGreaterThan(15);
  expect(tables.filter((table) => !held.some((one) => one.table === table))).toEqual([]);
});

test("tables with a column of that name too, without a foreign key", async () => {
  const rows = await database().$queryRaw<{ table: string }[]>`
    select distinct table_name as "table" from information_schema.columns
    where table_schema = 'public' and column_name in ('customerId', 'requestId', 'contactPointId')`;
  const known = held.map((one) => one.table);
  expect(rows.map((r) => r.table).filter((table) => !known.includes(table))).toEqual([]);
});

test("every column of words that stays after erasing is named as telling nothing of him", async () => {
  const columns = await database().$queryRaw<{ table: string; column: string }[]>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = 'public' and (data_type in ('text', 'jsonb', 'ARRAY', 'date', 'character varying'))`;
  const forgotten = held.flatMap(({ table, erase, stays = [] }) => {
    if (erase === "delete") return [];
    const blanked = erase === "keep" ? [] : Object.keys(erase);
    return columns
      .filter((c) => c.table === table && !blanked.includes(c.column) && !stays.includes(c.column))
      .map((c) => `${table}.${c.column}`);
  });
  expect(forgotten).toEqual([]);
});
