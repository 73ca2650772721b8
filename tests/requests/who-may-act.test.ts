import { describe, expect, test } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import { newId } from "@/lib/base/id";
import { database } from "@/lib/kernel/database";
import { addNote } from "@/lib/requests/add-note";
import { closeByCustomer } from "@/lib/requests/close-by-customer";
import { closeRequest } from "@/lib/requests/close-request";
import { closeSilentRequests } from "@/lib/requests/close-silent-requests";
import { markRequestRead } from "@/lib/requests/mark-request-read";
import { markSpam } from "@/lib/requests/mark-spam";
import { ownRequest } from "@/lib/requests/own-request";
import { referRequest } from "@/lib/requests/refer-request";
import { reopenRequest } from "@/lib/requests/reopen-request";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import { updateRequest } from "@/lib/requests/update-request";
import { writeToRequest } from "@/lib/requests/write-to-request";
import type { Request } from "@/prisma/generated/client";
import { actorOf, aRequest, aSubstitute, seatUser, vacate } from "@/tests/support/factories";
import { aDesk, aPerson, type Desk, refused, row, standing, tracking } from "./desk";

describe("who may", () => {
  const acts: [string, (d: Desk, actor: Desk["manager"], r: Request) => Promise<unknown>][] = [
    [
      "refer",
      (d, a, { number }) =>
        referRequest(a, { number, items: [{ to: { departmentId: d.tech }, purpose: "action", instruction: "اقدام" }] }),
    ],
    ["reply", (_, a, { number }) => replyToRequest(a, { number, channel: "email", body: "پاسخ" })],
    [
      "reply by phone",
      (_, a, { number }) => replyToRequest(a, { number, channel: "phone", body: "پاسخ", then: "keep" }),
    ],
    ["close", (_, a, { number }) => closeRequest(a, { number, outcome: "solved" })],
    ["spam", (_, a, { number }) => markSpam(a, { number })],
    ["own", (_, a, { number }) => ownRequest(a, { number })],
    ["update", (_, a, { number }) => updateRequest(a, { number, kind: "order" })],
    ["read mark", (_, a, { number }) => markRequestRead(a, { number })],
  ];
  test.each(acts)("%s: coordinators only, whoever else sees the request or not", async (_, act) => {
    const desk = await aDesk();
    const request = await standing(desk, "referred");
    for (const actor of [desk.officer.actor, desk.head.actor, desk.manager])
      await refused(() => act(desk, actor, request), "forbidden");
    for (const actor of [desk.stranger.actor, desk.strangeHead.actor, desk.colleague.actor, desk.administrator])
      await refused(() => act(desk, actor, request), "notFound");
    for (const actor of [{ kind: "form", tokenId: newId() }, tracking(request), SYSTEM("any")] as never[])
      await refused(() => act(desk, actor, request), "notFound", "forbidden");
    await vacate(desk.coordinator.positionId);
    await expect(async () => act(desk, await actorOf(desk.coordinator.userId), request)).rejects.toMatchObject({
      code: "notFound",
    });
  });

  test("customers only with the code and a key given with the request", async () => {
    const desk = await aDesk();
    const request = await standing(desk, "replied");
    for (const attempt of [writeToRequest, closeByCustomer] as ((a: never, i: never) => Promise<unknown>)[]) {
      const input = (attempt === writeToRequest ? { body: "سلام" } : {}) as never;
      await refused(() => attempt(tracking(request, false) as never, input), "forbidden");
      await refused(() => attempt({ kind: "public" } as never, input), "notFound");
      await refused(() => attempt(desk.coordinator.actor as never, input), "notFound");
    }
    await refused(() => closeSilentRequests(desk.coordinator.actor, {}), "notFound");
  });

  test("notes: who takes part; answered and passed on are read-only", async () => {
    const desk = await aDesk();
    const request = await standing(desk, "referred");
    const note = (actor: Desk["manager"]) => addNote(actor, { number: request.number, body: "یادداشت" });
    await note(desk.officer.actor);
    await note(desk.second.actor);
    await refused(() => note(desk.manager), "forbidden");
    await refused(() => note(desk.stranger.actor), "notFound");
    await database().referral.updateMany({ where: { requestId: request.id }, data: { status: "answered" } });
    await refused(() => note(desk.officer.actor), "forbidden");
  });

  test("a substitute acts from the seat, and the event says for whom", async () => {
    const desk = await aDesk();
    const { userId } = await aSubstitute(desk.coordinator.positionId);
    const request = await standing(desk, "replied");
    const actor = await actorOf(userId);
    await closeRequest(actor, { number: request.number, outcome: "solved" });
    const [event] = await database().event.findMany({ where: { requestId: request.id, type: "request.closed" } });
    expect(event).toMatchObject({
      userId,
      forUserId: desk.coordinator.userId,
      positionId: desk.coordinator.positionId,
      before: { status: "replied" },
      after: { status: "closed", outcome: "solved" },
    });
  });
});

describe("owning", () => {
  test("the first coordinator to act owns it; another may take it over", async () => {
    const desk = await aDesk();
    const request = await aRequest();
    await replyToRequest(desk.second.actor, {
      number: request.number,
      channel: "phone",
      body: "بررسی می‌کنیم",
      then: "keep",
    });
    expect((await row(request.id)).ownerPositionId).toBe(desk.second.positionId);
    await closeRequest(desk.coordinator.actor, { number: request.number, outcome: "solved" });
    expect((await row(request.id)).ownerPositionId).toBe(desk.second.positionId);
    await reopenRequest(desk.coordinator.actor, { number: request.number });
    await ownRequest(desk.coordinator.actor, { number: request.number });
    expect((await row(request.id)).ownerPositionId).toBe(desk.coordinator.positionId);
    await ownRequest(desk.coordinator.actor, { number: request.number });
    expect(await database().event.count({ where: { requestId: request.id, type: "request.owned" } })).toBe(1);
  });

  test("the read mark is the owner's and no act", async () => {
    const desk = await aDesk();
    const request = await standing(desk, "answered");
    await markRequestRead(desk.second.actor, { number: request.number });
    expect((await row(request.id)).unread).toBe(true);
    await markRequestRead(desk.coordinator.actor, { number: request.number });
    expect(await row(request.id)).toEqual({ ...request, unread: false });
  });
});

test("a successor finds what his seat owns", async () => {
  const desk = await aDesk();
  const request = await standing(desk, "referred");
  await vacate(desk.officer.positionId);
  const successor = await aPerson("officer");
  await refused(() => addNote(successor.actor, { number: request.number, body: "من" }), "notFound");
  await seatUser(successor.userId, desk.officer.positionId);
  await addNote(await actorOf(successor.userId), { number: request.number, body: "من" });
});
