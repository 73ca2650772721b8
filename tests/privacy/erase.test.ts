import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { filePath, filesFolder } from "@/lib/base/file-store";
import { newId } from "@/lib/base/id";
import { joinedKey, searchKey } from "@/lib/base/text";
import { addPoint } from "@/lib/customers/add-point";
import { findCustomers } from "@/lib/customers/find-customers";
import { sendCode } from "@/lib/customers/send-code";
import { setConsent } from "@/lib/customers/set-consent";
import { lookupCustomer } from "@/lib/identity/queries";
import { closeDatabase, database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { eraseCustomer } from "@/lib/privacy/erase-customer";
import { jobs } from "@/lib/privacy/jobs";
import { readPrivacy } from "@/lib/privacy/queries";
import { addNote } from "@/lib/requests/add-note";
import { closeRequest } from "@/lib/requests/close-request";
import { submitRequest } from "@/lib/requests/submit-request";
import { aCustomer, actorOf, aPoint, aPosition, aRequest, aUser } from "@/tests/support/factories";

afterAll(closeDatabase);

const db = database;
const form: Actor = { kind: "form", tokenId: newId() };
const coordinator = async () => actorOf((await aPosition({ role: "coordinator" })).userId!);
const manager = async () => actorOf((await aUser({ manager: true })).id);
/** A word that nobody else has; wherever it stands afterwards, something was forgotten. */
const secretWord = () => `راز${newId().slice(-10)}`;

/** Every table and column of the database in which a word still stands. */
async function tracesOf(word: string): Promise<string[]> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    select table_name as "name" from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await db().$queryRawUnsafe<{ n: number }[]>(
      `select count(*)::int as n from "${name}" t where to_jsonb(t)::text like '%' || $1 || '%'`,
      word,
    );
    if (row!.n > 0) found.push(name);
  }
  return found;
}

function storeBytes(word: string) {
  const id = newId();
  const path = filePath(id);
  mkdirSync(dirname(join(filesFolder(), path)), { recursive: true });
  writeFileSync(join(filesFolder(), path), word);
  return { id, path, name: `${word}.txt`, mime: "text/plain", size: 9, sha256: "0", createdAt: new Date() };
}

test("afterwards nothing of him stands anywhere, the numbers stay, and nobody finds him", async () => {
  const word = secretWord();
  const email = `${newId().slice(-12)}@example.com`;
  const who = await coordinator();
  const asked = { email, name: `${word} احمدی`, nationalId: undefined };
  const made = await submitRequest(form, { channel: "web", subject: word, body: `متن ${word}`, customer: asked });
  const { id, code } = made.customer;
  const request = await db().request.findUniqueOrThrow({ where: { id: made.id } });
  const keys = { nameKey: searchKey(`${word} احمدی`), nameJoined: joinedKey(`${word}احمدی`) };
  await db().customer.update({
    where: { id },
    data: {
      ...keys,
      address: word,
      city: word,
      interests: [word],
      custom: { [randomUUID()]: word },
      expectations: word,
    },
  });
  const point = await addPoint(who, { code, email: `b${email}`, label: word });
  await setConsent(who, { id: point.id, purpose: "news", granted: true, how: word });
  await sendCode(who, { id: point.id });
  await addNote(who, { number: request.number, body: word });
  const now = new Date();
  const plain = { customerId: id, userId: who.userId, at: now };
  await db().customerNote.create({ data: { id: newId(), ...plain, body: word } });
  await db().interaction.create({
    data: { id: newId(), ...plain, kind: "call", direction: "in", body: word, createdAt: now },
  });
  const sold = { externalId: newId(), at: now, amountRial: 1_000_000n, keys: [word], createdAt: now };
  await db().purchase.create({ data: { id: newId(), customerId: id, ...sold } });
  const file = storeBytes(word);
  await db().file.create({ data: { ...file, customerId: id, uploader: "user:x" } });
  const tombstone = await aCustomer({ name: word, mergedIntoId: id });
  const merge = await db().merge.create({
    data: { id: newId(), kind: "customer", fromId: tombstone.id, intoId: id, choices: { name: word }, at: now },
  });
  await db().mergeRow.create({
    data: { mergeId: merge.id, table: "Customer", key: { id }, act: "changed", column: "name", before: word },
  });
  await closeRequest(who, { number: request.number, outcome: "solved", reason: word });
  expect((await tracesOf(word)).length).toBeGreaterThan(10);

  const chief = await manager();
  const done = await eraseCustomer(chief, { code, confirm: code, reason: "به درخواست مشتری" });
  expect(done).toMatchObject({ cards: 2, files: 1, counts: { Customer: 2, Request: 1, File: 1 } });
  expect(await tracesOf(word)).toEqual([]);
  expect(await tracesOf(email)).toEqual([]);

  const [job] = await db().$queryRaw<{ payload: Record<string, unknown> }[]>`
    select p.payload from graphile_worker._private_jobs p join graphile_worker._private_tasks t on t.id = p.task_id
    where t.identifier = 'privacy.discard' and p.payload::text like ${`%${file.path}%`}`;
  expect(existsSync(join(filesFolder(), file.path))).toBe(true);
  await jobs["privacy.discard"]!(job!.payload, jobContext(1, 5));
  await jobs["privacy.discard"]!(job!.payload, jobContext(2, 5));
  expect(existsSync(join(filesFolder(), file.path))).toBe(false);

  const shared = storeBytes(word);
  await db().file.create({ data: { ...shared, customerId: (await aCustomer({})).id, uploader: "user:x" } });
  await jobs["privacy.discard"]!({ paths: [shared.path] }, jobContext(1, 5));
  expect(existsSync(join(filesFolder(), shared.path))).toBe(true);

  expect(await db().request.findUnique({ where: { id: made.id } })).toMatchObject({
    status: "closed",
    outcome: "solved",
    kind: "other",
    channel: "web",
  });
  expect(await db().interaction.findMany({ where: { customerId: id } })).toMatchObject([
    { kind: "call", direction: "in" },
  ]);
  expect(await db().purchase.findMany({ where: { customerId: id } })).toMatchObject([{ amountRial: 1_000_000n }]);
  expect((await findCustomers(who, { q: word })).items).toEqual([]);
  expect((await lookupCustomer(who, { email })).customer).toBeNull();
  const told = await readPrivacy(chief, { code: tombstone.code });
  expect(told).toMatchObject({ code, name: null, erasure: { by: chief.name, counts: { Customer: 2 } } });

  const again = await submitRequest(form, { channel: "web", subject: "s", body: "b", customer: { email } });
  expect(again.customer).toMatchObject({ isNew: true });
  expect(again.customer.id).not.toBe(id);
});

test("only what is his goes: another customer with the same words keeps everything", async () => {
  const word = secretWord();
  const [card, other] = [await aCustomer({ name: word }), await aCustomer({ name: word })];
  await aPoint(other.id, "email", `${newId().slice(-12)}@example.com`, { label: word });
  const kept = await aRequest({ customerId: other.id, subject: word, status: "closed" });
  await aRequest({ customerId: card.id, subject: word, status: "closed" });
  await eraseCustomer(await manager(), { code: card.code, confirm: card.code, reason: "r" });
  expect(await db().customer.findUnique({ where: { id: other.id } })).toMatchObject({ name: word, erasedAt: null });
  expect(await db().request.findUnique({ where: { id: kept.id } })).toMatchObject({ subject: word });
  expect(await db().contactPoint.count({ where: { customerId: other.id } })).toBe(1);
});

test("refused while somebody works on a request, by its number; and without the code typed", async () => {
  const card = await aCustomer({ name: "م" });
  const open = await aRequest({ customerId: card.id });
  const chief = await manager();
  await expect(eraseCustomer(chief, { code: card.code, confirm: card.code, reason: "r" })).rejects.toMatchObject({
    code: "conflict",
    problem: { key: "conflict.openRequests" },
  });
  await db().request.update({ where: { id: open.id }, data: { status: "closed" } });
  for (const confirm of [undefined, "1", `${card.code}0`])
    await expect(eraseCustomer(chief, { code: card.code, confirm, reason: "r" })).rejects.toMatchObject({
      fields: { confirm: { key: "privacy.typeCode" } },
    });
  expect((await db().customer.findUniqueOrThrow({ where: { id: card.id } })).name).toBe("م");
  await eraseCustomer(chief, { code: card.code, confirm: card.code, reason: "r" });
  await expect(eraseCustomer(chief, { code: card.code, confirm: card.code, reason: "r" })).rejects.toMatchObject({
    code: "notFound",
  });
});

test("a coordinator may not", async () => {
  const card = await aCustomer();
  const asked = { code: card.code, confirm: card.code, reason: "r" };
  await expect(eraseCustomer(await coordinator(), asked)).rejects.toMatchObject({ code: "forbidden" });
});

test("a request that comes while he is erased gets a card of its own", async () => {
  const email = `${newId().slice(-12)}@example.com`;
  const card = await aCustomer();
  await aPoint(card.id, "email", email);
  const chief = await manager();
  const asking = () => submitRequest(form, { channel: "web", subject: "s", body: "b", customer: { email } });
  const [erased, ...asked] = await Promise.allSettled([
    eraseCustomer(chief, { code: card.code, confirm: card.code, reason: "r" }),
    asking(),
    asking(),
    asking(),
  ]);
  expect(asked.map((a) => a.status)).toEqual(["fulfilled", "fulfilled", "fulfilled"]);
  const here = await db().request.count({ where: { customerId: card.id } });
  // Either the requests were there first and the erasing was refused, or they went to one new card; never onto an erased one.
  expect(here === 0 || erased!.status === "rejected").toBe(true);
});
