import { describe, expect, test } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { database } from "@/lib/kernel/database";
import { cancelReferral } from "@/lib/requests/cancel-referral";
import { clearDeliveryFailure } from "@/lib/requests/clear-delivery-failure";
import { closeByCustomer } from "@/lib/requests/close-by-customer";
import { closeRequest } from "@/lib/requests/close-request";
import { closeSilentRequests } from "@/lib/requests/close-silent-requests";
import { markSpam } from "@/lib/requests/mark-spam";
import { mergeRequests } from "@/lib/requests/merge-requests";
import { ownRequest } from "@/lib/requests/own-request";
import { recordDeliveryFailure } from "@/lib/requests/record-delivery-failure";
import { referRequest } from "@/lib/requests/refer-request";
import { reopenRequest } from "@/lib/requests/reopen-request";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import { unmergeRequest } from "@/lib/requests/unmerge-request";
import { updateRequest } from "@/lib/requests/update-request";
import type { Request } from "@/prisma/generated/client";
import type { RequestStatus } from "@/prisma/generated/enums";
import { aReferral, aRequest } from "@/tests/support/factories";
import {
  aDesk,
  allStatuses,
  countersAreRight,
  type Desk,
  openStatuses,
  refused,
  row,
  standing,
  statusOf,
  tracking,
} from "./desk";

type To = RequestStatus | ((from: RequestStatus) => RequestStatus);
type Row = { name: string; from: RequestStatus[]; to: To; act: (desk: Desk, r: Request) => Promise<unknown> };
const same: To = (from) => from;
const phone =
  (then: "done" | "keep" | "wait" | "close", more: object = {}) =>
  (d: Desk, { number }: Request) =>
    replyToRequest(d.coordinator.actor, { number, channel: "phone", body: "گفته شد", then, ...more });
const quiet = openStatuses.filter((s) => s !== "referred");

// domain.md, "The life of a request": act, from, to.
const table: Row[] = [
  {
    name: "refer",
    from: openStatuses,
    to: "referred",
    act: (d, { number }) =>
      referRequest(d.coordinator.actor, {
        number,
        items: [{ to: { departmentId: d.tech }, purpose: "action", instruction: "اقدام" }],
      }),
  },
  { name: "reply keep", from: ["new", "referred", "answered"], to: same, act: phone("keep") },
  { name: "reply done", from: quiet, to: "replied", act: phone("done") },
  { name: "reply wait", from: quiet, to: "waiting_customer", act: phone("wait") },
  { name: "reply close", from: quiet, to: "closed", act: phone("close", { outcome: "partly" }) },
  { name: "reply done, cancelling", from: openStatuses, to: "replied", act: phone("done", { cancelOpen: true }) },
  {
    name: "reply wait, cancelling",
    from: openStatuses,
    to: "waiting_customer",
    act: phone("wait", { cancelOpen: true }),
  },
  { name: "call that reached nobody", from: openStatuses, to: same, act: phone("done", { callOutcome: "no_answer" }) },
  {
    name: "close",
    from: openStatuses,
    to: "closed",
    act: (d, { number }) => closeRequest(d.coordinator.actor, { number, outcome: "solved" }),
  },
  { name: "close by the customer", from: openStatuses, to: "closed", act: (_, r) => closeByCustomer(tracking(r), {}) },
  {
    name: "reopen",
    from: ["closed", "spam"],
    to: "new",
    act: (d, { number }) => reopenRequest(d.coordinator.actor, { number }),
  },
  { name: "spam", from: ["new"], to: "spam", act: (d, { number }) => markSpam(d.coordinator.actor, { number }) },
  { name: "own", from: openStatuses, to: same, act: (d, { number }) => ownRequest(d.second.actor, { number }) },
  {
    name: "update",
    from: openStatuses,
    to: same,
    act: (d, { number }) => updateRequest(d.coordinator.actor, { number, priority: "high" }),
  },
  {
    name: "merge",
    from: [...openStatuses, "closed", "spam"],
    to: "merged",
    act: async (d, r) =>
      mergeRequests(d.coordinator.actor, {
        number: r.number,
        into: (await aRequest({ customerId: r.customerId })).number,
      }),
  },
  {
    name: "unmerge",
    from: ["merged"],
    to: "new",
    act: (d, { number }) => unmergeRequest(d.coordinator.actor, { number }),
  },
];

describe.each(table)("$name", ({ name, from, to, act }) => {
  test.each(allStatuses)("from %s", async (status) => {
    const desk = await aDesk();
    const request = await standing(desk, status);
    if (!from.includes(status)) {
      // The target of a merge is made before the refusal; nothing else may change.
      if (name === "merge") return void (await expect(act(desk, request)).rejects.toMatchObject({ code: "conflict" }));
      const error = await refused(() => act(desk, request), "conflict");
      if (error.problem.key === "conflict.requestStatus")
        expect(error.problem.params).toEqual({
          status: `words.requestStatus.${status}`,
          step: "events.request.submitted",
        });
      return;
    }
    await act(desk, request);
    expect(await statusOf(request)).toBe(typeof to === "string" ? to : to(status));
    const after = await row(request.id);
    expect(after.version).toBeGreaterThan(request.version);
    expect(await database().event.count({ where: { requestId: request.id } })).toBeGreaterThan(0);
    await countersAreRight(request.customerId);
  });
});

test("closing cancels what is open, tells its holders and leaves copies", async () => {
  const desk = await aDesk();
  const request = await standing(desk, "referred");
  const from = {
    requestId: request.id,
    fromPositionId: desk.coordinator.positionId,
    fromUserId: desk.coordinator.userId,
  };
  const copy = await aReferral({ ...from, copy: true, purpose: "information", toPositionId: desk.stranger.positionId });
  await closeRequest(desk.coordinator.actor, { number: request.number, outcome: "withdrawn", reason: "منصرف شد" });
  const rows = await database().referral.findMany({ where: { requestId: request.id } });
  expect(rows.find((r) => r.id === copy.id)?.status).toBe("sent");
  expect(rows.find((r) => r.id !== copy.id)).toMatchObject({
    status: "cancelled",
    unread: true,
    endReason: "منصرف شد",
  });
  const events = await database().event.findMany({ where: { requestId: request.id }, include: { detail: true } });
  expect(events.map((e) => e.type).sort()).toEqual(["referral.cancelled", "request.closed"]);
  expect(events.map((e) => e.detail?.values)).toContainEqual({ reason: "منصرف شد" });
});

test("what was replied to, however, is no spam", async () => {
  const desk = await aDesk();
  const { number } = await aRequest();
  await replyToRequest(desk.coordinator.actor, { number, channel: "phone", body: "در دست بررسی است", then: "keep" });
  expect((await refused(() => markSpam(desk.coordinator.actor, { number }), "conflict")).problem.key).toBe(
    "conflict.alreadyReplied",
  );
});

describe("silence", () => {
  test("closes after the configured days, once, and not what stands still", async () => {
    const desk = await aDesk();
    const days = 86_400_000;
    const ago = (n: number) => ({ silenceFrom: new Date(Date.now() - n * days) });
    const silent = await aRequest({ status: "waiting_customer", ...ago(8) });
    const recent = await aRequest({ status: "replied", ...ago(6) });
    const failed = await aRequest({ status: "replied", silenceFrom: null });
    const reopened = await aRequest({ status: "new", ...ago(8) });
    const { closed } = await closeSilentRequests(SYSTEM("test"), {});
    expect(closed).toEqual(expect.arrayContaining([silent.number]));
    for (const { number } of [recent, failed, reopened]) expect(closed).not.toContain(number);
    expect(await row(silent.id)).toMatchObject({ status: "closed", outcome: "no_answer" });
    expect((await closeSilentRequests(SYSTEM("test"), {})).closed).toEqual([]);
    await clock.at(new Date(Date.now() + 2 * days), () => closeSilentRequests(SYSTEM("test"), {}));
    expect(await statusOf(recent)).toBe("closed");
    expect(desk).toBeDefined();
  });

  test("stops when the reply could not be delivered, and the owner is told once", async () => {
    const desk = await aDesk();
    const request = await standing(desk, "answered");
    const { outboxId } = await replyToRequest(desk.coordinator.actor, {
      number: request.number,
      channel: "email",
      body: "پاسخ",
    });
    await recordDeliveryFailure(SYSTEM("outbox"), { outboxId: outboxId! });
    expect(await row(request.id)).toMatchObject({
      status: "replied",
      deliveryFailed: true,
      unread: true,
      silenceFrom: null,
    });
    const { version } = await row(request.id);
    await recordDeliveryFailure(SYSTEM("outbox"), { outboxId: outboxId! });
    expect((await row(request.id)).version).toBe(version);
    await replyToRequest(desk.coordinator.actor, { number: request.number, channel: "phone", body: "تلفنی گفته شد" });
    expect(await row(request.id)).toMatchObject({ deliveryFailed: false, unread: false });
  });

  test("runs again when a failed reply was sent after all, and fails anew if it fails again", async () => {
    const desk = await aDesk();
    const request = await standing(desk, "answered");
    const mail = async (then: "keep" | "done") =>
      (await replyToRequest(desk.coordinator.actor, { number: request.number, channel: "email", body: "پاسخ", then }))
        .outboxId!;
    const [first, last] = [await mail("keep"), await mail("done")];
    const becomes = (id: string, status: "failed" | "sent", attempts: number) =>
      database().outboxMessage.update({ where: { id }, data: { status, attempts } });
    const fails = async (id: string, attempts: number) => {
      await becomes(id, "failed", attempts);
      await recordDeliveryFailure(SYSTEM("outbox"), { outboxId: id });
    };
    const arrives = async (id: string, attempts: number) => {
      await becomes(id, "sent", attempts);
      await clearDeliveryFailure(SYSTEM("outbox"), { outboxId: id });
    };
    await fails(first, 1);
    await fails(last, 1);
    await arrives(first, 2);
    expect(await row(request.id)).toMatchObject({ deliveryFailed: true, silenceFrom: null });
    await arrives(last, 2);
    expect(await row(request.id)).toMatchObject({ deliveryFailed: false, status: "replied" });
    expect((await row(request.id)).silenceFrom).not.toBeNull();
    await fails(last, 3);
    expect(await row(request.id)).toMatchObject({ deliveryFailed: true, silenceFrom: null });
  });
});

test("the same instruction to the same receiver is sent once while it is open, from however many windows", async () => {
  const desk = await aDesk();
  const { id, number } = await aRequest({});
  const item = { to: { departmentId: desk.tech }, purpose: "answer" as const, instruction: "قیمت بدهید." };
  const refer = (...items: object[]) => referRequest(desk.coordinator.actor, { number, items: items as never });
  expect((await refused(() => refer(item, item), "invalid")).fields).toHaveProperty(["items.1.to"]);
  await refer(item);
  expect((await refused(() => refer(item), "invalid")).fields).toHaveProperty(["items.0.to"]);
  await refer({ ...item, instruction: "زمان نصب را هم بگویید." }, { ...item, to: { departmentId: desk.crm } });
  const sent = await database().referral.findMany({ where: { requestId: id }, orderBy: { id: "asc" } });
  expect(sent).toHaveLength(3);
  await cancelReferral(desk.coordinator.actor, { id: sent[0]!.id, reason: "دوباره" });
  await refer(item);
});
