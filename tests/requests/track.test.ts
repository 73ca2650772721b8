import { describe, expect, it, test } from "vitest";
import type { PublicActor } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { newId } from "@/lib/base/id";
import { database } from "@/lib/kernel/database";
import { mergeRequests } from "@/lib/requests/merge-requests";
import { proveKey } from "@/lib/requests/prove-key";
import { referRequest } from "@/lib/requests/refer-request";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import { trackRequest } from "@/lib/requests/track-request";
import { writeToRequest } from "@/lib/requests/write-to-request";
import { actorOf, aDepartment, aPosition, aRequest } from "@/tests/support/factories";

const visitor: PublicActor = { kind: "public" };
const named = (requestId: string): PublicActor => ({ kind: "public", tracked: { requestId, keyNamed: true } });

async function replied() {
  const coordinator = await aPosition({ role: "coordinator" });
  const actor = await actorOf(coordinator.userId!);
  const request = await aRequest({ mobile: "+989121234567", email: "sara@x.test" });
  const department = await aDepartment();
  await referRequest(actor, {
    number: request.number,
    items: [{ to: { departmentId: department.id }, purpose: "answer", instruction: "محرمانه بین ما" }],
  });
  await replyToRequest(actor, {
    number: request.number,
    channel: "phone",
    body: "متن پاسخ",
    callOutcome: "reached",
    cancelOpen: true,
  });
  return { request, department, actor };
}

describe("tracking by code", () => {
  it("shows the status and public steps in any spelling of the code, and no text", async () => {
    const { request, department } = await replied();
    const view = await trackRequest(visitor, { code: ` ${request.trackingCode.toLowerCase().replaceAll("-", " ")} ` });
    expect(view).toMatchObject({ status: "replied", provable: true, open: null });
    expect(view.steps.map((s) => s.step)).toEqual(["sentTo", "replied"]);
    expect(view.steps[0]).toMatchObject({ department: department.name });
    expect(JSON.stringify(view)).not.toMatch(/متن پاسخ|متن درخواست|بین ما|کاربر/);
  });

  it("does not know unknown codes", async () => {
    await expect(trackRequest(visitor, { code: "000-000-000-000" })).rejects.toMatchObject({ code: "notFound" });
    await expect(trackRequest(visitor, { code: "hello" })).rejects.toMatchObject({ code: "notFound" });
  });

  it("opens the conversation to whom named a key given with this request, not another", async () => {
    const { request } = await replied();
    const other = await aRequest({ mobile: "+989351112222" });
    for (const key of ["4567", "۴۵۶۷", "0912 123 4567", " SARA@x.test "])
      expect(await proveKey(visitor, { code: request.trackingCode, key })).toEqual({
        kind: "named",
        requestId: request.id,
      });
    expect(await proveKey(visitor, { code: request.trackingCode, key: "2222" })).toMatchObject({ kind: "wrong" });
    const view = await trackRequest(named(request.id), { code: request.trackingCode });
    expect(view.open).toMatchObject({ conversation: [{ from: "house", body: "متن پاسخ" }] });
    expect((await trackRequest(named(other.id), { code: request.trackingCode })).open).toBeNull();
  });

  it("has nothing to name when the request came without a key", async () => {
    const request = await aRequest();
    expect((await trackRequest(visitor, { code: request.trackingCode })).provable).toBe(false);
    expect(await proveKey(visitor, { code: request.trackingCode, key: "1234" })).toMatchObject({ kind: "wrong" });
  });

  it("locks after five wrong keys for an hour, the right one included, even when they come at once", async () => {
    const { request } = await replied();
    const tries = await Promise.all(
      Array.from({ length: 12 }, () => proveKey(visitor, { code: request.trackingCode, key: "0000" })),
    );
    expect(tries.filter((t) => t.kind === "wrong")).toHaveLength(4);
    expect(await proveKey(visitor, { code: request.trackingCode, key: "4567" })).toMatchObject({ kind: "locked" });
    const later = new Date(clock.now().getTime() + 61 * 60_000);
    expect(await clock.at(later, () => proveKey(visitor, { code: request.trackingCode, key: "4567" }))).toMatchObject({
      kind: "named",
    });
  });
});

describe("writing again", () => {
  it("needs the named key, reopens what was replied, and a double click is one message", async () => {
    const { request } = await replied();
    await expect(writeToRequest(visitor, { body: "سلام" })).rejects.toMatchObject({ code: "notFound" });
    await expect(
      writeToRequest({ kind: "public", tracked: { requestId: request.id, keyNamed: false } }, { body: "سلام" }),
    ).rejects.toMatchObject({ code: "forbidden" });
    const key = newId();
    await Promise.all([1, 2, 3].map(() => writeToRequest(named(request.id), { body: "هنوز حل نشده", key })));
    expect(await database().customerMessage.count({ where: { requestId: request.id } })).toBe(1);
    expect(await database().request.findUnique({ where: { id: request.id } })).toMatchObject({
      status: "new",
      reopened: true,
    });
  });
});

test("after a merge the code opens what is answered from then on, not what was said to the other one", async () => {
  const coordinator = await actorOf((await aPosition({ role: "coordinator" })).userId!);
  const one = await aRequest({ email: "stranger@x.test" });
  const other = await aRequest({ mobile: "+989121110000", customerId: one.customerId });
  const says = (number: number, body: string, then: "keep" | "done" = "keep") =>
    replyToRequest(coordinator, { number, channel: "phone", body, then });
  const opened = async (r: typeof one) =>
    (await trackRequest(named(r.id), { code: r.trackingCode })).open!.conversation.map((said) => said.body);
  await writeToRequest(named(other.id), { body: "راز" });
  await says(other.number, "پاسخ راز");
  await writeToRequest(named(one.id), { body: "من" });
  await says(one.number, "پاسخ من");
  await mergeRequests(coordinator, { number: one.number, into: other.number });
  await writeToRequest(named(one.id), { body: "باز من" });
  await says(other.number, "پاسخ هر دو", "done");
  expect(await opened(one)).toEqual(["من", "پاسخ من", "باز من", "پاسخ هر دو"]);
  expect(await opened(other)).toEqual(["راز", "پاسخ راز", "پاسخ هر دو"]);
  expect((await trackRequest(named(one.id), { code: one.trackingCode })).open!.closable).toBe(false);
});
