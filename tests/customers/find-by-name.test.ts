import { expect, test } from "vitest";
import { newId } from "@/lib/base/id";
import { findCustomers } from "@/lib/customers/find-customers";
import { aCustomer, actorOf, aUser } from "@/tests/support/factories";

test.each([
  ["خانهٔ کتاب", "خانه كتاب"],
  ["خانهٔ کتاب", "کتاب"],
  ["کتاب‌فروشی", "کتاب فروشی"],
  ["کتاب‌فروشی", "کتابفروشی"],
  ["رضایی نژاد", "رضايي‌نژاد"],
])("«%s» is found by «%s»", async (name, typed) => {
  const actor = await actorOf((await aUser({ manager: true })).id);
  const own = newId().slice(-8);
  const full = `${name} ${own}`;
  await aCustomer({ name: full });
  await aCustomer({ name: `باغ ${own}` });
  const { items } = await findCustomers(actor, { q: typed, limit: 100 });
  expect(items.map((c) => c.name)).toContain(full);
  expect(items.map((c) => c.name)).not.toContain(`باغ ${own}`);
});
