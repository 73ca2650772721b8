import { utimes } from "node:fs/promises";
import { expect, test } from "vitest";
import { database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { jobs } from "@/lib/transfer/jobs";
import { fileSize, placeOf } from "@/lib/transfer/store";
import { aMobile, coordinator, imported } from "@/tests/transfer/desk";

const DAY = 86_400_000;

test("a week after its upload nothing of an import's file is left, neither bytes nor examples", async () => {
  const desk = await coordinator();
  const read = (id: string) => database().customerImport.findUniqueOrThrow({ where: { id } });
  const [old, young] = [aMobile(), aMobile()];
  const ids = [
    (await imported(desk, `نام,موبایل\nکهنه,${old}\n`)).id,
    (await imported(desk, `نام,موبایل\nنو,${young}\n`)).id,
  ];
  const [first, second] = [await read(ids[0]!), await read(ids[1]!)];
  expect(JSON.stringify(first.columns)).toContain(old);
  const past = new Date(Date.now() - 8 * DAY);
  await database().customerImport.update({ where: { id: first.id }, data: { createdAt: past } });
  await utimes(placeOf(first.path), past, past);
  await jobs["transfer.sweep"]!({}, jobContext(1, 1));
  expect([await fileSize(first.path), (await fileSize(second.path)) > 0]).toEqual([0, true]);
  expect(JSON.stringify((await read(first.id)).columns)).not.toContain(old);
  expect((await read(first.id)).columns).toMatchObject({ headers: ["نام", "موبایل"] });
  expect(JSON.stringify((await read(second.id)).columns)).toContain(young);
});
