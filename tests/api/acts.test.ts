import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import * as undo from "@/app/api/v1/merges/[mergeId]/undo/route";
import * as accept from "@/app/api/v1/referrals/[id]/accept/route";
import * as answer from "@/app/api/v1/referrals/[id]/answer/route";
import * as assign from "@/app/api/v1/referrals/[id]/assign/route";
import * as cancel from "@/app/api/v1/referrals/[id]/cancel/route";
import * as passOn from "@/app/api/v1/referrals/[id]/pass-on/route";
import * as recall from "@/app/api/v1/referrals/[id]/recall/route";
import * as release from "@/app/api/v1/referrals/[id]/release/route";
import * as giveBack from "@/app/api/v1/referrals/[id]/return/route";
import * as reject from "@/app/api/v1/requests/[number]/answers/[referralId]/reject/route";
import * as close from "@/app/api/v1/requests/[number]/close/route";
import * as merge from "@/app/api/v1/requests/[number]/merge/route";
import * as notes from "@/app/api/v1/requests/[number]/notes/route";
import * as refer from "@/app/api/v1/requests/[number]/referrals/route";
import * as reopen from "@/app/api/v1/requests/[number]/reopen/route";
import * as reply from "@/app/api/v1/requests/[number]/reply/route";
import * as request from "@/app/api/v1/requests/[number]/route";
import * as spam from "@/app/api/v1/requests/[number]/spam/route";
import { database } from "@/lib/kernel/database";
import type { Handler } from "@/lib/web/route";
import { call, type Told } from "@/tests/api/call";
import { aCustomer } from "@/tests/support/factories";
import { type Office, office, requestOf } from "@/tests/support/office";

async function story() {
  const house = await office();
  const one = await aCustomer();
  const { number } = await requestOf(one.id);
  const as = (who: keyof Office & ("coordinator" | "officer" | "colleague" | "stranger" | "head")) => {
    const { token } = house[who];
    return {
      on: (handler: Handler, body?: object) => call(handler, { token, params: { number }, body }),
      ref: (handler: Handler, id: string, body?: object) =>
        call(handler, { token, params: { id, number, referralId: id }, body }),
    };
  };
  const toOfficer = { to: { positionId: house.officer.positionId }, purpose: "answer", instruction: "بررسی کنید" };
  const toQueue = { to: { departmentId: house.support }, purpose: "action", instruction: "بررسی کنید" };
  const read = async () => (await as("coordinator").on(request.GET)).body;
  return { house, one, number, as, toOfficer, toQueue, read };
}

const ok = (told: Told, status: number) => {
  expect([told.status, told.body.errors ?? told.body.detail]).toEqual([status, undefined]);
  return told.body;
};

test("the story: refer, accept, answer, reject, answer again, reply, close, reopen", async () => {
  const { as, toOfficer, read } = await story();
  const sent = ok(await as("coordinator").on(refer.POST, toOfficer), 201);
  expect(sent).toMatchObject({ status: "sent", request: { status: "referred" }, items: [{ id: sent.id }] });
  expect(ok(await as("officer").ref(accept.POST, sent.id), 200)).toMatchObject({ id: sent.id, status: "accepted" });
  const answered = ok(await as("officer").ref(answer.POST, sent.id, { body: "درست شد" }), 200);
  expect(answered).toMatchObject({ status: "answered", request: { status: "answered" } });
  ok(await as("coordinator").ref(reject.POST, sent.id, { reason: "ناقص است" }), 200);
  ok(await as("officer").ref(answer.POST, sent.id, { body: "کامل درست شد" }), 200);
  const known = await read();
  expect(known.referrals).toMatchObject([{ id: sent.id, answer: { body: "کامل درست شد", round: 2 }, children: [] }]);
  expect(known.referrals[0].answers).toHaveLength(2);
  expect(known.timeline.map((s: { type: string }) => s.type)).toContain("referral.rejected");
  const told = ok(await as("coordinator").on(reply.POST, { channel: "phone", body: "درست شد", cites: [sent.id] }), 201);
  expect(told).toMatchObject({ status: "replied", delivery: null });
  expect(ok(await as("coordinator").on(close.POST, { outcome: "solved" }), 200)).toMatchObject({ status: "closed" });
  expect(ok(await as("coordinator").on(reopen.POST), 200).status).toBe("new");
  expect((await read()).replies).toMatchObject([{ channel: "phone", cites: [{ referralId: sent.id }] }]);
});

test("a queue is claimed, released and assigned; a referral is passed on, given back, recalled and cancelled", async () => {
  const { house, as, toOfficer, toQueue } = await story();
  const queued = ok(await as("coordinator").on(refer.POST, toQueue), 201);
  ok(await as("officer").ref(accept.POST, queued.id), 200);
  ok(await as("officer").ref(release.POST, queued.id), 200);
  ok(await as("head").ref(assign.POST, queued.id, { positionId: house.colleague.positionId }), 200);
  const ask = { to: { positionId: house.officer.positionId }, mode: "ask", instruction: "نظر شما؟" };
  const asked = ok(await as("colleague").ref(passOn.POST, queued.id, ask), 201);
  expect(asked.id).not.toBe(queued.id);
  ok(await as("colleague").ref(recall.POST, asked.id), 200);
  ok(await as("colleague").ref(giveBack.POST, queued.id, { reason: "به ما مربوط نیست" }), 200);
  const again = ok(await as("coordinator").on(refer.POST, toOfficer), 201);
  expect(ok(await as("coordinator").ref(cancel.POST, again.id, { reason: "لازم نیست" }), 200).status).toBe("cancelled");
});

test("several referrals are all or none, and errors name the one", async () => {
  const { as, toOfficer, toQueue, number, read } = await story();
  const late = { ...toQueue, dueAt: "2020-01-01T00:00:00Z" };
  const none = await as("coordinator").on(refer.POST, { items: [toOfficer, late] });
  expect([none.status, none.body.errors[0].path]).toEqual([422, "items.1.dueAt"]);
  expect((await read()).referrals).toEqual([]);
  const both = ok(await as("coordinator").on(refer.POST, { items: [toOfficer, toQueue] }), 201);
  expect(both.items).toHaveLength(2);
  expect(both.request.number).toBe(number);
});

test("notes, corrections, spam, merge and its undoing", async () => {
  const { house, one, number, as, read } = await story();
  ok(await as("coordinator").on(notes.POST, { body: "با مشتری گفت‌وگو شد" }), 201);
  const { version } = await read();
  const changed = ok(await as("coordinator").on(request.PATCH, { priority: "high", version }), 200);
  expect(changed).toMatchObject({ priority: "high", version: version + 1 });
  const stale = await as("coordinator").on(request.PATCH, { priority: "low", version });
  expect(stale.status).toBe(409);
  const other = await requestOf(one.id, "همان موضوع");
  const params = { number: other.number };
  const merged = ok(await call(merge.POST, { token: house.coordinator.token, params, body: { into: number } }), 200);
  expect(merged).toMatchObject({ status: "merged", into: { number } });
  const undone = await call(undo.POST, { token: house.coordinator.token, params: { mergeId: merged.mergeId } });
  expect(ok(undone, 200)).toMatchObject({ number: other.number, status: "new" });
  expect(ok(await call(spam.POST, { token: house.coordinator.token, params }), 200).status).toBe("spam");
});

const WRONG: [string, Handler, object | undefined, number, string | undefined][] = [
  [
    "a deadline in the past",
    refer.POST,
    { purpose: "answer", instruction: "i", dueAt: "2020-01-01T00:00:00Z" },
    422,
    "dueAt",
  ],
  [
    "a deadline without a time zone",
    refer.POST,
    { purpose: "answer", instruction: "i", dueAt: "2099-01-01" },
    422,
    "dueAt",
  ],
  ["a truth for a deadline", refer.POST, { purpose: "answer", instruction: "i", dueAt: true }, 400, "dueAt"],
  ["no instruction", refer.POST, { purpose: "answer" }, 422, "instruction"],
  ["an unknown purpose", refer.POST, { purpose: "fun", instruction: "i" }, 422, "purpose"],
  [
    "two targets",
    refer.POST,
    { to: { positionId: randomUUID(), departmentId: randomUUID() }, purpose: "answer", instruction: "i" },
    422,
    "to",
  ],
  [
    "an unknown target",
    refer.POST,
    { to: { positionId: randomUUID() }, purpose: "answer", instruction: "i" },
    422,
    "to.positionId",
  ],
  ["no items", refer.POST, { items: [] }, 422, "items"],
  ["a version that is text", close.POST, { outcome: "solved", version: "new" }, 400, "version"],
  ["a version that is a truth", close.POST, { outcome: "solved", version: true }, 400, "version"],
  ["a stale version", close.POST, { outcome: "solved", version: 999 }, 409, undefined],
  ["an unknown outcome", close.POST, { outcome: "fine" }, 422, "outcome"],
  ["the number again in the body", close.POST, { outcome: "solved", number: 5 }, 400, "number"],
  ["a channel that is not set up", reply.POST, { channel: "telegram", body: "س" }, 422, "channel"],
  ["a reply without text", reply.POST, { channel: "phone" }, 422, "body"],
  [
    "a call back in the past",
    reply.POST,
    { channel: "phone", body: "س", callBackAt: "2020-01-01T00:00:00Z" },
    422,
    "callBackAt",
  ],
  ["text for a truth", reply.POST, { channel: "phone", body: "س", cancelOpen: "no" }, 400, "cancelOpen"],
  ["a merge into nothing", merge.POST, { into: 2_000_000_000 }, 422, "into"],
  ["a note of nothing", notes.POST, { body: "  " }, 422, "body"],
  ["a correction of an unknown field", request.PATCH, { status: "closed" }, 400, "status"],
  ["an unknown customer", request.PATCH, { customerCode: "999999" }, 422, "customerCode"],
];

test.each(WRONG)("%s is refused by name, and nothing is written", async (_, handler, body, status, path) => {
  const { house, as, number } = await story();
  const filled =
    handler === refer.POST && !("items" in body!) && !("to" in body!)
      ? { to: { departmentId: house.support }, ...body }
      : body;
  const rows = () => Promise.all([database().event.count(), database().referral.count(), database().reply.count()]);
  const before = await rows();
  const told = await as("coordinator").on(handler, filled);
  expect([told.status, told.body.errors?.[0].path]).toEqual([status, path]);
  expect(told.body.detail).toMatch(/[آ-ی]/);
  expect(await rows()).toEqual(before);
  const row = await database().request.findUniqueOrThrow({ where: { number } });
  expect([row.status, row.version]).toEqual(["new", 1]);
});

test("what is not there is not found: numbers, ids, and names that cannot be any", async () => {
  const { house } = await story();
  const { token } = house.coordinator;
  const told = [
    await call(request.GET, { token, params: { number: "abc" } }),
    await call(close.POST, { token, params: { number: 2_000_000_000 }, body: { outcome: "solved" } }),
    await call(close.POST, { token, params: { number: "0" }, body: { outcome: "solved" } }),
    await call(accept.POST, { token, params: { id: randomUUID() } }),
    await call(accept.POST, { token, params: { id: "7" } }),
    await call(undo.POST, { token, params: { mergeId: randomUUID() } }),
  ];
  expect(told.map((t) => t.status)).toEqual(Array(6).fill(404));
});

test("out of sight is not found, in sight without the right is forbidden", async () => {
  const { as, toOfficer, number, house } = await story();
  const sent = ok(await as("coordinator").on(refer.POST, toOfficer), 201);
  expect((await as("stranger").ref(accept.POST, sent.id)).status).toBe(404);
  expect((await as("stranger").on(close.POST, { outcome: "solved" })).status).toBe(404);
  expect((await as("officer").on(close.POST, { outcome: "solved" })).status).toBe(403);
  expect((await as("officer").on(reply.POST, { channel: "phone", body: "س" })).status).toBe(403);
  expect((await call(request.GET, { token: house.officer.token, params: { number } })).status).toBe(200);
});

test("two officers at once: one claims, the other is told what happened", async () => {
  const { as, toQueue } = await story();
  const { id } = ok(await as("coordinator").on(refer.POST, toQueue), 201);
  const told = await Promise.all([as("officer").ref(accept.POST, id), as("colleague").ref(accept.POST, id)]);
  expect(told.map((t) => t.status).sort()).toEqual([200, 409]);
  expect(told.find((t) => t.status === 409)!.body.detail).toMatch(/[آ-ی]/);
});
