import { afterAll, expect, test } from "vitest";
import { listEvents } from "@/lib/audit/queries";
import { changesOf } from "@/lib/audit/rules";
import type { UserActor } from "@/lib/auth/actor";
import { SYSTEM } from "@/lib/auth/actor";
import { closeDatabase, transaction } from "@/lib/kernel/database";
import { type NewEvent, writeEvents } from "@/lib/kernel/events";
import { customer, office, requestOf, user } from "@/tests/support/office";

afterAll(closeDatabase);

const ADMIN: UserActor = {
  kind: "user",
  userId: "",
  name: "",
  email: "",
  administrator: true,
  manager: false,
  seats: [],
};
const by = ({ userId, name }: { userId: string; name: string }): UserActor => ({
  ...ADMIN,
  userId,
  name,
  administrator: false,
});
const write = (actor: UserActor | ReturnType<typeof SYSTEM>, events: NewEvent[], at = new Date()) =>
  transaction((db) => writeEvents(db, actor, at, events, []));

test("events are found by person, kind, request and day, the latest first", async () => {
  const { officer, support } = await office();
  const request = await requestOf((await customer()).id);
  const day = new Date("2026-05-05T10:00:00Z");
  await write(by(officer), [{ type: "referral.accepted", requestId: request.id, positionId: officer.positionId }], day);
  await write(by(officer), [{ type: "department.updated", subject: { type: "department", id: support } }]);
  const of = async (filter: object) => (await listEvents(ADMIN, filter)).events.map((e) => e.type);
  expect(await of({ userId: officer.userId })).toEqual(["department.updated", "referral.accepted"]);
  expect(await of({ number: request.number })).toEqual(["referral.accepted"]);
  expect(await of({ userId: officer.userId, type: "department.*" })).toEqual(["department.updated"]);
  expect(await of({ userId: officer.userId, type: "referral.accepted" })).toEqual(["referral.accepted"]);
  const from = new Date("2026-05-05T00:00:00Z");
  expect(await of({ userId: officer.userId, from, until: new Date("2026-05-06T00:00:00Z") })).toEqual([
    "referral.accepted",
  ]);
  const { events, names } = await listEvents(ADMIN, { userId: officer.userId });
  expect(events[1]).toMatchObject({ userName: officer.name, number: request.number, actorKind: "user" });
  expect(names[support]).toContain("پشتیبانی");
});

test("what was done to an account is found with its owner, although nobody was signed in", async () => {
  const { userId } = await user();
  await write(SYSTEM("x"), [
    { type: "session.refused", subject: { type: "user", id: userId }, after: { reason: "password" } },
  ]);
  expect((await listEvents(ADMIN, { userId })).events).toMatchObject([
    { type: "session.refused", actorKind: "system" },
  ]);
});

test("pages by keyset show each event once", async () => {
  const someone = await user();
  for (let i = 0; i < 7; i++) await write(by(someone), [{ type: "user.updated", after: { i } }]);
  const seen: unknown[] = [];
  let after: string | undefined;
  do {
    const page = await listEvents(ADMIN, { userId: someone.userId, limit: 3, ...(after ? { after } : {}) });
    seen.push(...page.events.map((e) => (e.after as { i: number }).i));
    after = page.next ?? undefined;
  } while (after);
  expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0]);
});

test("between two days events stand in the order of their time, page by page, whatever came into the database first", async () => {
  const someone = await user();
  const day = (n: number) => new Date(Date.UTC(2025, 2, n, 10));
  for (const n of [3, 1, 5, 2, 4, 4, 9]) await write(by(someone), [{ type: "user.updated", after: { n } }], day(n));
  const seen: unknown[] = [];
  for (let after: string | undefined, first = true; first || after; first = false) {
    const filter = { userId: someone.userId, from: day(1), until: day(6), limit: 2 };
    const page = await listEvents(ADMIN, { ...filter, ...(after ? { after } : {}) });
    seen.push(...page.events.map((e) => (e.after as { n: number }).n));
    after = page.next ?? undefined;
  }
  expect(seen).toEqual([5, 4, 4, 3, 2, 1]);
});

test("personal values never leave the database; only that there are some", async () => {
  const someone = await user();
  await write(by(someone), [{ type: "request.noted", personal: { body: "09121112233" } }, { type: "request.closed" }]);
  const page = await listEvents(ADMIN, { userId: someone.userId });
  expect(page.events.map((e) => e.hasPersonal)).toEqual([false, true]);
  expect(JSON.stringify(page)).not.toContain("09121112233");
});

test("only the administrator reads them", async () => {
  await expect(listEvents({ ...ADMIN, administrator: false, manager: true }, {})).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(listEvents({ kind: "public" }, {})).rejects.toMatchObject({ code: "notFound" });
});

test("changes are told key by key, where they differ", () => {
  expect(changesOf({ a: 1, b: 2 }, { a: 1, b: 3, c: null })).toEqual([{ key: "b", before: 2, after: 3 }]);
  expect(changesOf(null, { a: true })).toEqual([{ key: "a", before: undefined, after: true }]);
  expect(changesOf("021", "026")).toEqual([{ key: "value", before: "021", after: "026" }]);
  expect(changesOf(null, null)).toEqual([]);
});
