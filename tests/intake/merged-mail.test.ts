import { expect, test } from "vitest";
import type { Db } from "@/lib/base/db";
import { newId } from "@/lib/base/id";
import { mailId } from "@/lib/channels/rules";
import { senderOf } from "@/lib/channels/store";
import { database } from "@/lib/kernel/database";
import { mergeRequests } from "@/lib/requests/merge-requests";
import { readRequest } from "@/lib/requests/queries";
import { readOriginal } from "@/lib/requests/read-original";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import { unmergeRequest } from "@/lib/requests/unmerge-request";
import type { Request } from "@/prisma/generated/client";
import { aDesk } from "@/tests/requests/desk";
import { aRequest } from "@/tests/support/factories";
import { anAccount, arrive, letter } from "./door";

const db = database() as unknown as Db;
const byId = (id: string | null) => database().request.findUniqueOrThrow({ where: { id: id! } });
const inbound = (id: string) => database().inboundMessage.findUniqueOrThrow({ where: { id } });

/** One person's mails, each the first of a request of its own. */
async function askedTwice(...texts: string[]) {
  const desk = await aDesk();
  const account = await anAccount();
  const from = `c${newId()}@customer.test`;
  const asked: { thread: string; mail: string; request: Request }[] = [];
  for (const text of texts) {
    const thread = `<${newId()}@x.test>`;
    const [row] = await arrive(account.id, letter({ from, id: thread, text, subject: text }));
    asked.push({ thread, mail: row!.id, request: await byId(row!.requestId) });
  }
  const merge = (one: number, into: number) =>
    mergeRequests(desk.coordinator.actor, { number: asked[one]!.request.number, into: asked[into]!.request.number });
  const part = (one: number) => unmergeRequest(desk.coordinator.actor, { number: asked[one]!.request.number });
  const write = async (more: Parameters<typeof letter>[0]) => (await arrive(account.id, letter({ from, ...more })))[0]!;
  const view = (one: number) => readRequest(desk.coordinator.actor, { number: asked[one]!.request.number });
  return { desk, account, from, asked, merge, part, write, view };
}

test("what answers a merged request's thread, message or subject comes to the one that is left, and goes back with it", async () => {
  const { from, asked, merge, part, write, view } = await askedTwice("چاپگر روشن نمی‌شود", "باز همان چاپگر");
  const [left, gone] = [asked[0]!, asked[1]!];
  const id = newId();
  const ours = mailId("reply", id, "house.test", process.env.AUTH_SECRET!);
  const reply = { id, purpose: "reply", toAddress: from, subject: "s", text: "t", messageId: ours };
  await database().outboxMessage.create({
    data: { ...reply, requestId: gone.request.id, status: "sent", createdAt: new Date() },
  });
  await merge(1, 0);
  const came = [
    await write({ answers: gone.thread, text: "در پی نامهٔ دوم" }),
    await write({ answers: ours, text: "در پی پاسخ شما" }),
    await write({ subject: `Re: پاسخ درخواست ${gone.request.number}: x`, text: "با شماره" }),
  ];
  expect(came.map((row) => row.requestId)).toEqual(came.map(() => left.request.id));
  const shown = await view(0);
  expect(shown.messages.map((m) => m.body)).toEqual(["در پی نامهٔ دوم", "در پی پاسخ شما", "با شماره"]);
  expect(shown.mails.every((mail) => mail.original)).toBe(true);
  expect(shown.mails).toHaveLength(5);

  await part(1);
  expect((await Promise.all(came.map(({ id }) => inbound(id)))).map((row) => row.requestId)).toEqual(
    came.map(() => gone.request.id),
  );
  const [stays, apart] = [await view(0), await view(1)];
  expect(stays.mails.map((mail) => mail.id)).toEqual([left.mail]);
  expect(stays.messages).toEqual([]);
  expect(new Set(apart.mails.map((mail) => mail.messageId))).toEqual(
    new Set([null, ...apart.messages.map((m) => m.id)]),
  );
  expect((await write({ answers: gone.thread })).requestId).toBe(gone.request.id);
}, 60_000);

test("the page of the one that is left shows the originals of both, to those who see it", async () => {
  const { desk, asked, merge, part, view } = await askedTwice("نخست", "دوم");
  const [left, gone] = [asked[0]!, asked[1]!];
  const open = (actor = desk.coordinator.actor) =>
    readOriginal(actor, { number: left.request.number, id: gone.mail }).then(
      () => true,
      () => false,
    );
  expect(await open()).toBe(false);
  await merge(1, 0);
  expect((await view(0)).mails).toMatchObject([
    { id: left.mail, original: true, merged: null },
    { id: gone.mail, original: true, merged: { number: gone.request.number, words: "دوم" } },
  ]);
  expect((await view(1)).mails).toMatchObject([{ id: gone.mail, merged: null }]);
  expect([await open(), await open(desk.stranger.actor)]).toEqual([true, false]);
  await part(1);
  expect([(await view(0)).mails.length, await open()]).toEqual([1, false]);
});

test("a reply from the one that is left goes on in the threads of both, by the door that one of them came by", async () => {
  const { desk, account, asked, merge, part } = await askedTwice("نخست", "دوم");
  const [left, gone] = [asked[0]!, asked[1]!];
  await merge(1, 0);
  const reply = async () => {
    const said = { number: left.request.number, channel: "email", body: "پاسخ", then: "keep" } as const;
    const { replyId } = await replyToRequest(desk.coordinator.actor, said);
    return database().outboxMessage.findFirstOrThrow({ where: { replyId } });
  };
  const sent = await reply();
  expect(sent.references!.split(" ")).toEqual(expect.arrayContaining([left.thread, gone.thread]));
  expect(sent.references!.split(" ")[0]).toBe(left.thread);
  await part(1);
  expect((await reply()).references).not.toContain(gone.thread);

  await anAccount().then(({ id }) => database().channelAccount.update({ where: { id }, data: { main: true } }));
  const web = await aRequest({ customerId: left.request.customerId });
  expect(await senderOf(db, "email", web.id)).not.toBe(account.id);
  await database().request.update({ where: { id: gone.request.id }, data: { status: "merged", mergedIntoId: web.id } });
  expect(await senderOf(db, "email", web.id)).toBe(account.id);
});

test("in a chain each part takes back what came by its own thread and by those below it", async () => {
  const { asked, merge, part, write } = await askedTwice("الف", "ب", "پ");
  await merge(2, 1);
  await merge(1, 0);
  const [low, middle] = [await write({ answers: asked[2]!.thread }), await write({ answers: asked[1]!.thread })];
  const places = async () => [(await inbound(low.id)).requestId, (await inbound(middle.id)).requestId];
  const [a, b, c] = asked.map(({ request }) => request.id);
  expect(await places()).toEqual([a, a]);
  await part(1);
  expect(await places()).toEqual([b, b]);
  await part(2);
  expect(await places()).toEqual([c, b]);
});

test("a text without a number follows a merge, too", async () => {
  const desk = await aDesk();
  const account = await anAccount({ channel: "sms", adapter: "gateway" });
  const from = `+98913${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}`;
  const gone = await aRequest({ mobile: from, channel: "sms" });
  const left = await aRequest({ customerId: gone.customerId });
  await mergeRequests(desk.coordinator.actor, { number: gone.number, into: left.number });
  const [row] = await arrive(account.id, Buffer.from(JSON.stringify({ from, text: "خبری نشد؟", id: newId() })));
  expect(row!.requestId).toBe(left.id);
});
