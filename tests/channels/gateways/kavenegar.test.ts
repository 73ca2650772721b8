import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/base/id";
import { kavenegar } from "@/lib/channels/adapters/kavenegar";
import { kavenegarStandIn } from "@/tests/support/gateways/kavenegar";
import { keeper, outgoing, posted, refusal } from "@/tests/support/gateways/outgoing";

// Against a stand-in that speaks the documented API, not against Kavenegar.
let there: Awaited<ReturnType<typeof kavenegarStandIn>>;
const settings = (over: object = {}) =>
  kavenegar.settings.parse({ apiKey: there.key, from: "10004346", baseUrl: there.url, pricePersian: 1100, ...over });
const about = { externalId: "x", receivedAt: new Date(), ours: [] };
const soon = () => Math.floor(Date.now() / 1000);

beforeAll(async () => {
  there = await kavenegarStandIn();
});
afterEach(() => {
  there.wrong.code = null;
  there.state.troubles.length = 0;
});
afterAll(() => there.close());

test("a text goes with our reference, and comes back with id, parts and the cost that they tell", async () => {
  const message = outgoing({ text: "س".repeat(71) });
  const sent = await kavenegar.send!(settings(), message);
  expect(sent).toMatchObject({ parts: 2, costRial: 1200, gatewayId: there.taken.at(-1)!.id });
  expect(there.taken.at(-1)).toMatchObject({
    to: "09123456789",
    text: message.text,
    ref: expect.stringMatching(/^\d{10,19}$/),
  });
});

test("the same message given twice is taken once, and is found by our reference", async () => {
  const message = outgoing();
  const count = there.taken.length;
  expect(await kavenegar.find!(settings(), message)).toBeNull();
  there.state.troubles.push("drop after");
  const sent = await kavenegar.send!(settings(), message);
  expect(await kavenegar.find!(settings(), message)).toMatchObject({ gatewayId: sent.gatewayId });
  expect(await kavenegar.send!(settings(), message)).toMatchObject({ gatewayId: sent.gatewayId });
  expect(there.taken.length).toBe(count + 1);
});

test("when they do not answer at all it may go again: they send one reference once", async () => {
  const message = outgoing();
  const count = there.taken.length;
  there.state.troubles.push("drop after", "drop before");
  expect((await refusal(kavenegar.send!(settings(), message))).how).toEqual({});
  await kavenegar.send!(settings(), message);
  expect(there.taken.length).toBe(count + 1);
});

test("a reference that they may have forgotten proves nothing", async () => {
  const old = outgoing({ id: newId().replace(/^.{8}-.{4}/, "01900000-0000") });
  expect((await refusal(kavenegar.find!(settings(), old))).how.unsure).toBe(true);
  there.state.troubles.push("drop before");
  expect((await refusal(kavenegar.send!(settings(), old))).how.unsure).toBe(true);
});

test("a code goes by its pattern, which carries no reference", async () => {
  const code = outgoing({ purpose: "code", code: "123456" });
  await kavenegar.send!(settings({ codeTemplate: "verify" }), code);
  expect(there.taken.at(-1)).toMatchObject({ text: "verify:123456", ref: null });
  expect((await refusal(kavenegar.find!(settings({ codeTemplate: "verify" }), code))).how.unsure).toBe(true);
  there.state.troubles.push("drop after");
  expect((await refusal(kavenegar.send!(settings({ codeTemplate: "verify" }), code))).how.unsure).toBe(true);
});

test.each([
  [411, { permanent: true, failure: "unknown_address" }],
  [412, { permanent: true, failure: "refused" }],
  [418, { failure: "credit" }],
  [409, { retryAfter: 30 }],
  [451, { retryAfter: 60 }],
  [403, {}],
] as const)("code %i", async (code, how) => {
  there.wrong.code = code;
  expect((await refusal(kavenegar.send!(settings(), outgoing()))).how).toEqual(how);
});

test("who blocked the line is told at once", async () => {
  const message = outgoing();
  const { gatewayId } = await kavenegar.send!(settings(), message);
  there.status.set(gatewayId!, 14);
  expect((await refusal(kavenegar.send!(settings(), message))).how).toEqual({ permanent: true, failure: "blocked" });
});

test("the key, which stands in the address, is in no error", async () => {
  const nowhere = settings({ baseUrl: "http://127.0.0.1:9" });
  for (const wrong of [settings({ apiKey: "wrong-key-1" }), nowhere]) {
    const error = await refusal(kavenegar.send!(wrong, outgoing()));
    expect(`${error.message} ${error.stack} ${JSON.stringify(error)} ${error.cause}`).not.toMatch(
      /wrong-key-1|kave-key|\/v1\//,
    );
  }
});

test("deliveries are asked for by id and told by webhook", async () => {
  const ids = await Promise.all(
    [10, 11, 14, 5].map(async (status) => {
      const { gatewayId } = await kavenegar.send!(settings(), outgoing());
      there.status.set(gatewayId!, status);
      return gatewayId!;
    }),
  );
  const told = await kavenegar.reports!(settings(), ids);
  expect(told.map((r) => [r.state, r.failure])).toEqual([
    ["delivered", null],
    ["failed", "other"],
    ["failed", "blocked"],
  ]);
  const hooked = await kavenegar.hook!(settings(), posted(`messageid=${ids[0]}&status=10&statustext=x`));
  expect(hooked).toMatchObject({ raws: [], reports: [{ of: { gatewayId: ids[0] }, state: "delivered" }] });
});

test("the inbox is read to its end, the oldest first, and by webhook it is the same message", async () => {
  for (let i = 0; i < 250; i++)
    there.inbox.push({
      messageid: 500 + i,
      message: `پیام ${i}`,
      sender: "09121112233",
      receptor: "10004346",
      date: soon() - 300 + i,
    });
  const kept = keeper();
  await kavenegar.fetch!(settings(), null, kept.take, kept.signal);
  expect(kept.raws.map((r) => r.externalId)).toEqual(Array.from({ length: 250 }, (_, i) => `kavenegar:${500 + i}`));
  const hooked = await kavenegar.hook!(
    settings(),
    posted(`messageid=500&from=9121112233&to=10004346&message=${encodeURIComponent("پیام 0")}`),
  );
  expect(hooked.raws[0]).toMatchObject({ externalId: "kavenegar:500", same: kept.raws[0]!.same });
  expect(await kavenegar.read!(kept.raws[0]!.bytes, about)).toMatchObject({ kind: "message", text: "پیام 0" });
});

test("what was marked as read by an answer that got lost is looked for again", async () => {
  there.inbox.length = 0;
  there.inbox.push({ messageid: 900, message: "گم نشود", sender: "09121112233", receptor: "10004346", date: soon() });
  const kept = keeper();
  there.state.troubles.push("drop after");
  await kavenegar.fetch!(settings(), { open: false }, kept.take, kept.signal).catch(() => {});
  expect(kept.raws).toEqual([]);
  await kavenegar.fetch!(settings(), kept.state.place, kept.take, kept.signal);
  expect(kept.raws.map((r) => r.externalId)).toContain("kavenegar:900");
});

test("the test button tells the credit in rials", async () => {
  expect(await kavenegar.check(settings())).toMatchObject({ creditRial: 1_500_000 });
  await expect(kavenegar.check(settings({ apiKey: "no" }))).rejects.toThrow("403");
});
