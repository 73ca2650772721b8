import { expect, test } from "vitest";
import { newId } from "@/lib/base/id";
import { countTags, listTags } from "@/lib/customers/list-tags";
import { removeTag } from "@/lib/customers/remove-tag";
import { tagCustomer } from "@/lib/customers/tag-customer";
import { database } from "@/lib/kernel/database";
import { aCustomer, actorOf } from "@/tests/support/factories";
import { office, user } from "@/tests/support/office";

const db = database();

test("a tag goes with all that carry it, when no more do than its remover saw", async () => {
  const admin = await actorOf((await user({ administrator: true })).userId);
  const desk = await actorOf((await office()).coordinator.userId);
  const name = `برچسب ${newId().slice(-12)}`;
  const [one, other] = [await aCustomer(), await aCustomer()];
  await tagCustomer(desk, { code: one.code, name });
  const { id } = await db.tag.findFirstOrThrow({ where: { name } });
  const seen = (await countTags(admin, {})).items.find((tag) => tag.id === id)!;
  expect(seen.carriedBy).toBe(1);
  await tagCustomer(desk, { code: other.code, name });
  await expect(removeTag(admin, { id, carriedBy: 1 })).rejects.toMatchObject({ code: "conflict" });
  expect(await db.customerTag.count({ where: { tagId: id } })).toBe(2);
  await expect(removeTag(desk, { id, carriedBy: 2 })).rejects.toMatchObject({ code: "forbidden" });
  expect(await removeTag(admin, { id, carriedBy: 2 })).toEqual({ id, carriedBy: 2 });
  expect((await listTags(desk, {})).items.some((tag) => tag.id === id)).toBe(false);
  expect(await db.customerTag.count({ where: { tagId: id } })).toBe(0);
  const event = await db.event.findFirstOrThrow({ where: { type: "tag.removed", subjectId: id } });
  expect([event.before, event.after]).toMatchObject([{ name }, { customers: 2, requests: 0 }]);
  await expect(removeTag(admin, { id, carriedBy: 2 })).rejects.toMatchObject({ code: "notFound" });
});
