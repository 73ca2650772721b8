import { expect, test } from "vitest";
import { newId } from "@/lib/base/id";
import { database } from "@/lib/kernel/database";
import { aRequest } from "@/tests/support/factories";
import { anAccount, arrive } from "./door";

let next = Math.floor(Math.random() * 1e6);
const mobile = () => `+98912${String(next++).padStart(7, "0")}`;
const sms = (from: string, text: string) => Buffer.from(JSON.stringify({ from, text, id: newId() }));

/** A text message of ours about a request, so long ago. */
async function weWrote(requestId: string, toAddress: string, daysAgo = 0) {
  const createdAt = new Date(Date.now() - daysAgo * 86_400_000);
  const row = { id: newId(), purpose: "reply", channel: "sms" as const, requestId, toAddress, subject: "", text: "t" };
  await database().outboxMessage.create({ data: { ...row, messageId: newId(), status: "sent", createdAt } });
}

async function placed(from: string, text: string) {
  const account = await anAccount({ channel: "sms", adapter: "gateway" });
  const [row] = await arrive(account.id, sms(from, text));
  const request = await database().request.findUniqueOrThrow({
    where: { id: row!.requestId! },
    include: { keys: true },
  });
  return { row: row!, request };
}

test("a text is a request of its number, which it proves; its first words are the subject", async () => {
  const from = mobile();
  const { request, row } = await placed(from, "بستهٔ من نرسیده است\nشمارهٔ سفارش ندارم");
  expect(request).toMatchObject({ channel: "sms", subject: "بستهٔ من نرسیده است" });
  expect(request.keys).toMatchObject([{ kind: "mobile", canonical: from, proved: true }]);
  expect(row.sender).toBe(from);
});

test.each(["code", "number"])("joins the request that it names by its %s, when the key is right", async (how) => {
  const from = mobile();
  const request = await aRequest({ mobile: from, status: "closed" });
  const named = how === "code" ? request.trackingCode.replaceAll("-", " ") : `درخواست ${request.number}`;
  expect((await placed(from, `${named} هنوز حل نشده`)).request.id).toBe(request.id);
  const other = await placed(mobile(), `${named} هنوز حل نشده`);
  expect(other.request.id).not.toBe(request.id);
  expect(await database().requestLink.count({ where: { fromId: other.request.id, toId: request.id } })).toBe(1);
});

test("without any number it answers our last text within a week, or goes on where it began by text", async () => {
  const from = mobile();
  const [older, newer] = [await aRequest({ mobile: from }), await aRequest({ mobile: from })];
  await weWrote(older.id, from, 1);
  await weWrote(newer.id, from, 3);
  expect((await placed(from, "بله، درست است")).request.id).toBe(older.id);
  const first = await placed(mobile(), "سلام");
  expect((await placed(first.row.sender!, "و این هم بقیه‌اش")).request.id).toBe(first.request.id);
});

test("what is closed, or was written long ago, is not taken up by a text without a number", async () => {
  const from = mobile();
  const [closed, old] = [await aRequest({ mobile: from, status: "closed" }), await aRequest({ mobile: from })];
  await weWrote(closed.id, from);
  await weWrote(old.id, from, 8);
  const { request } = await placed(from, "سلام");
  expect([closed.id, old.id]).not.toContain(request.id);
});
