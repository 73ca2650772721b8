import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import { newId } from "@/lib/base/id";
import { findCustomers } from "@/lib/customers/find-customers";
import { tagCustomer } from "@/lib/customers/tag-customer";
import { updateCustomer } from "@/lib/customers/update-customer";
import { database } from "@/lib/kernel/database";
import { resumeTask } from "@/lib/tasks/resume-task";
import { stopTask } from "@/lib/tasks/stop-task";
import { bringRows } from "@/lib/transfer/bring-rows";
import { jobs } from "@/lib/transfer/jobs";
import { previewImport } from "@/lib/transfer/preview-import";
import { runImport } from "@/lib/transfer/run-import";
import { aRequest } from "@/tests/support/factories";
import { aMobile, cardOf, coordinator, imported, opened, reportOf, undone, worked } from "@/tests/transfer/desk";

const db = database();

test("rows become cards, are filed on cards that have their keys, and two rows of one mobile are one customer", async () => {
  const desk = await coordinator();
  const [m1, m2] = [aMobile(), aMobile()];
  const known = await imported(desk, `نام,موبایل\nمریم,${m1}\n`);
  expect(known.counts).toEqual({ created: 1 });
  const before = await cardOf(m1);
  const text = `نام,موبایل,شهر,برچسب\nکسی دیگر,${m1.slice(1)},شیراز,ویژه\nعلی,${m2},,\nعلی رضایی,+98${m2.slice(1)},تهران,\n`;
  const { counts, id } = await imported(desk, text);
  expect(counts).toEqual({ updated: 2, created: 1 });
  const card = await cardOf(m1);
  expect([card!.id, card!.name, card!.city, card!.tags[0]!.tag.name]).toEqual([before!.id, "مریم", "شیراز", "ویژه"]);
  expect(card!.checkedAt).toBeNull();
  const other = await cardOf(m2);
  expect([other!.name, other!.city, other!.points.length]).toEqual(["علی", "تهران", 1]);
  const events = await db.event.findMany({ where: { customerId: other!.id } });
  expect(events.map((e) => [e.type, e.actorKind, e.forUserId])).toEqual([
    ["customer.created", "system", desk.userId],
    ["customer.updated", "system", desk.userId],
  ]);
  expect((await db.customerImport.findUnique({ where: { id } }))!.status).toBe("done");
});

test("the same file twice makes nothing, also of rows without any key", async () => {
  const desk = await coordinator();
  const text = `نام,موبایل,شهر\nزهرا یگانه‌${aMobile()},,یزد\nکامران,${aMobile()},\n`;
  expect((await imported(desk, text)).counts).toEqual({ created: 2 });
  const cards = await db.customer.count();
  const again = await imported(desk, text);
  expect(again.counts).toEqual({ same: 2 });
  expect(await db.customer.count()).toBe(cards);
});

test("the customers who came with one file are found by it, and nobody else", async () => {
  const desk = await coordinator();
  const [known, fresh, other] = [aMobile(), aMobile(), aMobile()];
  await imported(desk, `نام,موبایل\nمریم,${known}\n`);
  const shop = `فروشگاه ${newId()}`;
  const text = `نام,موبایل,شرکت,شهر\nمریم,${known},,ری\nعلی,${fresh},${shop},\n`;
  const { id, counts } = await imported(desk, text, { columns: ["name", "phone", "company", "city"], update: true });
  expect(counts).toEqual({ created: 1, updated: 1 });
  await imported(desk, `نام,موبایل\nکسی,${other}\n`);
  const found = async () => (await findCustomers(desk, { importId: id, sort: "name" })).items.map(({ name }) => name);
  expect(await found()).toEqual(["علی", shop]);
  const both = [
    (await findCustomers(desk, { importId: id, q: "علی" })).items,
    (await findCustomers(desk, { importId: newId() })).items,
  ];
  expect(both.map((items) => items.length)).toEqual([1, 0]);
  await undone(desk, id);
  expect(await found()).toEqual([]);
});

test("what stands on a card is overwritten only by an update", async () => {
  const desk = await coordinator();
  const m = aMobile();
  await imported(desk, `نام,موبایل,شهر\nمینا,${m},قم\n`);
  await imported(desk, `نام,موبایل,شهر\nمینا سعادت,${m},کاشان\n`);
  expect([(await cardOf(m))!.name, (await cardOf(m))!.city]).toEqual(["مینا", "قم"]);
  await imported(desk, `نام,موبایل,شهر\nمینا سعادت,${m},کاشان\n`, { update: true });
  expect([(await cardOf(m))!.name, (await cardOf(m))!.city]).toEqual(["مینا سعادت", "کاشان"]);
});

test("keys of two cards in one row: filed by rank, with a suggestion", async () => {
  const desk = await coordinator();
  const [m1, mail] = [aMobile(), `${aMobile()}@example.com`];
  await imported(desk, `نام,موبایل,ایمیل\nیک,${m1},\nدو,,${mail}\n`);
  const { id, counts } = await imported(desk, `نام,موبایل,ایمیل\nسه,${m1},${mail}\n`);
  expect(counts).toEqual({ same: 1 });
  const [one, two] = [(await cardOf(m1))!, (await db.contactPoint.findFirst({ where: { canonical: mail } }))!];
  const [a, b] = [one.id, two.customerId].sort();
  expect(await db.mergeSuggestion.count({ where: { customerAId: a!, customerBId: b! } })).toBe(1);
  expect((await db.importRow.findFirst({ where: { importId: id } }))!.by).toBe("mobile");
});

test("wrong rows are told with line, column and reason, and can be brought in again from the report", async () => {
  const desk = await coordinator();
  const good = aMobile();
  const text = `نام,موبایل,ایمیل\nالف,9.12E+09,\nب,${good},a@b\nپ,${aMobile()},x@example.com\n,,\nت,,\n`;
  const { counts, task } = await imported(desk, text);
  expect(counts).toEqual({ rejected: 2, created: 2 });
  const report = await reportOf(task);
  expect(report.startsWith("\uFEFFسطر,نتیجه,دلیل,نام,موبایل,ایمیل")).toBe(true);
  expect(report).toMatch(/\n2,ردشده,موبایل: رقم‌های این شماره/);
  expect(report).toMatch(/\n3,ردشده,ایمیل: این نشانی ایمیل درست نیست/);
  const mended = await imported(desk, report.replaceAll("a@b", "b@example.com").replaceAll("9.12E+09", aMobile()));
  expect(mended.counts).toEqual({ created: 2 });
  const lenient = await imported(desk, `نام,موبایل,ایمیل\nث,${aMobile()},a@b\n`, { wrongCells: "skip" });
  expect(lenient.counts).toEqual({ created: 1 });
  expect(await reportOf(lenient.task)).toContain("\n2,تازه,ایمیل:");
});

const many = (n: number) => `نام,موبایل\n${Array.from({ length: n }, (_, i) => `ردیف ${i},${aMobile()}`).join("\n")}\n`;

test("stopped in the middle it goes on where it was; a step that comes twice changes nothing", async () => {
  const desk = await coordinator();
  const id = await opened(desk, many(1300));
  const { taskId } = await runImport(desk, { id });
  let steps = 0;
  const step = jobs["customers.import"]!;
  const stopper = setInterval(async () => {
    if (steps++ === 0) await stopTask(desk, { id: taskId }).catch(() => {});
  }, 30);
  await worked("customers.import", taskId);
  clearInterval(stopper);
  const stopped = await db.task.findUniqueOrThrow({ where: { id: taskId } });
  expect(stopped.status).toBe("stopped");
  expect(stopped.done).toBeLessThan(1300);
  // killed after the rows were written, before the place was saved: the same rows come again
  const actor = SYSTEM("customers.import");
  await bringRows(actor, { id, rows: [{ line: 2, cells: ["ردیف ۰", aMobile()] }] });
  await bringRows(actor, { id, rows: [{ line: 2, cells: ["ردیف ۰", aMobile()] }] });
  await resumeTask(desk, { id: taskId });
  await step({ taskId }, { db: db as never, now: new Date(), attempt: 1, maxAttempts: 5 });
  const done = await db.task.findUniqueOrThrow({ where: { id: taskId } });
  expect([done.status, done.done, done.total]).toEqual(["done", 1300, 1300]);
  expect(await db.importRow.count({ where: { importId: id } })).toBe(1300);
  expect(await db.importRow.count({ where: { importId: id, outcome: "created" } })).toBe(1300);
});

test("an import is undone: new cards vanish, filled fields, points and tags go back", async () => {
  const desk = await coordinator();
  const [m, extra, fresh] = [aMobile(), aMobile(), aMobile()];
  await imported(desk, `نام,موبایل\nبابک,${m}\n`);
  const before = await cardOf(m);
  const text = `نام,موبایل,موبایل ۲,شهر,برچسب\n,${m},${extra},مشهد,تابستان ${m}\nنو,${fresh},,ری,\nنو,${fresh},,ری,پاییز ${m}\n`;
  const { id, counts } = await imported(desk, text);
  expect(counts).toEqual({ updated: 2, created: 1 });
  expect((await cardOf(extra))!.id).toBe(before!.id);
  const back = await undone(desk, id);
  expect(back.counts).toEqual({ removed: 1, restored: 2, left: 0 });
  const after = await cardOf(m);
  expect([after!.city, after!.points.length, after!.tags.length, after!.name]).toEqual([null, 1, 0, "بابک"]);
  expect([await cardOf(extra), await cardOf(fresh)]).toEqual([null, null]);
  expect((await db.customerImport.findUnique({ where: { id } }))!.status).toBe("undone");
  expect((await imported(desk, text)).counts).toEqual({ updated: 2, created: 1 });
});

test("undoing an import removes the tags it made that nobody else uses", async () => {
  const desk = await coordinator();
  const [one, other] = [aMobile(), aMobile()];
  const names = ["از پیش", "تنها", "دیگری"].map((word) => `${word} ${one}`) as [string, string, string];
  await imported(desk, `نام,موبایل,برچسب\nپیشین,${other},${names[0]}\n`);
  const { id } = await imported(desk, `نام,موبایل,برچسب\nتازه,${one},"${names.join("، ")}"\n`);
  const left = async () => (await db.tag.findMany({ where: { name: { in: names } } })).map((tag) => tag.name);
  expect(await left()).toHaveLength(3);
  const shared = await db.tag.findFirstOrThrow({ where: { name: names[2] } });
  await tagCustomer(desk, { code: (await cardOf(other))!.code, name: names[2] });
  await undone(desk, id);
  expect((await left()).sort()).toEqual([names[0], names[2]].sort());
  expect(await db.customerTag.count({ where: { tagId: shared.id } })).toBe(1);
});

const membersOf = async (name: string) => {
  const cards = await db.customer.findMany({ where: { name, mergedIntoId: null }, include: { relatedTo: true } });
  return cards.map((card) => [card.kind, card.relatedTo.map((r) => r.kind)]);
};

test("a company beside a person is found or made once, its people belong to it, and undoing takes both away", async () => {
  const desk = await coordinator();
  const [a, b, c, d, e] = [aMobile(), aMobile(), aMobile(), aMobile(), aMobile()];
  const [known, fresh] = [`شرکت دیرین ${a}`, `صنایع نوین ${a}`];
  await imported(desk, `نام,شرکت,موبایل\n,${known},${d}\nکیان,,${e}\n`);
  const text = `نام,شرکت,موبایل\nآوا,${known},${a}\nبهار,${fresh},${b}\nپونه,${fresh.replace(" ", "‌")},${c}\n`;
  const id = await opened(desk, text);
  expect((await previewImport(desk, { id })).map((row) => row.company)).toEqual([
    { name: known, isNew: false },
    { name: fresh, isNew: true },
    { name: fresh, isNew: false },
  ]);
  const done = await imported(desk, text);
  expect(done.counts).toEqual({ created: 3 });
  expect(await membersOf(known)).toEqual([["organization", ["member"]]]);
  expect(await membersOf(fresh)).toEqual([["organization", ["member", "member"]]]);
  expect((await imported(desk, text)).counts, "again").toEqual({ same: 3 });
  const other = await imported(desk, `نام,شرکت,موبایل\nکیان,${known},${e}\n`);
  expect(other.counts, "to one more").toEqual({ updated: 1 });
  expect((await undone(desk, other.id)).counts).toEqual({ removed: 0, restored: 1, left: 0 });
  expect((await undone(desk, done.id)).counts).toEqual({ removed: 4, restored: 0, left: 0 });
  expect([await cardOf(a), await membersOf(fresh)]).toEqual([null, []]);
  expect(await membersOf(known), "was there before").toEqual([["organization", []]]);
});

test("a company stays with those of its people who stay", async () => {
  const desk = await coordinator();
  const [a, b] = [aMobile(), aMobile()];
  const name = `بازرگانی ${a}`;
  const { id } = await imported(desk, `نام,شرکت,موبایل\nیک,${name},${a}\nدو,${name},${b}\n`);
  await aRequest({ customerId: (await cardOf(b))!.id });
  const { counts, task } = await undone(desk, id);
  expect(counts).toEqual({ removed: 1, restored: 0, left: 2 });
  expect(await reportOf(task)).toMatch(/\n2,\d*,کارت شرکت ماند/);
  expect(await membersOf(name)).toEqual([["organization", ["member"]]]);
});

test("what was touched since stays, and is told", async () => {
  const desk = await coordinator();
  const [old, asked, edited, quiet] = [aMobile(), aMobile(), aMobile(), aMobile()];
  await imported(desk, `نام,موبایل\nپیر,${old}\n`);
  const text = `نام,موبایل,شهر\nپیر,${old},ساری\nیک,${asked},\nدو,${edited},\nسه,${quiet},\n`;
  const { id } = await imported(desk, text);
  await aRequest({ customerId: (await cardOf(asked))!.id });
  await updateCustomer(desk, { code: (await cardOf(edited))!.code, city: "بابل" });
  await updateCustomer(desk, { code: (await cardOf(old))!.code, city: "آمل" });
  const { counts, task } = await undone(desk, id);
  expect(counts).toEqual({ removed: 1, restored: 0, left: 3 });
  expect([(await cardOf(old))!.city, (await cardOf(edited))!.city, await cardOf(quiet)]).toEqual(["آمل", "بابل", null]);
  const report = await reportOf(task);
  expect(report).toMatch(/\n2,\d+,بعضی از خانه‌ها ماند/);
  expect(report).toMatch(/\n3,\d+,این مشتری ماند/);
  expect(report).toMatch(/\n4,\d+,این مشتری ماند/);
});
