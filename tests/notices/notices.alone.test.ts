import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { closeMail } from "@/lib/channels/email";
import { fromTehran } from "@/lib/i18n/date";
import { database } from "@/lib/kernel/database";
import { jobContext } from "@/lib/kernel/jobs";
import { chooseNotices } from "@/lib/notices/choose-notices";
import { markNoticesRead } from "@/lib/notices/mark-notices-read";
import { countNotices, listNotices } from "@/lib/notices/queries";
import { sweepNotices } from "@/lib/notices/sweep-notices";
import { eraseCustomer } from "@/lib/privacy/erase-customer";
import { jobs as mailJobs } from "@/lib/replies/jobs";
import { addNote } from "@/lib/requests/add-note";
import { answerReferral } from "@/lib/requests/answer-referral";
import { openReferral } from "@/lib/requests/open-referral";
import { recallReferral } from "@/lib/requests/recall-referral";
import { referRequest } from "@/lib/requests/refer-request";
import { submitRequest } from "@/lib/requests/submit-request";
import { writeToRequest } from "@/lib/requests/write-to-request";
import type { Request } from "@/prisma/generated/client";
import { aDesk, type Desk, standing, tracking } from "@/tests/requests/desk";
import { aRequest, aSubstitute, vacate } from "@/tests/support/factories";
import { smtpServer } from "@/tests/support/smtp";
import { kindsOf, mailsTo, minutes, morning, noon, noticesOf, post, quiet, spread, waiting } from "./desk";

let desk: Desk;
let smtp: Awaited<ReturnType<typeof smtpServer>>;
beforeAll(async () => {
  smtp = await smtpServer();
  process.env.SMTP_URL = smtp.url;
  process.env.APP_URL = "https://crm.test";
  desk = await aDesk();
});
afterAll(async () => {
  closeMail();
  await smtp.close();
});

const refer = (request: Request, positionId: string, at = noon) =>
  clock.at(at, () =>
    referRequest(desk.coordinator.actor, {
      number: request.number,
      items: [{ to: { positionId }, purpose: "answer", instruction: "لطفاً بررسی کنید" }],
    }),
  );

describe("in the product", () => {
  test("a referral tells its seat and its substitute once, however often the job runs, and not who sent it", async () => {
    const request = await aRequest();
    const substitute = await aSubstitute(desk.officer.positionId, { from: fromTehran("2026-11-20", 0) });
    await refer(request, desk.officer.positionId);
    await spread(request);
    await spread(request);
    expect(await kindsOf(desk.officer.userId, request)).toEqual(["referred"]);
    expect(await kindsOf(substitute.userId, request)).toEqual(["referred"]);
    expect(await kindsOf(desk.coordinator.userId, request)).toEqual([]);
    await database().substitution.update({ where: { id: substitute.id }, data: { endedAt: noon } });
  });

  test("a vacant seat's manager is told in its place", async () => {
    const request = await aRequest();
    const left = await aDesk();
    await refer(request, left.officer.positionId);
    await vacate(left.officer.positionId);
    await spread(request);
    expect(await kindsOf(left.officer.userId, request)).toEqual([]);
    expect(await kindsOf(left.head.userId, request)).toEqual(["referred"]);
  });

  test("the list shows who, what and of which request; what is out of sight by now has no subject", async () => {
    const request = await aRequest({ subject: "راز", confidential: true });
    const sent = await refer(request, desk.colleague.positionId);
    await spread(request);
    const { actor } = desk.colleague;
    const list = async () => (await listNotices(actor, {})).items.filter((n) => n.request?.number === request.number);
    expect(await list()).toMatchObject([
      { kind: "referred", by: desk.coordinator.actor.name, read: false, request: { subject: "راز", open: true } },
    ]);
    await openReferral(actor, { id: sent.referrals[0]!.id });
    await recallReferral(desk.coordinator.actor, { id: sent.referrals[0]!.id });
    await spread(request);
    expect((await list()).map((n) => [n.kind, n.request?.subject, n.request?.open])).toEqual([
      ["recalled", null, false],
      ["referred", null, false],
    ]);
  });

  test("what was taken back before anybody saw it leaves nothing to read", async () => {
    const request = await aRequest();
    const sent = await refer(request, desk.officer.positionId);
    await spread(request);
    expect(await kindsOf(desk.officer.userId, request)).toEqual(["referred"]);
    await recallReferral(desk.coordinator.actor, { id: sent.referrals[0]!.id });
    await spread(request);
    expect(await kindsOf(desk.officer.userId, request)).toEqual([]);
  });

  test("it is read by itself, with its request, or with all; the counter follows", async () => {
    const { actor, userId } = (await aDesk()).officer;
    for (const n of [1, 2, 3]) {
      const request = await aRequest();
      await refer(request, actor.seats[0]!.positionId, minutes(n));
      await spread(request, minutes(n));
    }
    expect(await countNotices(actor, {})).toBe(3);
    const [first, second] = (await listNotices(actor, { limit: 2 })).items;
    expect((await markNoticesRead(actor, { ids: [first!.id] })).read).toBe(1);
    expect((await markNoticesRead(actor, { number: second!.request!.number })).read).toBe(1);
    expect((await listNotices(actor, { unread: true })).items).toHaveLength(1);
    expect((await markNoticesRead(desk.stranger.actor, { all: true })).read).toBe(0);
    expect((await markNoticesRead(actor, { all: true })).read).toBe(1);
    expect(await countNotices(actor, {})).toBe(0);
    expect(await database().notice.count({ where: { userId, mailAt: { not: null } } })).toBe(0);
  });

  test("a page of the list ends where the next one begins", async () => {
    const { actor } = (await aDesk()).officer;
    for (let n = 0; n < 5; n++) {
      const request = await aRequest();
      await refer(request, actor.seats[0]!.positionId, minutes(n));
      await spread(request, minutes(n));
    }
    const one = await listNotices(actor, { limit: 2 });
    const two = await listNotices(actor, { limit: 2, cursor: one.nextCursor! });
    const back = await listNotices(actor, { limit: 2, before: two.previousCursor! });
    expect(new Set([...one.items, ...two.items].map((n) => n.id)).size).toBe(4);
    expect(back.items).toEqual(one.items);
  });

  test("a kind that was switched off is not told, and a note's words are never in a notice", async () => {
    const { actor, userId, positionId } = (await aDesk()).officer;
    await chooseNotices(actor, { ...quiet, kinds: { referred: { inApp: false, mail: "off" } } });
    const request = await standing(desk, "referred");
    await refer(request, positionId);
    await addNote(desk.coordinator.actor, { number: request.number, body: "میان خودمان" });
    await spread(request);
    expect(await kindsOf(userId, request)).toEqual(["noted"]);
    expect(JSON.stringify((await listNotices(actor, {})).items)).not.toContain("میان خودمان");
  });

  test("a note of a colleague wakes what was put off, one's own does not", async () => {
    const request = await standing(desk, "referred");
    await database().request.update({
      where: { id: request.id },
      data: { followUpAt: morning, followUpById: desk.coordinator.userId, snoozed: true },
    });
    const snoozed = async () => (await database().request.findUniqueOrThrow({ where: { id: request.id } })).snoozed;
    await addNote(desk.coordinator.actor, { number: request.number, body: "یادم باشد" });
    await spread(request);
    expect(await snoozed()).toBe(true);
    await addNote(desk.officer.actor, { number: request.number, body: "کالا رسید" });
    await spread(request);
    expect(await snoozed()).toBe(false);
  });
});

describe("at intake", () => {
  const submit = async () => {
    const { id } = await submitRequest(
      { kind: "public" },
      {
        channel: "web",
        subject: "پرسش",
        body: "متن",
        customer: { phone: `0912${Math.random().toString().slice(2, 9)}` },
      },
    );
    return id;
  };
  const queued = async (id: string) => (await waiting(id)).length;

  test("nothing is queued until a coordinator asks to be told of new requests", async () => {
    expect(await queued(await submit())).toBe(0);
    const { actor, userId } = desk.coordinator;
    await chooseNotices(actor, { ...quiet, kinds: { newRequest: { inApp: true, mail: "off" } } });
    const id = await submit();
    expect(await queued(id)).toBe(1);
    await spread({ id });
    expect(await kindsOf(userId, { id })).toEqual(["newRequest"]);
    expect(await kindsOf(desk.second.userId, { id })).toEqual([]);
    await chooseNotices(actor, { ...quiet, kinds: {} });
    expect(await queued(await submit())).toBe(0);
  });
});

describe("by mail", () => {
  const now = { inApp: true, mail: "now" as const };

  test("ten things of one request within minutes are one mail, without a word of the customer's but the subject", async () => {
    const { coordinator } = await aDesk();
    await chooseNotices(coordinator.actor, { ...quiet, kinds: { customerWrote: now } });
    const request = await standing({ ...desk, coordinator }, "referred");
    for (let n = 0; n < 10; n++)
      await clock.at(minutes(n / 10), () => writeToRequest(tracking(request), { body: `متن محرمانه ${n}` }));
    await spread(request);
    expect(await post(coordinator.userId, minutes(1))).toEqual({ mails: 0 });
    const sent = await Promise.all([post(coordinator.userId, minutes(3)), post(coordinator.userId, minutes(3))]);
    expect(sent.map((s) => s.mails).sort()).toEqual([0, 1]);
    const [mail, ...more] = await mailsTo(coordinator.actor.email);
    expect(more).toEqual([]);
    await mailJobs["outbox.deliver"]!({ outboxId: mail!.id }, jobContext(1, 25));
    const got = smtp.received.at(-1)!;
    expect(got.mail.headers.get("auto-submitted")).toBe("auto-generated");
    expect(got.mail.text).toContain(`https://crm.test/requests/${request.number}`);
    expect(got.mail.html).toContain('dir="rtl"');
    expect(`${got.mail.subject}${got.mail.text}`).toContain(request.subject);
    expect(`${got.mail.text}${got.mail.html}`).not.toContain("محرمانه");
    expect(await post(coordinator.userId, morning)).toEqual({ mails: 0 });
  });

  test("in quiet hours it waits, also for whoever made them quiet afterwards; what was read meanwhile is not mailed", async () => {
    const { coordinator } = await aDesk();
    await chooseNotices(coordinator.actor, { ...quiet, quietDaysOff: false, kinds: { customerWrote: now } });
    const request = await standing({ ...desk, coordinator }, "referred");
    await clock.at(noon, () => writeToRequest(tracking(request), { body: "یک" }));
    await spread(request);
    const quieter = { ...quiet, quietFrom: 700, quietTo: 800, kinds: { customerWrote: now } };
    await clock.at(minutes(3), () => chooseNotices(coordinator.actor, quieter));
    expect(await post(coordinator.userId, minutes(5))).toEqual({ mails: 0 });
    const [held] = await noticesOf(coordinator.userId, request);
    expect(held!.mailAt).toEqual(fromTehran("2026-11-21", 800));
    await markNoticesRead(coordinator.actor, { number: request.number });
    expect(await post(coordinator.userId, fromTehran("2026-11-21", 801))).toEqual({ mails: 0 });
  });

  test("the mail of the day comes once, at its hour, by one of two workers, with what is still unread", async () => {
    const { officer } = await aDesk();
    const [read, unread, another] = [await aRequest(), await aRequest(), await aRequest()];
    for (const request of [read, unread, another]) {
      await refer(request, officer.positionId);
      await spread(request);
    }
    await markNoticesRead(officer.actor, { number: read.number });
    expect(await post(officer.userId, minutes(120))).toEqual({ mails: 0 });
    const sent = await Promise.all([post(officer.userId, morning), post(officer.userId, morning)]);
    expect(sent.map((s) => s.mails).sort()).toEqual([0, 1]);
    const [digest, ...more] = await mailsTo(officer.actor.email);
    expect(more).toEqual([]);
    expect(digest).toMatchObject({ purpose: "digest", status: "queued", requestId: null });
    expect(digest!.text).toContain(`/requests/${unread.number}`);
    expect(digest!.text).toContain(`/requests/${another.number}`);
    expect(digest!.text).not.toContain(`/requests/${read.number}`);
    expect(digest!.html).not.toContain("لطفاً بررسی کنید");
  });

  test("what went out of sight before the mail is not in it; nobody gets a mail of nothing", async () => {
    const { officer } = await aDesk();
    const request = await aRequest();
    const { referrals } = await refer(request, officer.positionId);
    await spread(request);
    await recallReferral(desk.coordinator.actor, { id: referrals[0]!.id });
    expect(await post(officer.userId, morning)).toEqual({ mails: 0 });
    expect(await mailsTo(officer.actor.email)).toEqual([]);
  });

  test("where no mail server is set up nothing heaps up", async () => {
    const { coordinator } = await aDesk();
    const request = await standing({ ...desk, coordinator }, "referred");
    const [referral] = await database().referral.findMany({ where: { requestId: request.id } });
    const { env } = await import("@/lib/base/env");
    const url = env().SMTP_URL;
    Object.assign(env(), { SMTP_URL: undefined });
    await answerReferral(desk.officer.actor, { id: referral!.id, body: "پاسخ" });
    await spread(request);
    Object.assign(env(), { SMTP_URL: url });
    expect(await noticesOf(coordinator.userId, request)).toMatchObject([
      { kind: "answered", mail: null, mailAt: null },
    ]);
  });
});

test("a mail to a colleague says nothing more of a customer who was erased", async () => {
  const { officer, manager } = await aDesk();
  const request = await aRequest({ subject: "موضوع پاک‌شدنی" });
  await refer(request, officer.positionId);
  await spread(request);
  await post(officer.userId, morning);
  await database().request.update({ where: { id: request.id }, data: { status: "closed" } });
  const { code } = await database().customer.findUniqueOrThrow({ where: { id: request.customerId } });
  await eraseCustomer(manager, { code, confirm: code, reason: "به درخواست خودش" });
  const [mail] = await mailsTo(officer.actor.email);
  expect([mail!.text, mail!.html]).toEqual(["—", null]);
});

test("old ones are let go, and the mails that told them", async () => {
  const { officer } = await aDesk();
  const request = await aRequest();
  await refer(request, officer.positionId);
  await spread(request);
  await post(officer.userId, morning);
  await markNoticesRead(officer.actor, { all: true });
  const days = (n: number) => new Date(morning.getTime() + n * 86_400_000);
  await database().outboxMessage.updateMany({ where: { toAddress: officer.actor.email }, data: { status: "sent" } });
  await clock.at(days(6), () => sweepNotices(SYSTEM("test"), {}));
  expect(await mailsTo(officer.actor.email)).toHaveLength(1);
  await clock.at(days(31), () => sweepNotices(SYSTEM("test"), {}));
  expect(await mailsTo(officer.actor.email)).toEqual([]);
  expect(await noticesOf(officer.userId, request)).toEqual([]);
});
