import { afterAll, beforeEach, expect, inject, test } from "vitest";
import { clock } from "@/lib/base/clock";
import { env } from "@/lib/base/env";
import { storedBefore } from "@/lib/base/file-store";
import { newId } from "@/lib/base/id";
import { closeDatabase, database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { jobs } from "@/lib/requests/jobs";
import { readDraft } from "@/lib/requests/read-draft";
import { refillAll } from "@/lib/web/rate";
import { answerRequestForm } from "@/lib/web/request-form";
import { onServer, urlOf } from "@/tests/support/database";

// It counts all files of the base, and its sender must be nobody whom other files of this worker have left there.
const { server, template } = inject("database");
const own = `${template}_unsent_${process.env.VITEST_POOL_ID}`;
await onServer(server, (client) => client.query(`create database ${own} template ${template}`));
process.env.DATABASE_URL = urlOf(server, own);

const whole = { ...env() };
afterAll(() => {
  Object.assign(env(), whole);
  return closeDatabase();
});
beforeEach(async () => {
  refillAll();
  Object.assign(env(), { UPLOAD_MAX_MB: 1, UPLOAD_MAX_FILES: 2, UNSENT_FILES_MAX_MB: 8 });
  await database().file.deleteMany({ where: { requestId: null, messageId: null } });
});

const later = (minutes: number) => new Date(clock.now().getTime() + minutes * 60_000);
const KB = (n: number) => "a".repeat(n * 1024);

/** Sends a form with files; without a subject it comes back as a draft. */
async function send(address: string, sizes: number[], subject = "") {
  const form = new FormData();
  const texts = { key: newId(), "customer.phone": "09123456789", subject, body: "متن بلند", website: "" };
  for (const [name, value] of Object.entries(texts)) form.append(name, value);
  for (const size of sizes) form.append("files", new Blob([KB(size)]), "سند.txt");
  const headers = { "x-peyvand-client-ip": address, "sec-fetch-site": "same-origin" };
  const answer = await answerRequestForm(new Request("http://local.test/", { method: "POST", body: form, headers }));
  const to = answer.headers.get("location") ?? "";
  const draft = await readDraft({ kind: "public" }, { id: /draft=([\w-]+)/.exec(to)?.[1] ?? "" });
  const [sent, errors] = [to.startsWith("/request/done/"), draft?.errors];
  return { sent, errors, draft, room: !Object.values(draft?.errors ?? {}).some((e) => e.key === "file.noRoom") };
}
async function onDisk(): Promise<number> {
  let stored = 0;
  for await (const ids of storedBefore(later(60))) stored += ids.length;
  return stored;
}

test("one address fills its share and no more; what it sends in the end frees it again", async () => {
  const [a, b] = ["192.0.2.11", "192.0.2.12"];
  expect((await send(a, [900, 900])).draft?.files).toHaveLength(2);
  const before = await onDisk();
  const refused = await send(a, [900]);
  expect(refused.room).toBe(false);
  expect(refused.draft).toMatchObject({ values: { body: "متن بلند" }, files: [] });
  expect(await onDisk()).toBe(before);
  expect(await send(a, [], "چاپگر")).toMatchObject({ errors: undefined, sent: true });
  for (let n = 0; n < 4; n++)
    expect(await send(b, [900, 900], "چاپگر")).toMatchObject({ errors: undefined, sent: true });
  await clock.at(later(121), async () => expect((await send(a, [900])).room).toBe(true));
});

test("all together fill the room and no more, also at once; a sweep makes room again", async () => {
  Object.assign(env(), { UNSENT_FILES_MAX_MB: 2 });
  const before = await onDisk();
  const sent = await Promise.all([1, 2, 3, 4].map((n) => send(`192.0.2.${n}`, [900])));
  expect(sent.filter((one) => one.room)).toHaveLength(2);
  for (const { draft } of sent) expect(draft?.values.body).toBe("متن بلند");
  expect(await onDisk()).toBe(before + 2);
  expect((await send("192.0.2.5", [1])).room).toBe(false);
  expect(await send("192.0.2.6", [], "چاپگر")).toMatchObject({ errors: undefined, sent: true });
  await clock.at(later(181), async () => {
    await jobs["files.sweep"]!({}, jobContext(1, 1));
    expect((await send("192.0.2.7", [900])).room).toBe(true);
  });
});
