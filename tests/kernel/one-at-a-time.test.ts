import pg from "pg";
import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import { answerReferral } from "@/lib/requests/answer-referral";
import { mergeRequests } from "@/lib/requests/merge-requests";
import { passOnReferral } from "@/lib/requests/pass-on-referral";
import { referRequest } from "@/lib/requests/refer-request";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import { submitRequest } from "@/lib/requests/submit-request";
import { unmergeRequest } from "@/lib/requests/unmerge-request";
import { holdPosition } from "@/lib/staff/hold-position";
import { aDesk } from "@/tests/requests/desk";
import { aRequest, aUser } from "@/tests/support/factories";

test("no command asks its connection two things at once", async () => {
  const { beside, restore } = watched();
  const { coordinator, officer, colleague, administrator } = await aDesk();
  const customer = { phone: "09121230987" };
  await submitRequest(SYSTEM("test"), { channel: "phone", subject: "s", body: "b", customer });
  const { number, customerId } = await aRequest({ email: "x@one.test" });
  const to = { positionId: officer.positionId };
  const item = { to, purpose: "answer", instruction: "i" } as const;
  const { referrals } = await referRequest(coordinator.actor, { number, items: [item] });
  const id = referrals[0]!.id;
  const ask = { mode: "ask", instruction: "i", to: { positionId: colleague.positionId } } as const;
  await passOnReferral(officer.actor, { id, ...ask });
  await answerReferral(officer.actor, { id, body: "b" });
  await replyToRequest(coordinator.actor, { number, channel: "email", body: "b", cites: [id] });
  const into = await aRequest({ customerId });
  await mergeRequests(coordinator.actor, { number, into: into.number });
  await unmergeRequest(coordinator.actor, { number });
  await holdPosition(administrator, { positionId: colleague.positionId, userId: (await aUser()).id });
  restore();
  expect(beside).toEqual([]);
});

/** Statements that were given to a connection while it still had another one to answer. */
function watched() {
  const beside: string[] = [];
  const running = new WeakMap<object, number>();
  const { query } = pg.Client.prototype;
  const counted = function (this: pg.Client, ...given: unknown[]) {
    const answer = (query as (...all: unknown[]) => Promise<unknown> | undefined).apply(this, given);
    // The pool itself asks with a callback, and so does a batch: each time on a connection that is free.
    if (!(answer instanceof Promise)) return answer;
    const before = running.get(this) ?? 0;
    if (before > 0) beside.push(String((given[0] as { text?: string }).text ?? given[0]));
    running.set(this, before + 1);
    const done = () => running.set(this, running.get(this)! - 1);
    answer.then(done, done);
    return answer;
  };
  pg.Client.prototype.query = counted as unknown as typeof query;
  const restore = () => {
    pg.Client.prototype.query = query;
  };
  return { beside, restore };
}
