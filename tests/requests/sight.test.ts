import { describe, expect, test } from "vitest";
import type { UserActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { newId } from "@/lib/base/id";
import { readEarlier } from "@/lib/customers/queries";
import { database } from "@/lib/kernel/database";
import { acceptReferral } from "@/lib/requests/accept-referral";
import { addNote } from "@/lib/requests/add-note";
import { answerReferral } from "@/lib/requests/answer-referral";
import { cancelReferral } from "@/lib/requests/cancel-referral";
import { passOnReferral } from "@/lib/requests/pass-on-referral";
import { readRequest, searchRequests } from "@/lib/requests/queries";
import { recallReferral } from "@/lib/requests/recall-referral";
import { returnReferral } from "@/lib/requests/return-referral";
import type { Referral } from "@/prisma/generated/client";
import { aCustomer, actorOf, aPosition, aReferral, aRequest, aSubstitute, vacate } from "@/tests/support/factories";
import { aDesk, aStandingReferral, refused } from "./desk";

const sees = async (actor: UserActor, number: number) =>
  readRequest(actor, { number }).then(
    () => true,
    (e) => (e.code === "notFound" ? false : Promise.reject(e)),
  );

describe("a referral opens the request in full", () => {
  test("to its seat, its sender's desk and the department's manager; to nobody else", async () => {
    const desk = await aDesk();
    const { request } = await aStandingReferral(desk, "sent");
    for (const { actor } of [desk.officer, desk.head, desk.coordinator, desk.second])
      expect(await sees(actor, request.number)).toBe(true);
    expect(await sees(desk.manager, request.number)).toBe(true);
    for (const { actor } of [desk.colleague, desk.stranger, desk.strangeHead])
      expect(await sees(actor, request.number)).toBe(false);
    expect(await sees(desk.administrator, request.number)).toBe(false);
  });

  test("to a queue's members until one of them claims it", async () => {
    const desk = await aDesk();
    const { request, referral } = await aStandingReferral(desk, "sent", {
      toDepartmentId: desk.tech,
      holderPositionId: null,
    });
    for (const { actor } of [desk.officer, desk.colleague]) expect(await sees(actor, request.number)).toBe(true);
    await acceptReferral(desk.officer.actor, { id: referral.id });
    expect([await sees(desk.officer.actor, request.number), await sees(desk.colleague.actor, request.number)]).toEqual([
      true,
      false,
    ]);
  });

  test("also a confidential one, and still only by a referral of one's own", async () => {
    const desk = await aDesk();
    const { request } = await aStandingReferral(desk, "sent");
    await database().request.update({ where: { id: request.id }, data: { confidential: true } });
    expect([await sees(desk.officer.actor, request.number), await sees(desk.colleague.actor, request.number)]).toEqual([
      true,
      false,
    ]);
  });
});

describe("the end of sight", () => {
  test.each(["return", "recall", "cancel"] as const)("%s ends it", async (how) => {
    const desk = await aDesk();
    const { request, referral } = await aStandingReferral(desk, "seen");
    const { id } = referral;
    if (how === "return") await returnReferral(desk.officer.actor, { id, reason: "نه" });
    if (how === "recall") await recallReferral(desk.coordinator.actor, { id });
    if (how === "cancel") await cancelReferral(desk.coordinator.actor, { id, reason: "نه" });
    expect(await sees(desk.officer.actor, request.number)).toBe(false);
    await refused(() => addNote(desk.officer.actor, { number: request.number, body: "من" }), "notFound");
    // Whom it was sent to is told what became of it, and no more.
    await refused(() => answerReferral(desk.officer.actor, { id, body: "پاسخ" }), "conflict");
  });

  test.each(["answer", "hand over"] as const)("%s keeps it, to be read only", async (how) => {
    const desk = await aDesk();
    const { request, referral } = await aStandingReferral(desk, "accepted");
    const { id } = referral;
    if (how === "answer") await answerReferral(desk.officer.actor, { id, body: "پاسخ" });
    else
      await passOnReferral(desk.officer.actor, {
        id,
        mode: "hand_over",
        instruction: "شما",
        to: { positionId: desk.stranger.positionId },
      });
    expect(await sees(desk.officer.actor, request.number)).toBe(true);
    await refused(() => addNote(desk.officer.actor, { number: request.number, body: "من" }), "forbidden");
    await refused(() => answerReferral(desk.officer.actor, { id, body: "باز هم" }), "conflict");
    expect(await sees(desk.stranger.actor, request.number)).toBe(how === "hand over");
  });

  test("with the seat: it goes to the successor", async () => {
    const desk = await aDesk();
    const { request } = await aStandingReferral(desk, "accepted");
    await vacate(desk.officer.positionId);
    expect(await sees(await actorOf(desk.officer.userId), request.number)).toBe(false);
    expect(await sees(await actorOf(desk.head.userId), request.number)).toBe(true);
  });
});

test("a single request, the search and a customer's earlier requests draw the same line, for everyone", async () => {
  const desk = await aDesk();
  const { officer, colleague, coordinator } = desk;
  const { id: customerId } = await aCustomer();
  const { id: vacant } = await aPosition({ departmentId: desk.tech, holder: null });
  const { id: vacantDesk } = await aPosition({ departmentId: desk.tech, role: "coordinator", holder: null });
  const { userId: substitute } = await aSubstitute(officer.positionId);
  const from = { fromPositionId: coordinator.positionId, fromUserId: coordinator.userId };
  const referred = async (to: Partial<Referral>, confidential = false) => {
    const { id, number } = await aRequest({ customerId, confidential, status: "referred" });
    await aReferral({ requestId: id, ...from, ...to });
    return number;
  };
  const seat = await referred({ toPositionId: officer.positionId });
  const secret = await referred({ toPositionId: officer.positionId }, true);
  const over = await referred({ toPositionId: officer.positionId, status: "returned" });
  const queue = await referred({ toDepartmentId: desk.tech }, true);
  const claimed = await referred({ toDepartmentId: desk.tech, holderPositionId: colleague.positionId });
  const unheld = await referred({ toPositionId: vacant });
  const { number: orphan } = await aRequest({ customerId, status: "answered", ownerPositionId: vacantDesk });
  const all = [seat, secret, over, queue, claimed, unheld, orphan];
  const people: [string, UserActor, number[]][] = [
    ["officer", await actorOf(officer.userId), [seat, secret, queue]],
    ["substitute", await actorOf(substitute), [seat, secret, queue]],
    ["colleague", await actorOf(colleague.userId), [queue, claimed]],
    ["head", await actorOf(desk.head.userId), [seat, secret, queue, claimed, unheld, orphan]],
    ["stranger", desk.stranger.actor, []],
    ["coordinator", coordinator.actor, all],
    ["manager", desk.manager, all],
  ];
  for (const [who, actor, wanted] of people) {
    const opened: number[] = [];
    for (const number of all) if (await sees(actor, number)) opened.push(number);
    const { items } = await searchRequests(actor, { customerId });
    const card = await readEarlier(database() as unknown as Db, actor, customerId, null);
    const hidden = new Set([secret, queue].filter((number) => !wanted.includes(number)));
    expect(opened, who).toEqual(wanted);
    expect(
      items.map((one) => one.number).sort((a, b) => a - b),
      who,
    ).toEqual(wanted);
    expect(
      card
        .filter((one) => one.inSight)
        .map((one) => one.number)
        .sort((a, b) => a - b),
      who,
    ).toEqual(wanted);
    expect(new Set(card.map((one) => one.number)), who).toEqual(new Set(all.filter((number) => !hidden.has(number))));
  }
});

test("an ask that is recalled leaves the asker's own sight alone", async () => {
  const desk = await aDesk();
  const { request, referral } = await aStandingReferral(desk, "accepted");
  const ask = await passOnReferral(desk.officer.actor, {
    id: referral.id,
    mode: "ask",
    instruction: "نظر؟",
    to: { positionId: desk.stranger.positionId },
  });
  expect(await sees(desk.stranger.actor, request.number)).toBe(true);
  await recallReferral(desk.officer.actor, { id: ask.id });
  expect([await sees(desk.stranger.actor, request.number), await sees(desk.officer.actor, request.number)]).toEqual([
    false,
    true,
  ]);
});

test("what does not exist and what is foreign look the same", async () => {
  const desk = await aDesk();
  const { request, referral } = await aStandingReferral(desk, "sent");
  const stranger = desk.stranger.actor;
  for (const number of [request.number, 2_000_000_000, (await aRequest()).number])
    await refused(() => readRequest(stranger, { number }), "notFound");
  for (const id of [referral.id, newId()]) {
    await refused(() => acceptReferral(stranger, { id }), "notFound");
    await refused(() => recallReferral(stranger, { id }), "notFound");
    await refused(() => cancelReferral(stranger, { id, reason: "نه" }), "notFound");
  }
});
