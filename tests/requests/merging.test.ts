import { describe, expect, test } from "vitest";
import { database } from "@/lib/kernel/database";
import { answerReferral } from "@/lib/requests/answer-referral";
import { findShown } from "@/lib/requests/find-shown";
import { mergeRequests } from "@/lib/requests/merge-requests";
import { passOnReferral } from "@/lib/requests/pass-on-referral";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import { unmergeRequest } from "@/lib/requests/unmerge-request";
import { writeToRequest } from "@/lib/requests/write-to-request";
import { aRequest } from "@/tests/support/factories";
import { aDesk, countersAreRight, refused, row, standing, statusOf, tracking } from "./desk";

describe("merging", () => {
  test("unfinished work goes on under the other request and comes back when it is undone", async () => {
    const desk = await aDesk();
    const one = await standing(desk, "referred");
    const other = await aRequest({ customerId: one.customerId });
    await mergeRequests(desk.coordinator.actor, { number: one.number, into: other.number });
    expect([await statusOf(one), await statusOf(other)]).toEqual(["merged", "referred"]);
    const [referral] = await database().referral.findMany({ where: { requestId: other.id } });
    const { messageId } = await writeToRequest(tracking(one), { body: "خبری نشد؟" });
    const child = await passOnReferral(desk.officer.actor, {
      id: referral!.id,
      mode: "hand_over",
      instruction: "شما",
      to: { positionId: desk.colleague.positionId },
    });
    await answerReferral(desk.colleague.actor, { id: child.id, body: "پاسخ" });
    expect(await statusOf(other)).toBe("answered");
    await unmergeRequest(desk.second.actor, { mergeId: one.id });
    expect([await statusOf(one), await statusOf(other)]).toEqual(["answered", "new"]);
    expect(await row(one.id)).toMatchObject({ mergedIntoId: null, mergedFrom: null, unread: true });
    expect(await database().referral.count({ where: { requestId: one.id } })).toBe(2);
    expect(await database().answer.count({ where: { requestId: one.id } })).toBe(1);
    expect((await database().customerMessage.findUniqueOrThrow({ where: { id: messageId } })).requestId).toBe(one.id);
    await countersAreRight(one.customerId);
  });

  test("a link to it leads whoever had its work to where that went on, and nobody else", async () => {
    const desk = await aDesk();
    const one = await standing(desk, "referred");
    const other = await aRequest({ customerId: one.customerId });
    const { number } = one;
    await mergeRequests(desk.coordinator.actor, { number, into: other.number });
    expect(await findShown(desk.officer.actor, { number })).toEqual({ number: other.number });
    await refused(() => findShown(desk.stranger.actor, { number }), "notFound");
  });

  test("a finished one brings no old answer, and is as before when it is undone", async () => {
    const desk = await aDesk();
    const one = await standing(desk, "answered");
    await replyToRequest(desk.coordinator.actor, { number: one.number, channel: "phone", body: "گفته شد" });
    const before = await row(one.id);
    const other = await aRequest({ customerId: one.customerId });
    await mergeRequests(desk.coordinator.actor, { number: one.number, into: other.number });
    expect(await statusOf(other)).toBe("new");
    await unmergeRequest(desk.coordinator.actor, { number: one.number });
    expect(await row(one.id)).toMatchObject({
      status: "replied",
      silenceFrom: before.silenceFrom,
      outcome: before.outcome,
    });
  });

  test("only into an open request of the same customer, not into itself", async () => {
    const desk = await aDesk();
    const one = await aRequest();
    const merge = (into: number) => mergeRequests(desk.coordinator.actor, { number: one.number, into });
    const foreign = await aRequest();
    expect((await refused(() => merge(foreign.number), "conflict")).problem.key).toBe("conflict.mergeOtherCustomer");
    expect((await refused(() => merge(one.number), "conflict")).problem.key).toBe("conflict.mergeItself");
    expect((await refused(() => merge(2_000_000_000), "invalid")).fields.into?.key).toBe("request.unknown");
    for (const status of ["closed", "merged", "spam"] as const) {
      const dead = await aRequest({ customerId: one.customerId, status });
      expect((await refused(() => merge(dead.number), "conflict")).problem.key).toBe("conflict.mergeTarget");
    }
  });

  test("each into the other at once: one wins", async () => {
    const desk = await aDesk();
    const one = await aRequest();
    const other = await aRequest({ customerId: one.customerId });
    const tries = await Promise.allSettled([
      mergeRequests(desk.coordinator.actor, { number: one.number, into: other.number }),
      mergeRequests(desk.second.actor, { number: other.number, into: one.number }),
    ]);
    expect(tries.filter((t) => t.status === "fulfilled")).toHaveLength(1);
    expect(tries.find((t) => t.status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
  });
});
