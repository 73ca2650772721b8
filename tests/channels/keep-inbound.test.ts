import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import { filesFolder } from "@/lib/base/file-store";
import { newId } from "@/lib/base/id";
import { keepInbound } from "@/lib/channels/keep-inbound";
import { letterDigest, peekHeaders, peekMessageId } from "@/lib/channels/mail/letter";
import { database } from "@/lib/kernel/database";
import type { Channel } from "@/prisma/generated/enums";

async function anAccount(channel: Channel = "email") {
  const row = { id: newId(), adapter: "mailbox", channel, name: "n", hookKey: newId(), createdAt: new Date() };
  return (await database().channelAccount.create({ data: row })).id;
}
const raw = (text: string, externalId: string | null = null) => ({
  externalId,
  bytes: Buffer.from(text),
  receivedAt: null,
});
const keep = (accountId: string, ...raws: ReturnType<typeof raw>[]) =>
  keepInbound(SYSTEM("channels"), { accountId, raws });
const rowsOf = (accountId: string) =>
  database().inboundMessage.findMany({ where: { accountId }, orderBy: { id: "asc" } });

test("what came is kept once, with its bytes, the place and one job", async () => {
  const accountId = await anAccount();
  const mail = `Message-ID: <${newId()}@x.test>\r\nFrom: a@x.test\r\n\r\nسلام\r\n`;
  const given = { accountId, raws: [raw(mail), raw(mail)], place: { uid: 7 } };
  expect((await keepInbound(SYSTEM("channels"), given)).kept).toHaveLength(1);
  const again = raw(`Received: from elsewhere\n${mail.replaceAll("\r\n", "\n")}`);
  expect((await keep(accountId, again)).kept).toHaveLength(0);
  const [row, ...more] = await rowsOf(accountId);
  expect(more).toEqual([]);
  expect(row).toMatchObject({ state: "received", channel: "email", size: Buffer.byteLength(mail) });
  expect(readFileSync(join(filesFolder(), row!.path!), "utf8")).toBe(mail);
  const health = await database().channelHealth.findUnique({ where: { accountId } });
  expect(health).toMatchObject({ place: { uid: 7 }, receivedAt: expect.any(Date) });
  const jobs = await database().$queryRaw<unknown[]>`
    select 1 from graphile_worker._private_jobs j where j."key" = ${`channels.handle:${accountId}`}`;
  expect(jobs).toHaveLength(1);
});

test("other words under a known id are another message, also when they come again", async () => {
  const accountId = await anAccount();
  const id = `<${newId()}@x.test>`;
  const [one, two] = [`Message-ID: ${id}\n\none`, `Message-ID: ${id}\n\ntwo`];
  await keep(accountId, raw(one), raw(two));
  await keep(accountId, raw(two), raw(one));
  const ids = (await rowsOf(accountId)).map((row) => row.externalId);
  expect(ids).toEqual([id, `${id}#${letterDigest(Buffer.from(two)).slice(0, 16)}`]);
});

test("without a Message-ID only the very same bytes are the same mail", async () => {
  const accountId = await anAccount();
  const cron = `From: cron@x.test\n\ndisk full ${accountId}`;
  await keep(
    accountId,
    raw(`Received: at one\n${cron}`),
    raw(`Received: at two\n${cron}`),
    raw(`Received: at one\n${cron}`),
  );
  await keep(accountId, raw(`no head at all ${accountId}`), raw(`nor here ${accountId}`));
  expect(await rowsOf(accountId)).toHaveLength(4);
});

test("two that keep the same at once keep it once, and no bytes are left over", async () => {
  const accountId = await anAccount();
  const mails = Array.from({ length: 5 }, (_, i) => raw(`Message-ID: <${i}.${accountId}@x.test>\n\n${i}`));
  await Promise.all([keep(accountId, ...mails), keep(accountId, ...mails), keep(accountId, ...mails.reverse())]);
  const rows = await rowsOf(accountId);
  expect(rows).toHaveLength(5);
  for (const row of rows) expect(existsSync(join(filesFolder(), row.path!))).toBe(true);
});

test("a short message of a gateway stands in its row; without an id its words are its id", async () => {
  const accountId = await anAccount("sms");
  const sms = { ...raw(`{"from":"0912","text":"${accountId}"}`), same: accountId };
  await keep(accountId, sms, { ...sms, bytes: Buffer.from("as it is polled") });
  const [row, ...more] = await rowsOf(accountId);
  expect(more).toEqual([]);
  expect(row).toMatchObject({ text: sms.bytes.toString(), path: null });
  expect(row!.externalId).toMatch(/^sha256:[0-9a-f]{64}$/);
});

test("no id and no date, however odd, keeps the others from being kept", async () => {
  const accountId = await anAccount("sms");
  const odd = [{ externalId: "a\0b" }, { externalId: "x".repeat(500) }, { receivedAt: new Date(Number.NaN) }];
  const dates = [{ receivedAt: new Date(-1e15) }, { receivedAt: new Date(8e15) }];
  const raws = [...odd, ...dates].map((more, i) => ({ ...raw(`${i} ${accountId}`), ...more }));
  expect((await keepInbound(SYSTEM("channels"), { accountId, raws })).kept).toHaveLength(5);
  for (const { receivedAt } of await rowsOf(accountId)) expect(Date.now() - receivedAt.getTime()).toBeLessThan(60_000);
});

test("only a Message-ID that one could rely on is one", () => {
  const idOf = (value: string) => peekMessageId(peekHeaders(Buffer.from(`Subject: x\r\nMessage-Id:${value}\r\n\r\nb`)));
  expect(idOf(" <a@b>")).toBe("<a@b>");
  expect(idOf("\r\n\t<a.long\r\n @b.c> (comment)")).toBe("<a.long@b.c>");
  for (const bad of ["", " none", " <>", " <nothing>", ` <${"x".repeat(200)}@b>`, " <سلام@b>"])
    expect(idOf(bad)).toBeNull();
  expect(peekHeaders(Buffer.alloc(0)).size).toBe(0);
  expect(peekHeaders(Buffer.from("no colon\r\n\r\nSubject: in the body")).get("subject")).toBeUndefined();
});
