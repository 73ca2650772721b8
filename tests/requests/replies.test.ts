import { describe, expect, test } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import { newId } from "@/lib/base/id";
import { mailHtml, readMailId, withoutSignature } from "@/lib/channels/rules";
import { database } from "@/lib/kernel/database";
import { rejectAnswer } from "@/lib/requests/reject-answer";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import type { ContactKind } from "@/prisma/generated/enums";
import { aCustomer, aDepartment, aRequest } from "@/tests/support/factories";
import { aDesk, allStatuses, type Desk, refused, row, standing, tracking } from "./desk";

type More = Partial<Parameters<typeof replyToRequest>[1]>;
const reply = (desk: Desk, number: number, more: More = {}) =>
  replyToRequest(desk.coordinator.actor, { number, channel: "email", body: "با سلام؛ مشکل برطرف شد.", ...more });
const aPoint = (
  customerId: string,
  kind: ContactKind,
  canonical = `${newId()}@p.test`,
  retiredAt: Date | null = null,
) =>
  database().contactPoint.create({
    data: { id: newId(), customerId, kind, typed: canonical, canonical, retiredAt, createdAt: new Date() },
  });

describe("by email", () => {
  test("is kept exactly as it is sent, held without a mail server, and threaded", async () => {
    const desk = await aDesk();
    const { id, number } = await aRequest({ email: "ali@example.test", subject: "قطعی\nاینترنت" });
    const body = "سلام\n\nمی‌شود  😀 <b>نه</b> ‏RTL‎";
    const first = await reply(desk, number, { body, then: "keep" });
    const second = await reply(desk, number);
    expect([first.delivery, second.delivery]).toEqual(["held", "held"]);
    const mails = await database().outboxMessage.findMany({ where: { requestId: id }, orderBy: { id: "asc" } });
    expect(mails[0]).toMatchObject({
      toAddress: "ali@example.test",
      text: body,
      inReplyTo: null,
      replyId: first.replyId,
    });
    expect(mails[0]!.subject).not.toContain("\n");
    expect(mails[1]).toMatchObject({ inReplyTo: mails[0]!.messageId, references: mails[0]!.messageId });
    expect(readMailId(mails[1]!.messageId, process.env.AUTH_SECRET!)).toEqual({ kind: "reply", id: second.replyId });
    const kept = await database().reply.findUniqueOrThrow({ where: { id: first.replyId } });
    expect(kept).toMatchObject({ body, address: "ali@example.test", channel: "email", effective: true });
    const queued = await database().$queryRaw<unknown[]>`
      select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t."id" = j."task_id"
      where t."identifier" = 'outbox.deliver' and j."payload"::text like any(${mails.map((m) => `%${m.id}%`)}::text[])`;
    expect(queued).toEqual([]);
  });

  test("carries the signature of the mailbox's department, else of the seat's, and the reply stays what was typed", async () => {
    const desk = await aDesk();
    const { id, number } = await aRequest({ email: "ali@example.test" });
    const { positionId } = desk.coordinator;
    const seat = await database().position.findUniqueOrThrow({ where: { id: positionId } });
    await database().department.update({ where: { id: seat.departmentId }, data: { signature: "واحد هماهنگی\n۰۲۱" } });
    const sent = await reply(desk, number, { body: "سلام", then: "keep" });
    const textOf = async (outboxId: string | null) =>
      (await database().outboxMessage.findUniqueOrThrow({ where: { id: outboxId! } })).text;
    expect(await textOf(sent.outboxId)).toBe("سلام\n\n-- \nواحد هماهنگی\n۰۲۱");
    expect(withoutSignature(await textOf(sent.outboxId))).toBe("سلام");
    expect(mailHtml(await textOf(sent.outboxId))).toContain("-- <br>واحد هماهنگی<br>۰۲۱</p>");
    expect((await database().reply.findUniqueOrThrow({ where: { id: sent.replyId } })).body).toBe("سلام");
    const door = await aDepartment();
    await database().department.update({ where: { id: door.id }, data: { signature: "فروش" } });
    const account = { id: newId(), adapter: "none", channel: "email", name: "n", hookKey: newId() } as const;
    const createdAt = new Date();
    await database().channelAccount.create({ data: { ...account, departmentId: door.id, createdAt } });
    const came = { channel: "email", externalId: newId(), accountId: account.id, receivedAt: createdAt } as const;
    await database().inboundMessage.create({ data: { id: newId(), ...came, requestId: id } });
    expect(await textOf((await reply(desk, number, { body: "سلام" })).outboxId)).toBe("سلام\n\n-- \nفروش");
  });

  test("goes to a point of this customer only, in use and an email", async () => {
    const desk = await aDesk();
    const { number, customerId } = await aRequest();
    const mine = await aPoint(customerId, "email");
    const wrong = await Promise.all([
      aPoint((await aCustomer()).id, "email"),
      aPoint(customerId, "mobile", `+98${Date.now()}`),
      aPoint(customerId, "email", undefined, new Date()),
    ]);
    for (const contactPointId of [...wrong.map((p) => p.id), newId()]) {
      const error = await refused(() => reply(desk, number, { contactPointId }), "invalid");
      expect(error.fields.contactPointId?.key).toBe("reply.unknownPoint");
    }
    expect((await refused(() => reply(desk, number), "invalid")).fields.contactPointId?.key).toBe("reply.noAddress");
    const { replyId } = await reply(desk, number, { contactPointId: mine.id });
    expect(await database().reply.findUnique({ where: { id: replyId } })).toMatchObject({ address: mine.canonical });
  });
});

describe("by phone", () => {
  test("reached ends the work; else only the call and when to call back are kept", async () => {
    const desk = await aDesk();
    const { id, number } = await aRequest({ mobile: "+989121234567" });
    const callBackAt = new Date(Date.now() + 3_600_000);
    for (const callOutcome of ["no_answer", "busy", "wrong_number"] as const) {
      const { replyId } = await reply(desk, number, { channel: "phone", callOutcome, callBackAt });
      const kept = await database().reply.findUnique({ where: { id: replyId } });
      expect(kept).toMatchObject({ effective: false, callOutcome, callBackAt, address: "+989121234567" });
      expect(await row(id)).toMatchObject({
        status: "new",
        firstRepliedAt: null,
        followUpAt: callBackAt,
        lastFinalReplyAt: null,
      });
    }
    await reply(desk, number, { channel: "phone" });
    const after = await row(id);
    expect(after).toMatchObject({ status: "replied", followUpAt: null });
    expect(after.firstRepliedAt).not.toBeNull();
    expect(await database().outboxMessage.count({ where: { requestId: id } })).toBe(0);
  });

  test("its words belong to it alone, and a call back lies ahead", async () => {
    const desk = await aDesk();
    const { number } = await aRequest({ email: "a@b.test" });
    const callBackAt = new Date(Date.now() - 1000);
    expect((await refused(() => reply(desk, number, { callOutcome: "busy" }), "invalid")).fields.callOutcome?.key).toBe(
      "reply.phoneOnly",
    );
    expect(
      (await refused(() => reply(desk, number, { channel: "phone", callBackAt }), "invalid")).fields.callBackAt?.key,
    ).toBe("deadline.past");
  });
});

test.each(["sms", "telegram", "bale", "rubika", "whatsapp", "instagram", "web", "api"] as const)(
  "%s is not set up: named as such, nothing is written",
  async (channel) => {
    const desk = await aDesk();
    const { number } = await aRequest({ mobile: "+989121234567", email: "a@b.test" });
    expect((await refused(() => reply(desk, number, { channel }), "invalid")).fields).toEqual({
      channel: { key: "channel.notSetUp" },
    });
  },
);

describe("what it is built from", () => {
  test("cites the current answers; a rejected one cannot be cited", async () => {
    const desk = await aDesk();
    const request = await standing(desk, "answered");
    const [answer] = await database().answer.findMany({ where: { requestId: request.id } });
    const cites = [answer!.referralId, answer!.referralId];
    const { replyId } = await reply(desk, request.number, { cites });
    expect(await database().citation.findMany({ where: { replyId } })).toEqual([{ replyId, answerId: answer!.id }]);
    const other = await standing(desk, "answered");
    expect((await refused(() => reply(desk, other.number, { cites }), "invalid")).fields["cites.0"]?.key).toBe(
      "reply.nothingToCite",
    );
    const [own] = await database().answer.findMany({ where: { requestId: other.id } });
    await rejectAnswer(desk.coordinator.actor, { number: other.number, referralId: own!.referralId, reason: "ناقص" });
    await refused(() => reply(desk, other.number, { cites: [own!.referralId], cancelOpen: true }), "invalid");
  });

  test("open referrals are counted before they are cancelled with it", async () => {
    const desk = await aDesk();
    const request = await standing(desk, "referred");
    const error = await refused(() => reply(desk, request.number), "conflict");
    expect(error.problem).toEqual({ key: "conflict.openReferrals", params: { count: 1 } });
    for (const no of ["0", "false"] as const)
      await refused(() => reply(desk, request.number, { cancelOpen: no }), "conflict");
    await reply(desk, request.number, { cancelOpen: "on" });
    const [referral] = await database().referral.findMany({ where: { requestId: request.id } });
    expect(referral).toMatchObject({ status: "cancelled", unread: true });
  });
});

test.each(allStatuses)("no path around the review: nobody but a coordinator replies to what is %s", async (status) => {
  const desk = await aDesk();
  const request = await standing(desk, status);
  const actors = [desk.officer, desk.colleague, desk.head, desk.stranger, desk.strangeHead].map((p) => p.actor);
  const outsiders = [{ kind: "form", tokenId: newId() }, { kind: "public" }, tracking(request), SYSTEM("any")];
  for (const actor of [...actors, desk.manager, desk.administrator, ...outsiders])
    for (const channel of ["email", "phone"] as const)
      for (const then of ["done", "keep", "wait", "close"] as const)
        await expect(
          replyToRequest(actor as never, { number: request.number, channel, body: "پاسخ", then, cancelOpen: true }),
        ).rejects.toMatchObject({ code: expect.stringMatching(/^(forbidden|notFound)$/) });
  expect(await database().reply.count({ where: { requestId: request.id } })).toBe(0);
  expect(await database().outboxMessage.count({ where: { requestId: request.id } })).toBe(0);
});
