import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { GET } from "@/app/api/v1/customers/[code]/export/route";
import { filePath, filesFolder } from "@/lib/base/file-store";
import { newId } from "@/lib/base/id";
import { closeDatabase, database } from "@/lib/kernel/database";
import { held } from "@/lib/privacy/held";
import { aCustomer, aPoint, aRequest } from "@/tests/support/factories";
import { office, user } from "@/tests/support/office";

afterAll(closeDatabase);

const db = database;

/** Asks as a program would and unpacks what comes. */
async function exported(code: string, token: string) {
  const request = new Request(`http://local.test/api/v1/customers/${code}/export`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const response = await GET(request, { params: Promise.resolve({ code }) });
  if (response.status !== 200) return { status: response.status, read: () => "", names: [] };
  const folder = mkdtempSync(join(tmpdir(), "peyvand-export-"));
  writeFileSync(join(folder, "all.zip"), Buffer.from(await response.arrayBuffer()));
  execFileSync("python3", ["-m", "zipfile", "-e", "all.zip", "out"], { cwd: folder });
  const names = readdirSync(join(folder, "out"), { recursive: true, encoding: "utf8" });
  return { status: 200, read: (name: string) => readFileSync(join(folder, "out", name), "utf8"), names };
}

test("everything of him and of the cards merged into him, nothing of others, readable and as data, with his files", async () => {
  const { coordinator } = await office();
  const card = await aCustomer({ name: "مریم <رضایی>" });
  const tombstone = await aCustomer({ name: "م رضایی", mergedIntoId: card.id });
  const other = await aCustomer({ name: "کسی دیگر" });
  const email = `${newId().slice(-12)}@example.com`;
  const point = await aPoint(card.id, "email", email);
  await db().consent.create({
    data: { contactPointId: point.id, purpose: "news", granted: true, how: "در تماس", at: new Date() },
  });
  await aRequest({ customerId: card.id, subject: "چاپگر", body: "روشن نمی‌شود" });
  const strange = await aRequest({ customerId: other.id, subject: `راز ${newId()}` });
  const id = newId();
  mkdirSync(dirname(join(filesFolder(), filePath(id))), { recursive: true });
  writeFileSync(join(filesFolder(), filePath(id)), "bytes of a contract");
  const file = { id, customerId: card.id, uploader: "user:x", name: "قرارداد.txt", mime: "text/plain", size: 19 };
  await db().file.create({ data: { ...file, sha256: "0", path: filePath(id), createdAt: new Date() } });

  const zip = await exported(card.code, coordinator.token);
  const page = zip.read("index.html");
  expect(page).toContain("مریم &lt;رضایی&gt;");
  expect(page).toContain("روشن نمی‌شود");
  expect(page).toContain("ایمیل");
  const data = (table: string) => JSON.parse(zip.read(`data/${table}.json`)) as Record<string, unknown>[];
  expect(
    data("Customer")
      .map((c) => c.code)
      .sort(),
  ).toEqual([card.code, tombstone.code].sort());
  expect(data("ContactPoint")).toMatchObject([{ canonical: email }]);
  expect(data("Consent")).toMatchObject([{ how: "در تماس" }]);
  expect(data("Request")).toMatchObject([{ subject: "چاپگر" }]);
  expect(data("Event").some((e) => e.type === "customer.exported")).toBe(true);
  const tables = zip.names.filter((name) => name.startsWith("data/")).length;
  expect(tables).toBe(held.filter((one) => !one.inside).length);
  const contract = zip.names.find((name) => name.endsWith("قرارداد.txt"))!;
  expect(zip.read(contract)).toBe("bytes of a contract");
  expect(zip.names.filter((n) => n.includes(".")).some((n) => zip.read(n).includes(strange.subject))).toBe(false);
});

test("a thousand rows come in pieces, each once", async () => {
  const { coordinator } = await office();
  const card = await aCustomer();
  const plain = { customerId: card.id, userId: coordinator.userId, at: new Date() };
  await db().customerNote.createMany({
    data: Array.from({ length: 1234 }, (_, i) => ({ id: newId(), ...plain, body: `یادداشت ${i}` })),
  });
  const zip = await exported(card.code, coordinator.token);
  const notes = JSON.parse(zip.read("data/CustomerNote.json")) as { body: string }[];
  expect(new Set(notes.map((n) => n.body)).size).toBe(1234);
  expect(notes).toHaveLength(1234);
});

test("an officer may not; the administrator may; nobody gets what is not there", async () => {
  const { officer } = await office();
  const card = await aCustomer();
  expect((await exported(card.code, officer.token)).status).toBe(403);
  const administrator = await user({ administrator: true });
  expect((await exported(card.code, administrator.token)).status).toBe(200);
  expect((await exported("99999999", administrator.token)).status).toBe(404);
});
