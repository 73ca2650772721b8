import { expect, test } from "vitest";
import { createCustomField } from "@/lib/customers/create-custom-field";
import { readCustomer } from "@/lib/customers/read-customer";
import { setStage } from "@/lib/customers/set-stage";
import { tagCustomer } from "@/lib/customers/tag-customer";
import { untagCustomer } from "@/lib/customers/untag-customer";
import { updateCustomField } from "@/lib/customers/update-custom-field";
import { updateCustomer } from "@/lib/customers/update-customer";
import { database } from "@/lib/kernel/database";
import { aCustomer, actorOf } from "@/tests/support/factories";
import { office, user } from "@/tests/support/office";

const coordinator = async () => actorOf((await office()).coordinator.userId);
const administrator = async () => actorOf((await user({ administrator: true })).userId);
const rowOf = (id: string) => database().customer.findUniqueOrThrow({ where: { id } });

test("facts are written as they mean, emptied by null, and what is not given stays", async () => {
  const actor = await coordinator();
  const { id, code } = await aCustomer({ checkedAt: new Date() });
  await updateCustomer(actor, {
    code,
    city: "نجف آباد",
    postalCode: "۸۵۱۴۷-۶۳۹۹۱",
    birthday: "1986-05-04",
    incomeBand: "middle",
    interests: "آب قلیایی، سرویس سالانه، آب قليايي",
    services: ["نصب"],
  });
  expect(await readCustomer(actor, { code })).toMatchObject({
    province: "اصفهان",
    postalCode: "8514763991",
    birthday: "1986-05-04",
    interests: ["آب قليايي", "سرویس سالانه"],
    version: 2,
  });
  expect((await rowOf(id)).checkedAt).toBeNull();
  await updateCustomer(actor, { code, birthday: null, interests: [], city: "" });
  const after = await readCustomer(actor, { code });
  expect(after).toMatchObject({
    birthday: null,
    interests: [],
    city: null,
    postalCode: "8514763991",
    incomeBand: "middle",
  });
});

test("a change that tells nothing of likeness leaves the card compared", async () => {
  const actor = await coordinator();
  const checkedAt = new Date();
  const { id, code } = await aCustomer({ checkedAt });
  await updateCustomer(actor, { code, tastes: ["سفید"] });
  expect((await rowOf(id)).checkedAt).toEqual(checkedAt);
});

test.each([
  [{ postalCode: "12345" }, "postalCode"],
  [{ postalCode: "1111111111" }, "postalCode"],
  [{ province: "پارس" }, "province"],
  [{ birthday: "1404-02-30x" }, "birthday"],
  [{ birthday: "2999-01-01" }, "birthday"],
  [{ incomeBand: "rich" }, "incomeBand"],
])("%j is refused, with its field named, and nothing is written", async (change, field) => {
  const actor = await coordinator();
  const { id, code } = await aCustomer();
  const told = updateCustomer(actor, { code, address: "نشانی", ...change } as never);
  await expect(told).rejects.toMatchObject({ code: "invalid", fields: { [field]: expect.anything() } });
  expect(await rowOf(id)).toMatchObject({ address: null, version: 1 });
});

test("two who edit at once: the second is told that the card has changed", async () => {
  const actor = await coordinator();
  const { code } = await aCustomer();
  await updateCustomer(actor, { code, city: "یزد", version: 1 });
  await expect(updateCustomer(actor, { code, city: "قم", version: 1 })).rejects.toMatchObject({ code: "conflict" });
});

test("a lead becomes a customer once, with the reason beside the event, and never back", async () => {
  const actor = await coordinator();
  const { id, code } = await aCustomer();
  expect(await setStage(actor, { code, reason: "فاکتورش را دیدم" })).toMatchObject({ stage: "customer" });
  const [event] = await database().event.findMany({
    where: { customerId: id, type: "customer.stageChanged" },
    include: { detail: true },
  });
  expect([event!.after, event!.detail!.values]).toEqual([
    { stage: "customer", by: "officer" },
    { reason: "فاکتورش را دیدم" },
  ]);
  await expect(setStage(actor, { code, reason: "باز" })).rejects.toMatchObject({ code: "conflict" });
  await expect(updateCustomer(actor, { code, stage: "lead" })).rejects.toMatchObject({
    fields: { stage: expect.anything() },
  });
});

test("custom fields take what fits their type, and name themselves when it does not", async () => {
  const [admin, actor] = [await administrator(), await coordinator()];
  const make = (label: string, type: string, extra = {}) =>
    createCustomField(admin, { label: `${label} ${crypto.randomUUID()}`, type, kinds: ["person"], ...extra } as never);
  const [words, number, choice, date, yes] = [
    await make("متن", "text", { required: true }),
    await make("عدد", "number"),
    await make("گزینه", "choice", { options: "الف، ب" }),
    await make("تاریخ", "date"),
    await make("بله", "yes_no"),
  ];
  const { code } = await aCustomer();
  const good = {
    [words.id]: " نمونه ",
    [number.id]: "۱٬۲۳۴٫۵",
    [choice.id]: "ب",
    [date.id]: "2026-01-02",
    [yes.id]: "false",
  };
  await updateCustomer(actor, { code, custom: good });
  expect((await readCustomer(actor, { code })).custom).toMatchObject({
    [words.id]: "نمونه",
    [number.id]: 1234.5,
    [choice.id]: "ب",
    [date.id]: "2026-01-02",
    [yes.id]: false,
  });
  const bad = { [words.id]: null, [number.id]: "دو", [choice.id]: "ج", [date.id]: "2026-02-30", [yes.id]: "شاید" };
  const wrong = Object.fromEntries(Object.keys(bad).map((id) => [`custom.${id}`, expect.anything()]));
  await expect(updateCustomer(actor, { code, custom: bad })).rejects.toMatchObject({ code: "invalid", fields: wrong });
  await updateCustomField(admin, { id: number.id, active: false });
  const shown = await readCustomer(actor, { code });
  expect(shown.custom).not.toHaveProperty(number.id);
  await updateCustomField(admin, { id: number.id, active: true });
  expect((await readCustomer(actor, { code })).custom[number.id]).toBe(1234.5);
  const firm = await aCustomer({ kind: "organization" });
  const told = updateCustomer(actor, { code: firm.code, custom: { [words.id]: "x" } });
  await expect(told).rejects.toMatchObject({ fields: { [`custom.${words.id}`]: { key: "unknownField" } } });
  for (const { id } of [words, number, choice, date, yes]) await updateCustomField(admin, { id, active: false });
});

test("fields move among themselves, and a choice needs two options", async () => {
  const admin = await administrator();
  const make = (n: number) =>
    createCustomField(admin, { label: `${n} ${crypto.randomUUID()}`, type: "text", kinds: ["supplier"] });
  const [a, b, c] = [await make(1), await make(2), await make(3)];
  await updateCustomField(admin, { id: c.id, ordinal: a.ordinal });
  const rows = await database().customField.findMany({
    where: { id: { in: [a.id, b.id, c.id] } },
    orderBy: { ordinal: "asc" },
  });
  expect(rows.map((r) => r.id)).toEqual([c.id, a.id, b.id]);
  const lone = createCustomField(admin, {
    label: crypto.randomUUID(),
    type: "choice",
    options: ["یک"],
    kinds: ["person"],
  });
  await expect(lone).rejects.toMatchObject({ fields: { options: expect.anything() } });
  for (const { id } of [a, b, c]) await updateCustomField(admin, { id, active: false });
});

test("a tag is one however it is spelled and whoever types it first", async () => {
  const actor = await coordinator();
  const cards = await Promise.all([aCustomer(), aCustomer(), aCustomer()]);
  const word = `خوش‌حساب ${crypto.randomUUID().slice(0, 12)}`;
  const spelled = [word, word.replace("\u200c", " "), word.replace("ی", "ي")];
  const told = await Promise.all(
    cards.map(({ code }, i) => tagCustomer(actor, { code, name: spelled[i]!, tone: "success" })),
  );
  expect(new Set(told.map((t) => t.id)).size).toBe(1);
  const { code } = cards[0]!;
  await tagCustomer(actor, { code, name: word });
  expect((await readCustomer(actor, { code })).tags).toMatchObject([{ id: told[0]!.id, tone: "success" }]);
  await untagCustomer(actor, { code, tagId: told[0]!.id });
  expect((await readCustomer(actor, { code })).tags).toEqual([]);
  await expect(untagCustomer(actor, { code, tagId: told[0]!.id })).rejects.toMatchObject({ code: "notFound" });
});
