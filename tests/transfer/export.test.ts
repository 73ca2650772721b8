import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import yauzl from "yauzl";
import { newId } from "@/lib/base/id";
import { xlsxRows } from "@/lib/base/xlsx-rows";
import { database } from "@/lib/kernel/database";
import { fetchFile } from "@/lib/transfer/fetch-file";
import { startExport } from "@/lib/transfer/start-export";
import { placeOf } from "@/lib/transfer/store";
import { aCustomer, actorOf } from "@/tests/support/factories";
import { user } from "@/tests/support/office";
import { aMobile, coordinator, type Desk, imported, worked } from "@/tests/transfer/desk";

const db = database();

/** A word of its own in every name, to find these cards by. */
const aWord = () =>
  `واژه${newId()
    .replace(/[^0-9]/g, "")
    .slice(-9)}`;

async function exported(actor: Desk, input: Parameters<typeof startExport>[1]) {
  const { taskId } = await startExport(actor, input);
  await worked("customers.export", taskId);
  return { taskId, file: await fetchFile(actor, { id: taskId }) };
}

async function entry(path: string, name: string): Promise<string> {
  const zip = await yauzl.openPromise(path);
  for await (const one of zip.eachEntry()) {
    if (one.fileName !== name) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(one)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString("utf8");
  }
  throw new Error(`no ${name}`);
}

test("an Excel file: right to left, Persian headers, Jalali days, phones as text, nothing that calculates", async () => {
  const desk = await coordinator();
  const word = aWord();
  const m = aMobile();
  await imported(desk, `نام,موبایل,تولد,شهر\n=${word}+1,${m},1364/05/12,یزد\n`, {
    columns: ["name", "mobile", "birthday", "city"],
  });
  const { file } = await exported(desk, { format: "xlsx", filters: { q: word } });
  const path = placeOf(file.path);
  const rows: string[][] = [];
  for await (const row of xlsxRows(path)) rows.push(row.cells);
  expect(rows[0]!.slice(0, 5)).toEqual(["کد مشتری", "نام", "نوع", "مرحله", "موبایل"]);
  const of = (name: string) => rows[1]![rows[0]!.indexOf(name)];
  expect([of("نام"), of("موبایل"), of("تاریخ تولد"), of("شهر"), of("نوع")]).toEqual([
    `=${word}+1`,
    m,
    "1364/05/12",
    "یزد",
    "حقیقی",
  ]);
  const sheet = await entry(path, "xl/worksheets/sheet1.xml");
  expect(sheet).toContain('rightToLeft="1"');
  expect(sheet).not.toContain("<f>");
  expect(rows[0]).not.toContain("کد ملی");
});

test("a CSV file: marked as UTF-8, formulas disarmed; brought in again it is the same customers", async () => {
  const desk = await coordinator();
  const word = aWord();
  await imported(desk, `نام,موبایل\n=${word},${aMobile()}\n${word} دو,${aMobile()}\n`);
  const { file } = await exported(desk, { format: "csv", filters: { q: word } });
  const text = await readFile(placeOf(file.path), "utf8");
  expect(text.startsWith("\uFEFFکد مشتری,نام,")).toBe(true);
  expect(text).toContain(`,'=${word},`);
  expect(text.trimEnd().split("\r\n")).toHaveLength(3);
  expect((await imported(desk, text)).counts).toEqual({ same: 2 });
  const edited = text.replace(`${word} دو`, `${word} سه`);
  expect((await imported(desk, edited, { update: true })).counts).toEqual({ same: 1, updated: 1 });
});

test("more rows than one step, each once, newest first; a step that comes twice writes nothing twice", async () => {
  const desk = await coordinator();
  const word = aWord();
  const cards = Array.from({ length: 2300 }, (_, i) => `${word} ${i}`);
  await imported(desk, `نام\n${cards.join("\n")}\n`);
  const { taskId } = await startExport(desk, { format: "csv", filters: { q: word }, columns: ["name"] });
  await worked("customers.export", taskId);
  const first = await readFile(placeOf(`${taskId}.csv`), "utf8");
  expect(new Set(first.trimEnd().split("\r\n")).size).toBe(2301);
  expect((await db.task.findUniqueOrThrow({ where: { id: taskId } })).done).toBe(2300);
});

test("a file is for whoever started it and for managers; with national IDs only when asked", async () => {
  const desk = await coordinator();
  const word = aWord();
  await aCustomer({ name: word, nationalId: "0012345679" });
  const { taskId, file } = await exported(desk, { format: "csv", filters: { q: word }, nationalId: true });
  expect(await readFile(placeOf(file.path), "utf8")).toContain("0012345679");
  const event = await db.event.findFirst({ where: { type: "export.started", subjectId: taskId } });
  expect(JSON.stringify(event!.after)).toContain("nationalId");
  await expect(fetchFile(await coordinator(), { id: taskId })).rejects.toMatchObject({ code: "notFound" });
  const manager = await actorOf((await user({ manager: true })).userId);
  expect((await fetchFile(manager, { id: taskId })).name).toMatch(/^مشتریان .*\.csv$/);
});
