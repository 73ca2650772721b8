import { describe, expect, test } from "vitest";
import { clock } from "@/lib/base/clock";
import { database } from "@/lib/kernel/database";
import { laps } from "@/lib/referrals/rules";
import { acceptReferral } from "@/lib/requests/accept-referral";
import { answerReferral } from "@/lib/requests/answer-referral";
import { assignReferral } from "@/lib/requests/assign-referral";
import { cancelReferral } from "@/lib/requests/cancel-referral";
import { openReferral } from "@/lib/requests/open-referral";
import { passOnReferral } from "@/lib/requests/pass-on-referral";
import { recallReferral } from "@/lib/requests/recall-referral";
import { rejectAnswer } from "@/lib/requests/reject-answer";
import { releaseReferral } from "@/lib/requests/release-referral";
import { returnReferral } from "@/lib/requests/return-referral";
import type { ReferralStatus, RequestStatus } from "@/prisma/generated/enums";
import { aDesk, aStandingReferral, type Desk, referralStatusOf, refused, statusOf } from "./desk";

const all: ReferralStatus[] = [
  "sent",
  "seen",
  "accepted",
  "answered",
  "passed_on",
  "returned",
  "recalled",
  "cancelled",
];
type Ids = { id: string; number: number };
type Row = {
  name: string;
  from: ReferralStatus[];
  to: ReferralStatus;
  request: RequestStatus;
  act: (desk: Desk, r: Ids) => Promise<unknown>;
};
const to = (positionId: string) => ({ to: { positionId } });

// domain.md, "The life of a referral": act, from, to; and what becomes of the request.
const table: Row[] = [
  {
    name: "accept",
    from: ["sent", "seen"],
    to: "accepted",
    request: "referred",
    act: (d, { id }) => acceptReferral(d.officer.actor, { id }),
  },
  {
    name: "assign",
    from: ["sent", "seen", "accepted"],
    to: "sent",
    request: "referred",
    act: (d, { id }) => assignReferral(d.head.actor, { id, positionId: d.colleague.positionId }),
  },
  {
    name: "return",
    from: ["sent", "seen", "accepted"],
    to: "returned",
    request: "new",
    act: (d, { id }) => returnReferral(d.officer.actor, { id, reason: "کار ما نیست" }),
  },
  {
    name: "recall",
    from: ["sent", "seen"],
    to: "recalled",
    request: "new",
    act: (d, { id }) => recallReferral(d.coordinator.actor, { id }),
  },
  {
    name: "cancel",
    from: ["sent", "seen", "accepted"],
    to: "cancelled",
    request: "new",
    act: (d, { id }) => cancelReferral(d.coordinator.actor, { id, reason: "دیگر لازم نیست" }),
  },
  {
    name: "hand over",
    from: ["sent", "seen", "accepted"],
    to: "passed_on",
    request: "referred",
    act: (d, { id }) =>
      passOnReferral(d.officer.actor, {
        id,
        mode: "hand_over",
        instruction: "شما پاسخ دهید",
        ...to(d.colleague.positionId),
      }),
  },
  {
    name: "ask",
    from: ["sent", "seen", "accepted"],
    to: "accepted",
    request: "referred",
    act: (d, { id }) =>
      passOnReferral(d.officer.actor, { id, mode: "ask", instruction: "نظرتان؟", ...to(d.stranger.positionId) }),
  },
  {
    name: "answer",
    from: ["sent", "seen", "accepted"],
    to: "answered",
    request: "answered",
    act: (d, { id }) => answerReferral(d.officer.actor, { id, body: "درست شد" }),
  },
  {
    name: "reject",
    from: ["answered"],
    to: "accepted",
    request: "referred",
    act: (d, { id, number }) => rejectAnswer(d.coordinator.actor, { number, referralId: id, reason: "ناقص است" }),
  },
];

describe.each(table)("$name", ({ from, to, request: expected, act }) => {
  test.each(all)("from %s", async (status) => {
    const desk = await aDesk();
    const { request, referral } = await aStandingReferral(desk, status);
    const attempt = () => act(desk, { id: referral.id, number: request.number });
    if (!from.includes(status)) {
      const error = await refused(attempt, "conflict");
      expect(error.problem.params?.status).toBe(`words.referralStatus.${status}`);
      return;
    }
    await attempt();
    expect(await referralStatusOf(referral)).toBe(to);
    expect(await statusOf(request)).toBe(expected);
    const after = await database().referral.findUniqueOrThrow({ where: { id: referral.id } });
    expect(after.version).toBeGreaterThan(referral.version);
  });

  test.each(["closed", "merged", "spam"] as const)("not when the request is %s", async (status) => {
    const desk = await aDesk();
    const { request, referral } = await aStandingReferral(desk, from[0]!);
    await database().request.update({ where: { id: request.id }, data: { status } });
    await refused(() => act(desk, { id: referral.id, number: request.number }), "conflict");
  });
});

test("a stale version is told what came last", async () => {
  const desk = await aDesk();
  const sent = await aStandingReferral(desk, "sent", { version: 4 });
  const accept = () => acceptReferral(desk.officer.actor, { id: sent.referral.id, version: 3 });
  const answered = await aStandingReferral(desk, "answered");
  const { number, version } = answered.request;
  const stale = { number, referralId: answered.referral.id, reason: "ناقص", version: version + 1 };
  for (const attempt of [accept, () => rejectAnswer(desk.coordinator.actor, stale)])
    expect((await refused(attempt, "conflict")).problem).toMatchObject({
      key: "conflict.stale",
      params: { step: "events.request.submitted" },
    });
});

describe("open", () => {
  test.each(all)("from %s", async (status) => {
    const desk = await aDesk();
    const { request, referral } = await aStandingReferral(desk, status);
    const events = () => database().event.count({ where: { referralId: referral.id } });
    await openReferral(desk.officer.actor, { id: referral.id });
    expect(await referralStatusOf(referral)).toBe(status === "sent" ? "seen" : status);
    expect(await events()).toBe(status === "sent" ? 1 : 0);
    const once = await database().referral.findUniqueOrThrow({ where: { id: referral.id } });
    expect(once.unread).toBe(false);
    await openReferral(desk.officer.actor, { id: referral.id });
    expect(await database().referral.findUniqueOrThrow({ where: { id: referral.id } })).toEqual(once);
    expect(await events()).toBe(status === "sent" ? 1 : 0);
    expect((await database().request.findUniqueOrThrow({ where: { id: request.id } })).version).toBe(request.version);
  });

  test("what was opened can be taken on from the page as it was then", async () => {
    const desk = await aDesk();
    const { referral } = await aStandingReferral(desk, "sent");
    await openReferral(desk.officer.actor, { id: referral.id });
    await acceptReferral(desk.officer.actor, { id: referral.id, version: referral.version });
    expect(await referralStatusOf(referral)).toBe("accepted");
  });
});

describe("the queue of a department", () => {
  const queued = (desk: Desk) => ({ toDepartmentId: desk.tech, holderPositionId: null });

  test("a member claims, and lays it back", async () => {
    const desk = await aDesk();
    const { referral } = await aStandingReferral(desk, "sent", queued(desk));
    await acceptReferral(desk.colleague.actor, { id: referral.id });
    const claimed = await database().referral.findUniqueOrThrow({ where: { id: referral.id } });
    expect(claimed).toMatchObject({
      status: "accepted",
      holderPositionId: desk.colleague.positionId,
      toDepartmentId: desk.tech,
    });
    await releaseReferral(desk.colleague.actor, { id: referral.id });
    const back = await database().referral.findUniqueOrThrow({ where: { id: referral.id } });
    expect(back).toMatchObject({ status: "sent", holderPositionId: null, unread: true });
  });

  test("what was laid back and then taken back was seen, and lay untaken since; nobody holds it to be told", async () => {
    const desk = await aDesk();
    const { referral } = await aStandingReferral(desk, "sent", queued(desk));
    const at = (minutes: number) => new Date(referral.sentAt.getTime() + minutes * 60_000);
    const now = () => database().referral.findUniqueOrThrow({ where: { id: referral.id } });
    await clock.at(at(3), () => acceptReferral(desk.colleague.actor, { id: referral.id }));
    await clock.at(at(9), () => releaseReferral(desk.colleague.actor, { id: referral.id }));
    await clock.at(at(12), () => openReferral(desk.officer.actor, { id: referral.id }));
    expect(laps(await now(), at(20)).map(({ lap, running }) => [lap, running])).toEqual([
      ["unseen", false],
      ["untaken", true],
    ]);
    await clock.at(at(30), () => recallReferral(desk.coordinator.actor, { id: referral.id }));
    expect(await now()).toMatchObject({ status: "recalled", holderPositionId: null });
    expect(laps(await now(), at(99))).toEqual([
      { lap: "unseen", ms: 3 * 60_000, running: false },
      { lap: "untaken", ms: 27 * 60_000, running: false },
    ]);
  });

  test("who comes second is told by whom it was taken; strangers see nothing", async () => {
    const desk = await aDesk();
    const { referral } = await aStandingReferral(desk, "sent", queued(desk));
    await refused(() => acceptReferral(desk.stranger.actor, { id: referral.id }), "notFound");
    await acceptReferral(desk.colleague.actor, { id: referral.id });
    const error = await refused(() => acceptReferral(desk.officer.actor, { id: referral.id }), "conflict");
    const seat = await database().position.findUniqueOrThrow({ where: { id: desk.colleague.positionId } });
    expect(error.problem).toMatchObject({ key: "conflict.claimed", params: { seat: seat.title } });
    await refused(() => releaseReferral(desk.officer.actor, { id: referral.id }), "conflict");
    await refused(() => acceptReferral(desk.coordinator.actor, { id: referral.id }), "forbidden");
  });

  test("answering and passing on claim by themselves", async () => {
    const desk = await aDesk();
    const one = await aStandingReferral(desk, "seen", queued(desk));
    await answerReferral(desk.officer.actor, { id: one.referral.id, body: "پاسخ" });
    const two = await aStandingReferral(desk, "sent", queued(desk));
    await passOnReferral(desk.officer.actor, {
      id: two.referral.id,
      mode: "hand_over",
      instruction: "شما",
      ...to(desk.stranger.positionId),
    });
    for (const { referral } of [one, two])
      expect((await database().referral.findUniqueOrThrow({ where: { id: referral.id } })).holderPositionId).toBe(
        desk.officer.positionId,
      );
  });

  test("only what was claimed is released, and nothing that was answered once", async () => {
    const desk = await aDesk();
    const sent = await aStandingReferral(desk, "accepted");
    expect(
      (await refused(() => releaseReferral(desk.officer.actor, { id: sent.referral.id }), "conflict")).problem.key,
    ).toBe("conflict.notFromQueue");
    const { request, referral } = await aStandingReferral(desk, "sent", queued(desk));
    await answerReferral(desk.officer.actor, { id: referral.id, body: "پاسخ" });
    await rejectAnswer(desk.coordinator.actor, { number: request.number, referralId: referral.id, reason: "ناقص" });
    for (const attempt of [
      () => releaseReferral(desk.officer.actor, { id: referral.id }),
      () => returnReferral(desk.officer.actor, { id: referral.id, reason: "نه" }),
    ])
      expect((await refused(attempt, "conflict")).problem.key).toBe("conflict.hasAnswer");
  });
});
