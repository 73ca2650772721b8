import { expect, test } from "vitest";
import { findMatching, readFacts } from "@/lib/automation/facts";
import { conditionHolds, holds, matchedBy, wanted, wordsOf } from "@/lib/automation/rules";
import {
  type Condition,
  conditionFields,
  conditions,
  type Facts,
  fixedChoices,
  type When,
  whenInput,
} from "@/lib/automation/schema";
import { clock } from "@/lib/base/clock";
import type { Db } from "@/lib/base/db";
import { newId } from "@/lib/base/id";
import { searchKey } from "@/lib/base/text";
import { database } from "@/lib/kernel/database";
import { Prisma } from "@/prisma/generated/client";
import { aDesk } from "@/tests/requests/desk";
import { aCustomer, aReferral, aRequest } from "@/tests/support/factories";
import fc, { runs } from "@/tests/support/fuzz";

const db = database() as unknown as Db;
const HOUR = 3_600_000;
const VOCABULARY = [
  "گارانتی",
  "گارانتی‌نامه",
  "قطع",
  "قطعی اینترنت",
  "رقطع",
  "کتاب خانه",
  "؟",
  "100%",
  "a_b",
  "مرجوعی،",
  "سلام",
];

/** A few requests that differ in all that may be asked of them. */
async function people() {
  const desk = await aDesk();
  const now = clock.now();
  const tag = { id: newId(), name: "برچسب", key: `t${newId()}`, createdAt: now };
  await database().tag.create({ data: tag });
  const [first, second] = [
    await aCustomer({ province: "تهران", city: "ری", level: "gold" }),
    await aCustomer({ kind: "supplier" }),
  ];
  await database().customerTag.create({ data: { customerId: first.id, tagId: tag.id, at: now } });
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR);
  const made = [
    await aRequest({ customerId: first.id, subject: "گارانتی‌نامه؟ ندارم", searchKey: searchKey("گارانتی‌نامه؟ ندارم") }),
    await aRequest({
      customerId: first.id,
      subject: "قطعی اینترنت، «سلام»",
      kind: "complaint",
      priority: "urgent",
      createdAt: ago(5),
    }),
    await aRequest({
      subject: "100% a_b",
      channel: "phone",
      confidential: true,
      status: "waiting_customer",
      silenceFrom: ago(3),
    }),
    await aRequest({ customerId: second.id, status: "closed", dueAt: ago(1), match: { isNew: true }, reopened: true }),
    await aRequest({ departmentHintId: desk.tech, ownerPositionId: desk.coordinator.positionId, lastStepAt: ago(9) }),
  ];
  const from = { fromPositionId: desk.coordinator.positionId, fromUserId: desk.coordinator.userId };
  await aReferral({ requestId: made[0]!.id, ...from, toPositionId: desk.officer.positionId });
  await aReferral({ requestId: made[1]!.id, ...from, toDepartmentId: desk.crm, copy: true });
  await database().requestTag.create({ data: { requestId: made[3]!.id, tagId: tag.id, at: now } });
  const form = newId();
  await database().event.create({
    data: { at: now, type: "request.submitted", actorKind: "form", tokenId: form, requestId: made[2]!.id },
  });
  const values: Partial<Record<keyof typeof conditionFields, string[]>> = {
    form: [form, newId()],
    hint: [desk.tech, desk.crm],
    owner: [desk.coordinator.positionId, desk.second.positionId],
    holder: [desk.tech, desk.crm],
    customerTag: [tag.id],
    tag: [tag.id, newId()],
    level: ["gold", "normal"],
    province: ["تهران", "یزد"],
    city: ["ری", "قم"],
  };
  return { ids: made.map((r) => r.id), values, now };
}

function anyCondition(values: Partial<Record<string, string[]>>): fc.Arbitrary<Condition> {
  const some = (from: readonly string[]) => fc.subarray([...from], { minLength: 1 });
  return fc.constantFrom(...(Object.keys(conditionFields) as (keyof typeof conditionFields)[])).chain((field) => {
    const made: Record<string, () => fc.Arbitrary<unknown>> = {
      words: () =>
        fc.record({ field: fc.constant(field), op: fc.constantFrom("any", "all", "none"), values: some(VOCABULARY) }),
      choice: () =>
        fc.record({
          field: fc.constant(field),
          op: fc.constantFrom("is", "isNot"),
          values: some(values[field] ?? (fixedChoices as Record<string, readonly string[]>)[field]!),
        }),
      flag: () => fc.record({ field: fc.constant(field), is: fc.boolean() }),
      hours: () =>
        fc.record({
          field: fc.constant(field),
          op: fc.constantFrom("over", "under"),
          hours: fc.integer({ min: 1, max: 12 }),
        }),
    };
    return made[conditionFields[field]]!() as fc.Arbitrary<Condition>;
  });
}

const anyWhen = (values: Partial<Record<string, string[]>>): fc.Arbitrary<When> => {
  const match = fc.constantFrom("all" as const, "any" as const);
  const group = fc.record({ match, conditions: fc.array(anyCondition(values), { minLength: 1, maxLength: 4 }) });
  return fc.record({ match, groups: fc.array(group, { maxLength: 3 }) });
};

test("the database finds exactly the requests of which the rule says yes", async () => {
  const { ids, values, now } = await people();
  const which = Prisma.sql`q."id" = any(${ids}::uuid[])`;
  const facts = await readFacts(db, which, now, 100);
  expect(facts).toHaveLength(ids.length);
  let found = 0;
  await fc.assert(
    fc.asyncProperty(anyWhen(values), async (when) => {
      expect(whenInput.parse(when)).toEqual(when);
      const bySql = (await findMatching(db, which, when, now, 100)).map((r) => r.id).sort();
      const byRule = facts
        .filter((f) => holds(when, f, now))
        .map((f) => f.id)
        .sort();
      expect(bySql).toEqual(byRule);
      found += bySql.length;
    }),
    { numRuns: runs(150) },
  );
  expect(found).toBeGreaterThan(50);
});

const plain = (text: string): Facts => ({ text: wordsOf(searchKey(text)) }) as Facts;
const about = (op: "any" | "all" | "none", ...values: string[]): Condition => ({ field: "words", op, values });
const says = (c: Condition, text: string) => conditionHolds(c, plain(text), clock.now());

test("words are found as Persian is written, at the beginning of a word, and nowhere else", () => {
  expect(says(about("any", "گارانتي"), "«گارانتی‌نامه‌ها» گم شد")).toBe(true);
  expect(says(about("any", "شکایت"), "پرشکایت")).toBe(false);
  expect(says(about("any", "۱۲۳"), "سفارش 123")).toBe(true);
  expect(says(about("any", "قطعی اینترنت"), "قطعی، اینترنت")).toBe(true);
  expect(says(about("all", "قطعی", "برق"), "قطعی اینترنت")).toBe(false);
  expect(says(about("none", "قطعی", "برق"), "قطعی اینترنت")).toBe(false);
  expect(says(about("none", "برق"), "قطعی اینترنت")).toBe(true);
  expect(wanted("؟ !")).toBe("");
  expect(says(about("any", "؟"), "چرا؟")).toBe(false);
});

test("a field, a word or a value that is unknown is refused", () => {
  expect(conditions.safeParse({ field: "colour", op: "is", values: ["red"] }).success).toBe(false);
  expect(conditions.safeParse({ field: "kind", op: "is", values: ["nonsense"] }).success).toBe(false);
  expect(conditions.safeParse({ field: "kind", op: "over", hours: 3 }).success).toBe(false);
  expect(conditions.safeParse({ field: "overdue", is: true, values: [] }).success).toBe(false);
});

test("the log names the conditions that held", async () => {
  const request = await aRequest({ kind: "complaint" });
  const [facts] = await readFacts(db, Prisma.sql`q."id" = ${request.id}::uuid`, clock.now());
  const when: When = {
    match: "all",
    groups: [
      {
        match: "any",
        conditions: [
          { field: "kind", op: "is", values: ["complaint"] },
          { field: "overdue", is: true },
        ],
      },
    ],
  };
  expect(matchedBy(when, facts!, clock.now())).toEqual([{ field: "kind", values: ["complaint"] }]);
});
