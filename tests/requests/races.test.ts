import { expect, test } from "vitest";
import { database } from "@/lib/kernel/database";
import { acceptReferral } from "@/lib/requests/accept-referral";
import { answerReferral } from "@/lib/requests/answer-referral";
import { assignReferral } from "@/lib/requests/assign-referral";
import { closeRequest } from "@/lib/requests/close-request";
import { passOnReferral } from "@/lib/requests/pass-on-referral";
import { recallReferral } from "@/lib/requests/recall-referral";
import { referRequest } from "@/lib/requests/refer-request";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import { returnReferral } from "@/lib/requests/return-referral";
import { aRequest } from "@/tests/support/factories";
import { aDesk, aStandingReferral, type Desk, row, standing } from "./desk";

type Attempt = () => Promise<unknown>;

/** All at once: exactly one is done, each other is told of a conflict. */
async function oneWins(...attempts: Attempt[]) {
  const results = await Promise.allSettled(attempts.map((attempt) => attempt()));
  const lost = results.flatMap((r) => (r.status === "rejected" ? [r.reason] : []));
  expect(results.length - lost.length, lost.map(String).join()).toBe(1);
  for (const reason of lost) expect(reason).toMatchObject({ code: "conflict" });
}

const queued = (desk: Desk) => aStandingReferral(desk, "sent", { toDepartmentId: desk.tech, holderPositionId: null });
const rounds = Array.from({ length: 5 }, (_, i) => i);

test.each(rounds)("claims of one queue item (%i)", async () => {
  const desk = await aDesk();
  const { referral } = await queued(desk);
  const claims = [desk.officer, desk.colleague, desk.head].map(
    (p) => () => acceptReferral(p.actor, { id: referral.id }),
  );
  await oneWins(...claims, ...claims);
  expect(await database().event.count({ where: { referralId: referral.id } })).toBe(1);
});

test.each(rounds)("answer, recall, return and hand over (%i)", async () => {
  const desk = await aDesk();
  const { request, referral } = await aStandingReferral(desk, "seen");
  const { id } = referral;
  await oneWins(
    () => answerReferral(desk.officer.actor, { id, body: "پاسخ" }),
    () => recallReferral(desk.coordinator.actor, { id }),
    () => returnReferral(desk.officer.actor, { id, reason: "نه" }),
    () =>
      passOnReferral(desk.officer.actor, {
        id,
        mode: "hand_over",
        instruction: "شما",
        to: { positionId: desk.colleague.positionId },
      }),
  );
  const { status } = await row(request.id);
  const after = await database().referral.findUniqueOrThrow({ where: { id } });
  expect(status).toBe(
    { answered: "answered", recalled: "new", returned: "new", passed_on: "referred" }[after.status as "answered"],
  );
});

test.each(rounds)("a final reply that cancels and an answer (%i)", async () => {
  const desk = await aDesk();
  const { request, referral } = await aStandingReferral(desk, "accepted");
  const { number, version } = request;
  await oneWins(
    () => answerReferral(desk.officer.actor, { id: referral.id, body: "پاسخ" }),
    () =>
      replyToRequest(desk.coordinator.actor, { number, channel: "phone", body: "گفته شد", cancelOpen: true, version }),
  );
});

test.each(rounds)("two coordinators with what they saw (%i)", async () => {
  const desk = await aDesk();
  const { id, number, version } = await aRequest();
  const items = [{ to: { departmentId: desk.tech }, purpose: "action" as const, instruction: "اقدام" }];
  await oneWins(
    () => referRequest(desk.coordinator.actor, { number, items, version }),
    () => referRequest(desk.second.actor, { number, items, version }),
    () => closeRequest(desk.second.actor, { number, outcome: "duplicate", version }),
  );
  expect(await database().referral.count({ where: { requestId: id } })).toBeLessThanOrEqual(1);
});

test("assigning and claiming: both may happen, one after the other, never both at once", async () => {
  const desk = await aDesk();
  const { referral } = await queued(desk);
  const results = await Promise.allSettled([
    assignReferral(desk.head.actor, { id: referral.id, positionId: desk.colleague.positionId }),
    acceptReferral(desk.officer.actor, { id: referral.id }),
  ]);
  expect(results[0]!.status).toBe("fulfilled");
  const after = await database().referral.findUniqueOrThrow({ where: { id: referral.id } });
  expect(after).toMatchObject({ holderPositionId: desk.colleague.positionId, status: "sent" });
});

test("twelve closings of one customer's requests at once: the counter is right", async () => {
  const desk = await aDesk();
  const first = await standing(desk, "new");
  const { customerId } = first;
  const more = await Promise.all(Array.from({ length: 11 }, () => aRequest({ customerId })));
  await Promise.all(
    [first, ...more].map(({ number }) => closeRequest(desk.coordinator.actor, { number, outcome: "solved" })),
  );
  const customer = await database().customer.findUniqueOrThrow({ where: { id: customerId } });
  expect(customer).toMatchObject({ openCount: 0, requestCount: 12 });
});
