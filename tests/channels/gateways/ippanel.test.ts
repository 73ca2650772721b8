import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ippanel } from "@/lib/channels/adapters/ippanel";
import { ippanelStandIn } from "@/tests/support/gateways/ippanel";
import { keeper, outgoing, posted, refusal } from "@/tests/support/gateways/outgoing";

// Against a stand-in that speaks the documented API, not against IPPanel.
let there: Awaited<ReturnType<typeof ippanelStandIn>>;
const settings = (over: object = {}) =>
  ippanel.settings.parse({ apiKey: there.key, from: "3000505", baseUrl: there.url, ...over });
const now = Math.floor(Date.now() / 1000);

beforeAll(async () => {
  there = await ippanelStandIn();
});
afterEach(() => {
  Object.assign(there.wrong, { http: 0, message: "" });
  there.state.troubles.length = 0;
});
afterAll(() => there.close());

test("a text and a code are taken, line and number in E.164", async () => {
  const sent = await ippanel.send!(settings(), outgoing());
  expect(there.taken.at(-1)).toMatchObject({ id: sent.gatewayId, to: "+989123456789" });
  expect(there.asked.at(-1)!.json.from_number).toBe("+983000505");
  await ippanel.send!(
    settings({ codeTemplate: "abc", codeParameter: "otp", from: "+98 3000505" }),
    outgoing({ code: "4321" }),
  );
  expect(there.taken.at(-1)!.text).toBe('abc:{"otp":"4321"}');
  expect(there.asked.at(-1)!.json.from_number).toBe("+983000505");
});

test.each([
  [422, "اعتبار کافی نیست", { failure: "credit" }],
  [422, "متن پیام الزامی است", { permanent: true, failure: "refused" }],
  [401, "اطلاعات وارد شده صحیح نمی باشد", {}],
  [429, "", { retryAfter: 10 }],
  [500, "", {}],
  [504, "", { unsure: true }],
] as const)("HTTP %i %s", async (http, message, how) => {
  Object.assign(there.wrong, { http, message });
  expect((await refusal(ippanel.send!(settings(), outgoing()))).how).toEqual(how);
});

test("deliveries", async () => {
  const [a, b, c] = await Promise.all(
    [2, 4, 1].map(async (state) => {
      const { gatewayId } = await ippanel.send!(settings(), outgoing());
      there.status.set(gatewayId!, state);
      return gatewayId!;
    }),
  );
  const told = await ippanel.reports!(settings(), [a!, b!, c!]);
  expect(told.map((r) => [r.of, r.state, r.failure])).toEqual([
    [{ gatewayId: a }, "delivered", null],
    [{ gatewayId: b }, "failed", "blocked"],
  ]);
});

test("an order that was turned down as a whole says why", async () => {
  const { gatewayId } = await ippanel.send!(settings(), outgoing());
  there.turnedDown.set(gatewayId!, 3);
  expect(await ippanel.reports!(settings(), [gatewayId!])).toMatchObject([{ state: "failed", failure: "refused" }]);
});

test("the inbox is read from the last one on; by webhook it is the same message", async () => {
  const one = (id: number, time: number) => ({
    messages_inbox_id: id,
    from: "+989121112233",
    number: "+983000505",
    message: `پیام ${id}`,
    time,
  });
  there.inbox.push(one(1, now - 200_000));
  for (let id = 2; id <= 160; id++) there.inbox.push(one(id, now - 200 + id));
  const kept = keeper();
  await ippanel.fetch!(settings(), null, kept.take, kept.signal);
  expect(kept.raws.map((r) => r.externalId)).toEqual(Array.from({ length: 159 }, (_, i) => `ippanel:${i + 2}`));
  there.inbox.push(one(161, now));
  await ippanel.fetch!(settings(), kept.state.place, kept.take, kept.signal);
  expect(kept.raws.at(-1)!.externalId).toBe("ippanel:161");
  expect(kept.raws).toHaveLength(160);
  const hooked = await ippanel.hook!(
    settings({ receiveBy: "hook" }),
    posted({ id: 161, from: "09121112233", message: "پیام 161" }),
  );
  expect(hooked.raws[0]).toMatchObject({ externalId: "ippanel:161", same: kept.raws.at(-1)!.same });
});

test("a fetch that is stopped ends", async () => {
  const stop = new AbortController();
  there.state.troubles.push({ slow: 5000 });
  setTimeout(() => stop.abort(), 50);
  await expect(ippanel.fetch!(settings(), null, keeper().take, stop.signal)).rejects.toThrow();
});

test("the test button tells the credit", async () => {
  expect(await ippanel.check(settings())).toMatchObject({ creditRial: 6_084_722 });
  await expect(ippanel.check(settings({ apiKey: "wrong" }))).rejects.toThrow("401");
});
