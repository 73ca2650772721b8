import { expect, test } from "vitest";
import * as one from "@/app/api/v1/requests/[number]/route";
import * as referred from "@/app/api/v1/requests/referred/route";
import { newId } from "@/lib/base/id";
import { database } from "@/lib/kernel/database";
import { call } from "@/tests/api/call";
import { office, tokenOf } from "@/tests/support/office";

async function ready() {
  const house = await office();
  const { coordinator, officer, support } = house;
  const body = {
    ...{ channel: "phone", subject: `قطعی ${newId()}`, body: "از صبح قطع است", externalId: newId() },
    customer: { name: "مریم رضایی", phone: `0912${String(Date.now()).slice(-7)}` },
    referral: {
      ...{ to: { positionId: officer.positionId }, purpose: "answer", instruction: "لطفاً ببینید" },
      copies: [{ departmentId: support, note: "برای اطلاع" }],
    },
  };
  const post = (more: object = {}, key?: string, token = coordinator.token) =>
    call(referred.POST, { token, body: { ...body, ...more }, ...(key ? { key } : {}) });
  return { ...house, body, post };
}

test("one call takes a request in and refers it; its answer names both, and a repeat makes neither again", async () => {
  const { officer, post } = await ready();
  const first = await post({}, "once");
  expect([first.status, first.body]).toMatchObject([
    201,
    {
      status: "referred",
      customer: { isNew: true, previousRequestCount: 0 },
      registration: { number: expect.any(Number) },
      referrals: [
        { id: expect.any(String), status: "sent", purpose: "answer", copy: false },
        { purpose: "information", copy: true },
      ],
    },
  ]);
  expect(first.body).not.toHaveProperty("repeated");
  const { number, trackingCode, referrals } = first.body;
  const seen = await call(one.GET, { token: officer.token, params: { number } });
  expect(seen.body).toMatchObject({ trackingCode, status: "referred" });
  expect(seen.body.referrals.map((r: { id: string }) => r.id)).toContain(referrals[0].id);
  const replayed = await post({}, "once");
  expect([replayed.status, replayed.body, replayed.headers.get("idempotency-replayed")]).toEqual([
    201,
    first.body,
    "true",
  ]);
  const repeated = await post({}, "another");
  expect([repeated.status, repeated.body]).toMatchObject([200, { number, status: "referred", referrals: [] }]);
  expect(await database().referral.count({ where: { request: { number } } })).toBe(2);
});

test("a wrong referral leaves no request; its field is named as it was sent", async () => {
  const { post, body } = await ready();
  const refused = await post({ referral: { ...body.referral, to: { positionId: newId() } } }, "k");
  expect([refused.status, refused.body.errors[0].path]).toEqual([422, "referral.to.positionId"]);
  const without = await post({ referral: undefined });
  expect([without.status, without.body.errors[0].path]).toEqual([422, "referral"]);
  expect(await database().request.count({ where: { subject: body.subject } })).toBe(0);
  expect((await post({}, "k")).status, "a refusal leaves the key free").toBe(201);
});

test("only coordinators hand on; a form's token does not", async () => {
  const { officer, post, body } = await ready();
  expect((await post({}, undefined, officer.token)).status).toBe(403);
  expect((await post({}, undefined, await tokenOf(null))).status).toBe(403);
  expect(await database().request.count({ where: { subject: body.subject } })).toBe(0);
});
