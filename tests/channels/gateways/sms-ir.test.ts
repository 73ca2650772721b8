import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { smsIr } from "@/lib/channels/adapters/sms-ir";
import { keeper, outgoing, posted, refusal } from "@/tests/support/gateways/outgoing";
import { smsIrStandIn } from "@/tests/support/gateways/sms-ir";

// Against a stand-in that speaks the documented API, not against SMS.ir.
let there: Awaited<ReturnType<typeof smsIrStandIn>>;
const settings = (over: object = {}) =>
  smsIr.settings.parse({ apiKey: there.key, from: "30004505000017", baseUrl: there.url, pricePersian: 1000, ...over });
const now = Math.floor(Date.now() / 1000);
const came = (text: string, receivedDateTime: number) => ({
  messageText: text,
  number: 30004505000017,
  mobile: 9121112233,
  receivedDateTime,
});
const texts = (raws: { bytes: Buffer }[]) => raws.map((r) => JSON.parse(r.bytes.toString()).text);

beforeAll(async () => {
  there = await smsIrStandIn();
});
afterEach(() => {
  there.wrong.status = null;
});
afterAll(() => there.close());

test("a text and a code are taken; their cost counts units, so ours counts rials", async () => {
  const sent = await smsIr.send!(settings(), outgoing());
  expect(sent).toEqual({ gatewayId: there.taken.at(-1)!.id, parts: 1, costRial: 1000 });
  expect(there.asked.at(-1)!.json.lineNumber).toBe(30004505000017);
  await smsIr.send!(settings({ codeTemplate: "123456" }), outgoing({ code: "55555" }));
  expect(there.taken.at(-1)!.text).toBe("123456:CODE=55555");
});

test.each([
  [102, { failure: "credit" }],
  [104, { permanent: true, failure: "unknown_address" }],
  [115, { permanent: true, failure: "blocked" }],
  [113, { permanent: true, failure: "refused" }],
  [20, { retryAfter: 10 }],
  [10, {}],
] as const)("status %i", async (status, how) => {
  there.wrong.status = status;
  expect((await refusal(smsIr.send!(settings(), outgoing()))).how).toEqual(how);
});

test("the blacklist is told by a zero among the ids", async () => {
  there.blacklist.add("09129999999");
  const { how } = await refusal(smsIr.send!(settings(), outgoing({ to: "+989129999999" })));
  expect(how).toEqual({ permanent: true, failure: "blocked" });
});

test("deliveries; an id they do not know is passed over", async () => {
  const [a, b] = [await smsIr.send!(settings(), outgoing()), await smsIr.send!(settings(), outgoing())];
  there.status.set(a.gatewayId!, 1).set(b.gatewayId!, 7);
  const told = await smsIr.reports!(settings(), [a.gatewayId!, "404404", b.gatewayId!]);
  expect(told.map((r) => [r.state, r.failure])).toEqual([
    ["delivered", null],
    ["failed", "blocked"],
  ]);
});

test("the list of the day is read from the last second on, each message once", async () => {
  there.inbox.push(came("کهنه", now - 200_000));
  for (let i = 0; i < 220; i++) there.inbox.push(came(`پیام ${i}`, now - 300 + i));
  const kept = keeper();
  await smsIr.fetch!(settings(), null, kept.take, kept.signal);
  expect(texts(kept.raws)).toEqual(Array.from({ length: 220 }, (_, i) => `پیام ${i}`));
  await smsIr.fetch!(settings(), kept.state.place, kept.take, kept.signal);
  expect(kept.raws).toHaveLength(220);
  there.inbox.push(came("در همان ثانیه", now - 81), came("پس از آن", now - 70));
  await smsIr.fetch!(settings(), kept.state.place, kept.take, kept.signal);
  expect(texts(kept.raws.slice(220))).toEqual(["در همان ثانیه", "پس از آن"]);
});

test("behind a pause longer than a day the archive is read too", async () => {
  there.archive.push(came("دو روز پیش", now - 170_000));
  const kept = keeper();
  await smsIr.fetch!(settings(), { at: now - 180_000, seen: [] }, kept.take, kept.signal);
  expect(texts(kept.raws)[0]).toBe("دو روز پیش");
});

test("by webhook with its time it is the same message", async () => {
  const body = { mobile: 9121112233, messageText: "پیام 219", number: 30004505000017, receivedDateTime: now - 81 };
  const kept = keeper();
  await smsIr.fetch!(settings(), { at: now - 82, seen: [] }, kept.take, kept.signal);
  const hooked = await smsIr.hook!(settings({ receiveBy: "hook" }), posted(body));
  expect(kept.raws.map((r) => r.externalId)).toContain(hooked.raws[0]!.externalId);
});

test("the test button tells the units left, and warns of an advertising line", async () => {
  const { said } = await smsIr.check(settings({ from: "30004505" }));
  expect(said).toContain("165.3".replace(/\d/g, (d) => "۰۱۲۳۴۵۶۷۸۹"[Number(d)]!));
  expect((await smsIr.check(settings({ from: "3000505" }))).said).toContain("تبلیغاتی");
  await expect(smsIr.check(settings({ apiKey: "wrong" }))).rejects.toThrow("10");
});
