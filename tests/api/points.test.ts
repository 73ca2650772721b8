import { afterAll, expect, test } from "vitest";
import { POST as checkCode } from "@/app/api/v1/contact-points/[id]/check-code/route";
import { POST as confirm } from "@/app/api/v1/contact-points/[id]/confirm/route";
import { POST as consents } from "@/app/api/v1/contact-points/[id]/consents/route";
import { POST as restore } from "@/app/api/v1/contact-points/[id]/restore/route";
import { POST as retire } from "@/app/api/v1/contact-points/[id]/retire/route";
import { PATCH } from "@/app/api/v1/contact-points/[id]/route";
import { POST as sendCode } from "@/app/api/v1/contact-points/[id]/send-code/route";
import { POST as addPoint, GET as listPoints } from "@/app/api/v1/customers/[code]/contact-points/route";
import { POST as erase } from "@/app/api/v1/customers/[code]/erase/route";
import { POST as nationalId } from "@/app/api/v1/customers/[code]/national-id/route";
import { GET as readCard } from "@/app/api/v1/customers/[code]/route";
import { POST as unmask } from "@/app/api/v1/customers/[code]/unmask/route";
import { GET as views } from "@/app/api/v1/customers/[code]/views/route";
import { newId } from "@/lib/base/id";
import { closeDatabase, database } from "@/lib/kernel/database";
import { aCustomer, aPoint } from "@/tests/support/factories";
import { office, user } from "@/tests/support/office";
import { call } from "./call";

afterAll(closeDatabase);

const anEmail = () => `api.${newId().slice(-12)}@example.com`;

test("a point from its adding to its restoring, by API", async () => {
  const { coordinator, officer } = await office();
  const { code, id: customerId } = await aCustomer();
  const email = anEmail();
  const added = await call(addPoint, { token: officer.token, params: { code }, body: { email, label: "دفتر" } });
  expect(added).toMatchObject({ status: 201, body: { kind: "email", shared: false } });
  const at = { token: coordinator.token, params: { id: added.body.id } };
  expect(await call(PATCH, { ...at, body: { main: true, doNotUse: "شب‌ها نه" } })).toMatchObject({
    status: 200,
    body: { main: true, doNotUse: true },
  });
  expect(await call(confirm, { ...at, body: { reason: "حضوری" } })).toMatchObject({ body: { verified: true } });
  const said = { purpose: "offers", granted: false, how: "در تماس" };
  expect(await call(consents, { ...at, body: said })).toMatchObject({ status: 200, body: { granted: false } });
  expect(await call(retire, { ...at, body: { why: "not_mine" } })).toMatchObject({ body: { retired: true } });
  expect(await call(restore, { ...at, body: {} })).toMatchObject({ body: { retired: false } });
  expect(await call(confirm, { ...at, token: officer.token, body: { reason: "r" } })).toMatchObject({ status: 403 });
  const listed = await call(listPoints, { token: officer.token, params: { code } });
  expect(listed.body.points).toMatchObject([{ label: "دفتر", verified: false, consents: [{ purpose: "offers" }] }]);
  expect(JSON.stringify(listed.body)).not.toContain(email);
  const types = await database().event.findMany({
    where: { customerId },
    orderBy: { id: "asc" },
    select: { type: true },
  });
  expect(types.map((e) => e.type.replace("contact.", ""))).toEqual([
    "added",
    "updated",
    "confirmed",
    "consented",
    "retired",
    "restored",
  ]);
});

test("a code by API: a wrong one is a field's fault and is counted, also under one idempotency key", async () => {
  const { officer } = await office();
  const { id: customerId } = await aCustomer();
  const point = await aPoint(customerId, "email", anEmail(), { origin: true });
  const at = { token: officer.token, params: { id: point.id } };
  expect(await call(sendCode, { ...at, body: {} })).toMatchObject({ status: 200, body: { delivery: "held" } });
  expect(await call(sendCode, { ...at, body: {} })).toMatchObject({ status: 429 });
  const mail = await database().outboxMessage.findFirstOrThrow({ where: { toAddress: point.canonical } });
  const code = /\d{6}/.exec(mail.text)![0];
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
  const key = newId();
  for (const left of ["۴", "۳"]) {
    const told = await call(checkCode, { ...at, key, body: { code: wrong } });
    expect(told).toMatchObject({ status: 422, body: { errors: [{ path: "code" }] } });
    expect(told.body.errors[0].message).toContain(left);
  }
  expect(await call(checkCode, { ...at, body: { code } })).toMatchObject({ status: 200, body: { verified: true } });
});

test("a taken key is 409 with the owner's code, and its suggestion stays", async () => {
  const { coordinator } = await office();
  const [owner, card] = [await aCustomer(), await aCustomer()];
  const { canonical: email } = await aPoint(owner.id, "email", anEmail());
  const told = await call(addPoint, {
    token: coordinator.token,
    params: { code: card.code },
    body: { email },
    key: newId(),
  });
  expect(told.status).toBe(409);
  expect(told.body.detail).toContain(owner.code);
  const pair = { in: [owner.id, card.id] };
  expect(await database().mergeSuggestion.count({ where: { customerAId: pair, customerBId: pair } })).toBe(1);
});

test("national ID, unmasking, looks and erasing by API", async () => {
  const { coordinator, officer } = await office();
  const manager = await user({ manager: true });
  const { code, id } = await aCustomer();
  const params = { code };
  const set = await call(nationalId, { token: coordinator.token, params, body: { nationalId: "۰۴۹۹۳۷۰۸۹۹" } });
  expect(set).toMatchObject({ status: 200, body: { nationalId: "•••••••899", confirmed: false } });
  expect((await call(readCard, { token: officer.token, params })).status).toBe(200);
  const whole = await call(unmask, { token: manager.token, params, body: {} });
  expect(whole).toMatchObject({ status: 200, body: { nationalId: "0499370899", contactPoints: [] } });
  const looked = await call(views, { token: manager.token, params });
  expect(looked.body.items).toMatchObject([{ name: officer.name, times: 1 }]);
  const gone = { token: manager.token, params };
  expect((await call(erase, { ...gone, body: { reason: "r" } })).status).toBe(422);
  expect(await call(erase, { ...gone, body: { reason: "r", confirm: code } })).toMatchObject({
    status: 200,
    body: { code, cards: 1, files: 0 },
  });
  expect((await database().customer.findUniqueOrThrow({ where: { id } })).nationalId).toBeNull();
});
