import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import * as fields from "@/app/api/v1/customer-fields/route";
import * as interactions from "@/app/api/v1/customers/[code]/interactions/route";
import * as notes from "@/app/api/v1/customers/[code]/notes/route";
import * as relations from "@/app/api/v1/customers/[code]/relations/route";
import * as card from "@/app/api/v1/customers/[code]/route";
import * as cardTags from "@/app/api/v1/customers/[code]/tags/route";
import * as timeline from "@/app/api/v1/customers/[code]/timeline/route";
import * as purchases from "@/app/api/v1/purchases/route";
import * as tags from "@/app/api/v1/tags/route";
import { ErasedCard } from "@/components/customers/card/erased";
import { readCustomer } from "@/lib/customers/read-customer";
import { database } from "@/lib/kernel/database";
import { call } from "@/tests/api/call";
import { aCustomer, actorOf } from "@/tests/support/factories";
import { office, user } from "@/tests/support/office";

test("a card is filled in and read back in full", async () => {
  const { coordinator, officer } = await office();
  const [{ code }, other] = [await aCustomer(), await aCustomer({ kind: "organization" })];
  const params = { code };
  const body = { city: "کاشان", interests: ["آب"], birthday: "1990-01-02", incomeBand: "high", version: 1 };
  expect((await call(card.PATCH, { token: coordinator.token, params, body })).body).toMatchObject({ version: 2 });
  const word = crypto.randomUUID().slice(0, 20);
  const made = [
    await call(notes.POST, { token: officer.token, params, body: { body: "یادداشت" } }),
    await call(cardTags.POST, { token: officer.token, params, body: { name: word, tone: "info" } }),
    await call(relations.POST, {
      token: officer.token,
      params,
      body: { kind: "member", other: other.code, role: "مدیر" },
    }),
    await call(interactions.POST, {
      token: officer.token,
      params,
      body: { kind: "call", direction: "out", body: "گفتیم" },
    }),
  ];
  expect(made.map((m) => m.status)).toEqual([201, 201, 201, 201]);
  const { body: read } = await call(card.GET, { token: coordinator.token, params });
  expect(read).toMatchObject({
    province: "اصفهان",
    birthday: "1990-01-02",
    interests: ["آب"],
    tags: [{ name: word, tone: "info" }],
    relations: [{ kind: "member", outward: true, code: other.code, role: "مدیر" }],
    counters: { requests: 0, satisfaction: null, purchases: 0, purchaseRial: 0 },
  });
  const line = await call(timeline.GET, { token: coordinator.token, params, query: "?limit=1" });
  expect(line.body.items).toMatchObject([{ kind: "touch", text: "گفتیم", requestNumber: null }]);
  const rest = await call(timeline.GET, { token: coordinator.token, params, query: `?cursor=${line.body.nextCursor}` });
  expect(rest.body.items).toMatchObject([{ kind: "note", text: "یادداشت" }]);
  expect((await call(tags.GET, { token: officer.token })).body.items.map((t: { name: string }) => t.name)).toContain(
    word,
  );
});

test("of an erased card the figures are read; its page is a notice, and nothing is written on it", async () => {
  const { coordinator } = await office();
  const { token } = coordinator;
  const { id, code } = await aCustomer({ name: null, requestCount: 2 });
  await database().customer.update({ where: { id }, data: { erasedAt: new Date() } });
  const params = { code };
  const { status, body } = await call(card.GET, { token, params });
  expect([status, body]).toMatchObject([200, { name: null, contactPoints: [], counters: { requests: 2 } }]);
  expect(body.erasedAt).toMatch(/^\d{4}-/);
  const writes = [
    await call(card.PATCH, { token, params, body: { city: "کاشان" } }),
    await call(notes.POST, { token, params, body: { body: "یادداشت" } }),
    await call(cardTags.POST, { token, params, body: { name: "برچسب" } }),
    await call(interactions.POST, { token, params, body: { kind: "call", direction: "out", body: "گفتیم" } }),
  ];
  expect(writes.map((w) => w.status)).toEqual([404, 404, 404, 404]);
  const actor = await actorOf(coordinator.userId);
  const page = { customer: await readCustomer(actor, { code }), actor, now: new Date() };
  const drawn = renderToStaticMarkup(createElement(ErasedCard, page));
  expect(drawn).toContain(`/customers/${code}/privacy`);
  expect(drawn).not.toMatch(/<(form|button|input|textarea|dialog)/);
});

test("a purchase is 201 once and 200 after, and only administrators make fields", async () => {
  const { coordinator } = await office();
  const { code } = await aCustomer();
  const body = {
    externalId: crypto.randomUUID(),
    customer: { code },
    at: "2026-01-02T03:04:05Z",
    amountRial: 5_000_000,
  };
  const told = [1, 2].map(() => () => call(purchases.POST, { token: coordinator.token, body }));
  const [first, second] = [await told[0]!(), await told[1]!()];
  expect([first.status, second.status]).toEqual([201, 200]);
  expect(second.body).toEqual({ ...first.body, customer: { ...first.body.customer, isNew: false } });
  expect(first.body).toMatchObject({ amountRial: 5_000_000, customer: { code } });
  const field = { label: crypto.randomUUID(), type: "number", kinds: ["supplier"] };
  expect((await call(fields.POST, { token: coordinator.token, body: field })).status).toBe(403);
  const { token } = await user({ administrator: true });
  expect((await call(fields.POST, { token, body: field })).body).toMatchObject({
    type: "number",
    active: true,
    version: 1,
  });
});
