import { afterAll, expect, test } from "vitest";
import { newId } from "@/lib/base/id";
import { listAccounts, listAdapters, readAccount } from "@/lib/channels/queries";
import { removeAccount } from "@/lib/channels/remove-account";
import { saveAccount } from "@/lib/channels/save-account";
import { openAccount } from "@/lib/channels/store";
import { testAccount } from "@/lib/channels/test-account";
import { database } from "@/lib/kernel/database";
import { sentOnce } from "@/lib/web/sent-once";
import { actorOf, aUser } from "@/tests/support/factories";
import { closeAccounts, standIn } from "@/tests/support/stand-in";

afterAll(closeAccounts);

const administrator = async () => actorOf((await aUser({ administrator: true })).id);
const secret = "s3cret-key";
const { adapter, state } = standIn();
const given = { adapter: adapter.name, name: "خط ۱۰۰۰", settings: { host: "sms.test", port: "2525", key: secret } };
const rowOf = (id: string) => database().channelAccount.findUniqueOrThrow({ where: { id } });
const openIt = async (id: string) => (await openAccount(database(), id)).settings;

test("what a form gave is checked by the adapter's schema, and each wrong field is named", async () => {
  const who = await administrator();
  const bad = { ...given, settings: { port: "70000", security: "odd", key: "s" } };
  await expect(saveAccount(who, bad)).rejects.toMatchObject({
    fields: {
      "settings.host": { key: "required" },
      "settings.port": { key: "tooBig" },
      "settings.security": { key: "notOneOf" },
      "settings.key": { key: "tooShort" },
    },
  });
  await expect(saveAccount(who, { ...given, adapter: "nothing" })).rejects.toMatchObject({
    fields: { adapter: { key: "notOneOf" } },
  });
});

test("a secret is sealed, never shown again, kept when left empty, and taken away by null", async () => {
  const who = await administrator();
  const { id } = await saveAccount(who, given);
  const row = await rowOf(id);
  expect(JSON.stringify(row)).not.toContain(secret);
  expect(row).toMatchObject({ channel: "sms", settings: { host: "sms.test", port: 2525 } });
  expect(await openIt(id)).toMatchObject({ key: secret, port: 2525, security: "tls", trial: false });

  const shown = await readAccount(who, { id });
  expect(JSON.stringify(shown)).not.toContain(secret);
  expect(shown.secrets).toEqual(["key"]);
  expect(JSON.stringify(await listAccounts(who, {}))).not.toContain(row.hookKey);

  await saveAccount(who, { id, settings: { host: "other.test", key: "" }, version: 1 });
  expect(await openIt(id)).toMatchObject({ key: secret, host: "other.test", port: 25 });
  await expect(saveAccount(who, { id, name: "دیگر", version: 1 })).rejects.toMatchObject({ problem: { key: "stale" } });
  await expect(saveAccount(who, { id, settings: { host: "h", key: null } })).rejects.toMatchObject({
    fields: { "settings.key": { key: "required" } },
  });
  await saveAccount(who, { id, settings: { host: "h", key: "another" } });
  expect(await openIt(id)).toMatchObject({ key: "another" });

  const told = await database().event.findMany({
    where: { subjectId: id },
    include: { detail: true },
    orderBy: { id: "asc" },
  });
  expect(told.map((e) => e.type)).toEqual(["channel.created", "channel.updated", "channel.updated"]);
  expect(told[1]!.after).toMatchObject({ changed: ["host", "port"] });
  expect(JSON.stringify(told.map(({ id: _, ...e }) => e))).not.toMatch(/s3cret|another|other\.test/);
});

test("a secret sealed for one account opens no other", async () => {
  const who = await administrator();
  const [one, two] = [await saveAccount(who, given), await saveAccount(who, given)];
  const { secrets } = await rowOf(one.id);
  await database().channelAccount.update({ where: { id: two.id }, data: { secrets } });
  await expect(openIt(two.id)).rejects.toMatchObject({ problem: { key: "channel.sealBroken" } });
  expect((await readAccount(who, { id: two.id })).secrets).toEqual([]);
});

test("one account of a channel is the main one", async () => {
  const who = await administrator();
  const one = await saveAccount(who, { ...given, main: true });
  const two = await saveAccount(who, { ...given, main: true });
  expect(await Promise.all([rowOf(one.id), rowOf(two.id)])).toMatchObject([{ main: false }, { main: true }]);
  await saveAccount(who, { id: two.id, sends: false });
  expect(await rowOf(two.id)).toMatchObject({ main: false, sends: false });
});

test("the test button tells what the other side said and keeps it as health", async () => {
  const who = await administrator();
  const { id } = await saveAccount(who, given);
  state.check = async () => ({ said: "اعتبار کافی" });
  expect(await testAccount(who, { id })).toMatchObject({ ok: true, said: "اعتبار کافی" });
  state.check = async () => {
    throw new Error("bad key");
  };
  expect(await testAccount(who, { id })).toMatchObject({ ok: false, error: "bad key" });
  const { items } = await listAccounts(who, {});
  const row = items.find((item) => item.id === id);
  expect(row).toMatchObject({ failures: 1, error: "bad key" });
  expect(row!.okAt).not.toBeNull();
  state.check = async () => ({ said: null });
  await testAccount(who, { id });
  expect((await readAccount(who, { id })).failures).toBe(0);
});

test("a form that presses it is told what the test found, not what was written down of it", async () => {
  const actor = await administrator();
  const { id } = await saveAccount(actor, given);
  state.check = async () => ({ said: "اعتبار کافی" });
  const sent = { actor, act: testAccount.action, form: { id }, id: "0".repeat(32) };
  const next = () =>
    sentOnce(
      sent,
      () => testAccount(actor, { id }),
      ({ said }) => ({ redirect: `/${said}` }),
    );
  expect([await next(), await next()]).toEqual(Array(2).fill({ redirect: "/اعتبار کافی" }));
});

test("a removed account loses its secrets, keeps its messages and is found no more", async () => {
  const who = await administrator();
  const { id } = await saveAccount(who, { ...given, main: true });
  const message = newId();
  await database().outboxMessage.create({
    data: {
      id: message,
      purpose: "ack",
      channel: "sms",
      toAddress: "+98912",
      subject: "",
      text: "متن",
      messageId: message,
      accountId: id,
      createdAt: new Date(),
    },
  });
  await removeAccount(who, { id });
  expect(await rowOf(id)).toMatchObject({ secrets: null, main: false, active: false });
  expect(await database().outboxMessage.findUnique({ where: { id: message } })).toMatchObject({ accountId: id });
  await expect(readAccount(who, { id })).rejects.toMatchObject({ code: "notFound" });
  await expect(testAccount(who, { id })).rejects.toMatchObject({ code: "notFound" });
});

test("what an adapter asks for is told by its schema", async () => {
  const all = await listAdapters(await administrator(), {});
  expect(all.find((a) => a.name === adapter.name)).toMatchObject({
    channel: "sms",
    maySend: true,
    mayReceive: false,
    fields: [
      { name: "host", type: "text", secret: false, required: true, standard: null },
      { name: "port", type: "number", required: false, standard: 25 },
      { name: "security", type: "choice", options: ["tls", "none"], standard: "tls" },
      { name: "trial", type: "flag", standard: false },
      { name: "key", type: "text", secret: true, required: true },
    ],
  });
});
