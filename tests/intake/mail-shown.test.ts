import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { paneData } from "@/components/requests/pane-view";
import { filesFolder } from "@/lib/base/file-store";
import { newId } from "@/lib/base/id";
import { listReceived } from "@/lib/intake/queries";
import { database } from "@/lib/kernel/database";
import { readRequest } from "@/lib/requests/queries";
import { readOriginal } from "@/lib/requests/read-original";
import { aDesk } from "@/tests/requests/desk";
import { anAccount, arrive, letter } from "./door";

test("a mail and its answer stand in the request by their new words, with what was folded and the originals beside", async () => {
  const desk = await aDesk();
  const account = await anAccount();
  const from = `c${newId()}@customer.test`;
  const id = `<${newId()}@x.test>`;
  const first = letter({ from, id, text: "دستگاه روشن نمی‌شود\r\n\r\n-- \r\nمریم" });
  const [row] = await arrive(account.id, first);
  const text =
    "هنوز روشن نمی‌شود\r\n\r\nدر تاریخ ۳ آذر ۱۴۰۵، ساعت ۱۱:۳۰، پشتیبانی <info@house.test> نوشت:\r\n\r\n> از برق بکشید";
  const [later] = await arrive(account.id, letter({ from, answers: id, text }));
  const { number } = await database().request.findUniqueOrThrow({ where: { id: row!.requestId! } });

  const view = await readRequest(desk.coordinator.actor, { number });
  expect(view.body).toBe("دستگاه روشن نمی‌شود");
  expect(view.messages.map(({ body }) => body)).toEqual(["هنوز روشن نمی‌شود"]);
  expect(view.mails).toMatchObject([
    { id: row!.id, messageId: null, quoted: "--\nمریم", original: true },
    { id: later!.id, messageId: view.messages[0]!.id, original: true },
  ]);
  expect(view.mails[1]!.quoted).toContain("> از برق بکشید");
  // Its entry leads to the same message among all that came, for those who may look there.
  const { items } = await listReceived(desk.coordinator.actor, { id: later!.id });
  expect(items.map((m) => [m.id, m.number, m.opens])).toEqual([[later!.id, number, true]]);
  expect((await listReceived(desk.coordinator.actor, { id: newId() })).items).toEqual([]);
  expect(paneData(view, desk.coordinator.actor).seesReceived).toBe(true);
  expect(paneData(view, desk.officer.actor).seesReceived).toBe(false);
  await expect(listReceived(desk.officer.actor, { id: later!.id })).rejects.toMatchObject({ code: "forbidden" });
  const original = await readOriginal(desk.coordinator.actor, { number, id: row!.id });
  expect((await readFile(join(filesFolder(), original.path))).equals(first)).toBe(true);
  const other = await database().request.findFirst({ where: { number: { not: number } }, select: { number: true } });
  if (other)
    await expect(readOriginal(desk.coordinator.actor, { number: other.number, id: row!.id })).rejects.toThrow();
});
