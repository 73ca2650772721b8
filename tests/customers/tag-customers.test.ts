import { expect, test } from "vitest";
import { newId } from "@/lib/base/id";
import { findCustomers } from "@/lib/customers/find-customers";
import { jobs } from "@/lib/customers/jobs";
import { tagCustomers } from "@/lib/customers/tag-customers";
import { database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { readTask } from "@/lib/tasks/queries";
import { aCustomer, actorOf } from "@/tests/support/factories";
import { office } from "@/tests/support/office";

const coordinator = async () => actorOf((await office()).coordinator.userId);
const taggedOf = (name: string) => database().customerTag.count({ where: { tag: { name } } });

test("a tag is put on many cards at once, and taken off those that have it", async () => {
  const actor = await coordinator();
  const cards = [await aCustomer(), await aCustomer(), await aCustomer()];
  const codes = cards.map((c) => c.code);
  const name = `همایش ${newId()}`;
  expect(await tagCustomers(actor, { codes: codes.slice(0, 2), name })).toMatchObject({ changed: 2, taskId: null });
  expect(await tagCustomers(actor, { codes, name })).toMatchObject({ changed: 1 });
  expect(await taggedOf(name)).toBe(3);
  expect(await database().event.count({ where: { type: "customer.tagged", customerId: cards[2]!.id } })).toBe(1);
  expect(await tagCustomers(actor, { codes: codes.slice(1), name, act: "remove" })).toMatchObject({ changed: 2 });
  expect(await taggedOf(name)).toBe(1);
});

test("all that a search finds are tagged step by step, in the name of who began it", async () => {
  const actor = await coordinator();
  const city = `شهر ${newId()}`;
  const one = await aCustomer({ city });
  await aCustomer({ city });
  await aCustomer();
  const name = `بازدید ${newId()}`;
  const { taskId } = await tagCustomers(actor, { filter: { city }, name });
  await jobs["customers.tagFound"]!({ taskId: taskId! }, jobContext(1, 5));
  expect(await readTask(actor, { id: taskId! })).toMatchObject({
    status: "done",
    total: 2,
    done: 2,
    counts: { changed: 2 },
  });
  const tag = await database().tag.findFirstOrThrow({ where: { name } });
  expect((await findCustomers(actor, { tag: tag.id })).items).toHaveLength(2);
  const event = await database().event.findFirstOrThrow({ where: { type: "customer.tagged", customerId: one.id } });
  expect(event.userId).toBe(actor.userId);
});

test("who was deactivated in between tags nobody any more, and the task says that it did not end well", async () => {
  const actor = await coordinator();
  const city = `شهر ${newId()}`;
  const card = await aCustomer({ city });
  const { taskId } = await tagCustomers(actor, { filter: { city }, name: `پس از رفتن ${newId()}` });
  await database().user.update({ where: { id: actor.userId }, data: { active: false } });
  await jobs["customers.tagFound"]!({ taskId: taskId! }, jobContext(1, 5));
  const task = await database().task.findUniqueOrThrow({ where: { id: taskId! } });
  expect(task).toMatchObject({ status: "failed", error: "forbidden" });
  expect(await database().customerTag.count({ where: { customerId: card.id } })).toBe(0);
});

test("codes and conditions together are refused, and so is neither", async () => {
  const actor = await coordinator();
  for (const wrong of [{}, { codes: ["1"], filter: {} }])
    await expect(tagCustomers(actor, { ...wrong, name: "x" })).rejects.toMatchObject({ code: "invalid" });
});
