import { describe, expect, test } from "vitest";
import { database } from "@/lib/kernel/database";
import { acceptReferral } from "@/lib/requests/accept-referral";
import { answerReferral } from "@/lib/requests/answer-referral";
import { assignReferral } from "@/lib/requests/assign-referral";
import { cancelReferral } from "@/lib/requests/cancel-referral";
import { openReferral } from "@/lib/requests/open-referral";
import { passOnReferral } from "@/lib/requests/pass-on-referral";
import { readRequest } from "@/lib/requests/queries";
import { recallReferral } from "@/lib/requests/recall-referral";
import { referRequest } from "@/lib/requests/refer-request";
import { rejectAnswer } from "@/lib/requests/reject-answer";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import { returnReferral } from "@/lib/requests/return-referral";
import { aRequest, aSubstitute, vacate } from "@/tests/support/factories";
import { aDesk, aStandingReferral, type Desk, type Person, referralStatusOf, refused, statusOf } from "./desk";

const passOn = (by: Person, id: string, mode: "hand_over" | "ask", to: Person | string, more: object = {}) =>
  passOnReferral(by.actor, {
    id,
    mode,
    instruction: "لطفاً",
    to: typeof to === "string" ? { departmentId: to } : { positionId: to.positionId },
    ...more,
  });
const one = (id: string) => database().referral.findUniqueOrThrow({ where: { id } });
const refer = (desk: Desk, number: number, items: object[]) =>
  referRequest(desk.coordinator.actor, { number, items: items as never });

describe("a hand over", () => {
  test("owes in its parent's place, with its purpose and deadline", async () => {
    const desk = await aDesk();
    const dueAt = new Date(Date.now() + 86_400_000);
    const { request, referral } = await aStandingReferral(desk, "seen", {
      purpose: "examine",
      dueAt,
      urgency: "urgent",
    });
    const { id } = await passOn(desk.officer, referral.id, "hand_over", desk.colleague);
    expect(await one(id)).toMatchObject({
      status: "sent",
      purpose: "examine",
      dueAt,
      urgency: "urgent",
      parentId: referral.id,
    });
    expect(await statusOf(request)).toBe("referred");
    await answerReferral(desk.colleague.actor, { id, body: "انجام شد" });
    expect(await statusOf(request)).toBe("answered");
    expect(await referralStatusOf(referral)).toBe("passed_on");
  });

  test.each(["return", "recall"] as const)(
    "that comes back by %s is its holder's again, who may then return it himself",
    async (how) => {
      const desk = await aDesk();
      const { request, referral } = await aStandingReferral(desk, "accepted");
      const { id } = await passOn(desk.officer, referral.id, "hand_over", desk.colleague);
      if (how === "return") await returnReferral(desk.colleague.actor, { id, reason: "نه" });
      else await recallReferral(desk.officer.actor, { id });
      expect(await one(referral.id)).toMatchObject({ status: "accepted", unread: true, endedAt: null });
      expect(await statusOf(request)).toBe("referred");
      await returnReferral(desk.officer.actor, { id: referral.id, reason: "کار ما نیست" });
      expect(await statusOf(request)).toBe("new");
      expect((await database().request.findUniqueOrThrow({ where: { id: request.id } })).unread).toBe(true);
    },
  );

  test("that the owner cancels leaves its parent passed on", async () => {
    const desk = await aDesk();
    const { request, referral } = await aStandingReferral(desk, "accepted");
    const { id } = await passOn(desk.officer, referral.id, "hand_over", desk.colleague);
    await refused(() => cancelReferral(desk.second.actor, { id, reason: "نه" }), "forbidden");
    await refused(() => cancelReferral(desk.officer.actor, { id, reason: "نه" }), "forbidden");
    await cancelReferral(desk.coordinator.actor, { id, reason: "لازم نیست" });
    expect(await referralStatusOf(referral)).toBe("passed_on");
    expect(await statusOf(request)).toBe("new");
  });

  test("goes to one, not to oneself, to a seat that is filled, and not for information", async () => {
    const desk = await aDesk();
    const { referral } = await aStandingReferral(desk, "accepted");
    const attempts: [object, string][] = [
      [{ alsoTo: [{ positionId: desk.stranger.positionId }] }, "alsoTo"],
      [{ to: { positionId: desk.officer.positionId } }, "to.positionId"],
      [{ purpose: "information" }, "purpose"],
      [{ dueAt: new Date(Date.now() - 1000) }, "dueAt"],
      [{ to: {} }, "to"],
      [{ instruction: " " }, "instruction"],
    ];
    for (const [more, field] of attempts) {
      const error = await refused(
        () => passOn(desk.officer, referral.id, "hand_over", desk.colleague, more),
        "invalid",
      );
      expect(Object.keys(error.fields)).toEqual([field]);
    }
    await vacate(desk.colleague.positionId);
    const error = await refused(() => passOn(desk.officer, referral.id, "hand_over", desk.colleague), "invalid");
    expect(error.fields["to.positionId"]?.key).toBe("referral.vacantSeat");
  });
});

describe("an ask", () => {
  test("owes nothing to the request and answers to the asker, who alone may reject it while his own part is open", async () => {
    const desk = await aDesk();
    const { request, referral } = await aStandingReferral(desk, "sent");
    const { id, children } = await passOn(desk.officer, referral.id, "ask", desk.colleague, {
      alsoTo: [{ positionId: desk.stranger.positionId }],
    });
    expect(children).toHaveLength(2);
    await answerReferral(desk.colleague.actor, { id, body: "به نظر من بله" });
    expect(await statusOf(request)).toBe("referred");
    expect((await one(referral.id)).unread).toBe(true);
    const rejection = { number: request.number, referralId: id, reason: "چرا؟" };
    await refused(() => rejectAnswer(desk.coordinator.actor, rejection), "forbidden");
    await rejectAnswer(desk.officer.actor, rejection);
    expect(await one(id)).toMatchObject({ status: "accepted", round: 2 });
    await answerReferral(desk.colleague.actor, { id, body: "چون …" });
    await answerReferral(desk.officer.actor, { id: referral.id, body: "پاسخ نهایی" });
    expect(await statusOf(request)).toBe("answered");
    expect((await one(children[1]!.id)).status).toBe("cancelled");
    expect((await refused(() => rejectAnswer(desk.officer.actor, rejection), "conflict")).problem.key).toBe(
      "conflict.askerDone",
    );
    expect(await database().answer.count({ where: { referralId: id } })).toBe(2);
  });

  test("handed over is still an ask, cancelled with the asker's answer", async () => {
    const desk = await aDesk();
    const { request, referral } = await aStandingReferral(desk, "accepted");
    const ask = await passOn(desk.officer, referral.id, "ask", desk.colleague);
    const further = await passOn(desk.colleague, ask.id, "hand_over", desk.stranger);
    await answerReferral(desk.officer.actor, { id: referral.id, body: "پاسخ" });
    expect(await statusOf(request)).toBe("answered");
    expect((await one(further.id)).status).toBe("cancelled");
    expect((await one(ask.id)).status).toBe("passed_on");
  });

  test("that lingers after a hand over changes nothing when it is answered after the reply", async () => {
    const desk = await aDesk();
    const { request, referral } = await aStandingReferral(desk, "accepted");
    const ask = await passOn(desk.officer, referral.id, "ask", desk.stranger);
    const child = await passOn(desk.officer, referral.id, "hand_over", desk.colleague);
    await answerReferral(desk.colleague.actor, { id: child.id, body: "پاسخ" });
    await replyToRequest(desk.coordinator.actor, {
      number: request.number,
      channel: "phone",
      body: "گفتیم",
      then: "done",
    });
    expect((await one(ask.id)).status).toBe("cancelled");
    await refused(() => answerReferral(desk.stranger.actor, { id: ask.id, body: "نظر" }), "conflict");
    expect(await statusOf(request)).toBe("replied");
  });

  test("answers to the new holder when the manager assigns the asker's referral", async () => {
    const desk = await aDesk();
    const { request, referral } = await aStandingReferral(desk, "accepted");
    const ask = await passOn(desk.officer, referral.id, "ask", desk.stranger);
    await assignReferral(desk.head.actor, { id: referral.id, positionId: desk.colleague.positionId });
    await answerReferral(desk.stranger.actor, { id: ask.id, body: "نظر" });
    await rejectAnswer(desk.colleague.actor, { number: request.number, referralId: ask.id, reason: "بیشتر" });
    expect((await one(ask.id)).status).toBe("accepted");
  });
});

describe("copies and information", () => {
  test("change nothing, end when opened, and are no work", async () => {
    const desk = await aDesk();
    const request = await aRequest({ status: "replied", lastFinalReplyAt: new Date() });
    const to = { positionId: desk.officer.positionId };
    const { referrals } = await refer(desk, request.number, [
      { to, purpose: "information", instruction: "برای آگاهی" },
    ]);
    const [copy] = referrals;
    expect(await statusOf(request)).toBe("replied");
    for (const attempt of [
      () => acceptReferral(desk.officer.actor, { id: copy!.id }),
      () => answerReferral(desk.officer.actor, { id: copy!.id, body: "پاسخ" }),
      () => returnReferral(desk.officer.actor, { id: copy!.id, reason: "نه" }),
      () => passOn(desk.officer, copy!.id, "hand_over", desk.colleague),
    ])
      expect((await refused(attempt, "conflict")).problem.key).toBe("conflict.copy");
    await openReferral(desk.officer.actor, { id: copy!.id });
    expect((await one(copy!.id)).status).toBe("seen");
    expect(await statusOf(request)).toBe("replied");
  });

  test("leave a reopened request new, though an answer lies there", async () => {
    const desk = await aDesk();
    const { request } = await aStandingReferral(desk, "answered");
    await database().request.update({ where: { id: request.id }, data: { status: "new", reopened: true } });
    const to = { positionId: desk.stranger.positionId };
    const { referrals } = await refer(desk, request.number, [{ to, purpose: "information", instruction: "بدانید" }]);
    await recallReferral(desk.coordinator.actor, { id: referrals[0]!.id });
    expect(await statusOf(request)).toBe("new");
  });

  test("go with a referral; all or none are sent", async () => {
    const desk = await aDesk();
    const request = await aRequest();
    const item = { to: { departmentId: desk.tech }, purpose: "action", instruction: "اقدام کنید" };
    const copies = [{ positionId: desk.stranger.positionId, note: "بدانید" }];
    await vacate(desk.strangeHead.positionId);
    const vacant = { ...item, to: { positionId: desk.strangeHead.positionId } };
    const error = await refused(() => refer(desk, request.number, [{ ...item, copies }, vacant]), "invalid");
    expect(Object.keys(error.fields)).toEqual(["items.1.to.positionId"]);
    const { referrals, status } = await refer(desk, request.number, [{ ...item, copies }]);
    expect(status).toBe("referred");
    expect(referrals.map((r) => [r.copy, r.instruction])).toEqual([
      [false, "اقدام کنید"],
      [true, "بدانید"],
    ]);
  });
});

describe("assigning", () => {
  test("from a vacant seat, by the department's manager only, to a filled seat of the department", async () => {
    const desk = await aDesk();
    const { referral } = await aStandingReferral(desk, "accepted");
    await vacate(desk.officer.positionId);
    const assign = (by: Person, to: Person) => assignReferral(by.actor, { id: referral.id, positionId: to.positionId });
    await refused(() => assign(desk.strangeHead, desk.colleague), "notFound");
    await refused(() => assign(desk.colleague, desk.colleague), "notFound");
    await refused(() => assign(desk.coordinator, desk.colleague), "forbidden");
    expect((await refused(() => assign(desk.head, desk.stranger), "invalid")).fields.positionId?.key).toBe(
      "referral.otherDepartment",
    );
    expect((await refused(() => assign(desk.head, desk.officer), "invalid")).fields.positionId?.key).toBe(
      "referral.vacantSeat",
    );
    await assign(desk.head, desk.colleague);
    expect(await one(referral.id)).toMatchObject({
      status: "sent",
      holderPositionId: desk.colleague.positionId,
      unread: true,
    });
  });
});

test("what lies in a seat that nobody has, nor stands in for, is marked; its manager gives it on", async () => {
  const desk = await aDesk();
  const { request, referral } = await aStandingReferral(desk, "accepted");
  const [queued] = (await refer(desk, request.number, [
    { to: { departmentId: desk.tech }, purpose: "answer", instruction: "همچنین" },
  ]).then((sent) => sent.referrals))!;
  const vacant = async () =>
    (await readRequest(desk.coordinator.actor, { number: request.number })).referrals
      .filter((r) => r.vacant)
      .map((r) => r.id);
  expect(await vacant()).toEqual([]);
  await vacate(desk.officer.positionId);
  expect(await vacant()).toEqual([referral.id]);
  await aSubstitute(desk.officer.positionId, { userId: desk.colleague.userId });
  expect(await vacant()).toEqual([]);
  expect(queued!.holderPositionId).toBeNull();
});
