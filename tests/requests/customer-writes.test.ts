import { describe, expect, test } from "vitest";
import { database } from "@/lib/kernel/database";
import { writeToRequest } from "@/lib/requests/write-to-request";
import type { Request } from "@/prisma/generated/client";
import type { RequestStatus } from "@/prisma/generated/enums";
import { vacate } from "@/tests/support/factories";
import { aDesk, allStatuses, countersAreRight, row, standing, statusOf, tracking } from "./desk";

describe("the customer writes", () => {
  const expected: Record<RequestStatus, Partial<Request>> = {
    new: { status: "new", unread: true, reopened: false },
    referred: { status: "referred", unread: true },
    answered: { status: "answered", unread: true },
    replied: { status: "new", reopened: true, unread: true, silenceFrom: null },
    waiting_customer: { status: "new", unread: true, silenceFrom: null },
    closed: { status: "new", reopened: true, closedAt: null, outcome: null },
    merged: { status: "merged" },
    spam: { status: "spam", unread: false },
  };
  test.each(allStatuses)("when it is %s", async (status) => {
    const desk = await aDesk();
    const request = await standing(desk, status);
    await database().request.update({ where: { id: request.id }, data: { unread: false } });
    await database().referral.updateMany({ where: { requestId: request.id }, data: { unread: false } });
    const { messageId } = await writeToRequest(tracking(request), { body: "هنوز درست نشده" });
    const after = await row(request.id);
    expect(after).toMatchObject(expected[status]);
    expect(after.ownerPositionId).toBe(request.ownerPositionId);
    const message = await database().customerMessage.findUniqueOrThrow({ where: { id: messageId } });
    expect(message.requestId).toBe(status === "merged" ? request.mergedIntoId : request.id);
    if (status === "referred")
      expect(await database().referral.count({ where: { requestId: request.id, unread: true } })).toBe(1);
    await countersAreRight(request.customerId);
  });

  test("a vacant owner's seat gives it back to the common inbox", async () => {
    const desk = await aDesk();
    const request = await standing(desk, "closed");
    await vacate(desk.coordinator.positionId);
    await writeToRequest(tracking(request), { body: "باز هم" });
    expect((await row(request.id)).ownerPositionId).toBeNull();
  });

  test("while he was awaited and the work is open again, it is referred", async () => {
    const desk = await aDesk();
    const request = await standing(desk, "referred");
    await database().request.update({ where: { id: request.id }, data: { status: "waiting_customer" } });
    await writeToRequest(tracking(request), { body: "این هم شمارهٔ سریال" });
    expect(await statusOf(request)).toBe("referred");
  });

  test("a double click is one message", async () => {
    const desk = await aDesk();
    const request = await standing(desk, "replied");
    const send = () => writeToRequest(tracking(request), { body: "سلام", key: "form-key-1" });
    const sent = await Promise.all([send(), send(), send()]);
    expect(new Set(sent.map((m) => m.messageId)).size).toBe(1);
    expect(await database().customerMessage.count({ where: { requestId: request.id } })).toBe(1);
    expect(await database().event.count({ where: { requestId: request.id } })).toBe(1);
  });
});
