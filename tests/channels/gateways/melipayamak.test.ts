import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { melipayamak } from "@/lib/channels/adapters/melipayamak";
import { melipayamakStandIn } from "@/tests/support/gateways/melipayamak";
import { keeper, outgoing, posted, refusal } from "@/tests/support/gateways/outgoing";

// Against a stand-in that speaks the documented API, not against Melipayamak.
let there: Awaited<ReturnType<typeof melipayamakStandIn>>;
const settings = (over: object = {}) =>
  melipayamak.settings.parse({
    username: "office",
    password: there.password,
    from: "50004001",
    baseUrl: there.url,
    ...over,
  });
const tehran = (ago: number) => new Date(Date.now() - ago * 1000 + 3.5 * 3_600_000).toISOString().slice(0, 19);

beforeAll(async () => {
  there = await melipayamakStandIn();
});
afterEach(() => {
  Object.assign(there.wrong, { ret: null, value: null });
  there.state.troubles.length = 0;
});
afterAll(() => there.close());

test("a text is taken under a long id that stays exact", async () => {
  const sent = await melipayamak.send!(settings(), outgoing());
  expect(sent.gatewayId).toBe(there.taken.at(-1)!.id);
  expect(sent.gatewayId).toMatch(/^49630000000000000\d\d$/);
  expect(there.asked.at(-1)!.form.get("from")).toBe("50004001");
});

test("a code goes by the number of its pattern", async () => {
  await melipayamak.send!(settings({ codeTemplate: "48123" }), outgoing({ code: "777888" }));
  expect(there.taken.at(-1)!.text).toBe("48123:777888");
});

test.each([
  [1, "2", { failure: "credit" }],
  [2, null, { failure: "credit" }],
  [35, "35", { permanent: true, failure: "blocked" }],
  [1, "18", { permanent: true, failure: "unknown_address" }],
  [1, "14", { permanent: true, failure: "refused" }],
  [0, "0", {}],
  [6, null, { retryAfter: 120 }],
  [4, null, { retryAfter: 900 }],
] as const)("RetStatus %i with value %s", async (ret, value, how) => {
  Object.assign(there.wrong, { ret, value });
  expect((await refusal(melipayamak.send!(settings(), outgoing()))).how).toEqual(how);
});

test("an answer that is not theirs leaves it unsure", async () => {
  there.state.troubles.push({ instead: { text: "<html>" } }, { instead: { status: 404, text: "" } });
  expect((await refusal(melipayamak.send!(settings(), outgoing()))).how).toEqual({ unsure: true });
  expect((await refusal(melipayamak.send!(settings(), outgoing()))).how.unsure).toBe(false);
});

test("name and password are in no error", async () => {
  there.state.troubles.push({
    instead: { json: { RetStatus: 0, Value: "0", StrRetStatus: `no office ${there.password}` } },
  });
  const { message } = await refusal(melipayamak.send!(settings(), outgoing()));
  expect(message).toContain("no ••• •••");
});

test("deliveries are asked for one by one", async () => {
  const ids = await Promise.all(
    [1, 35, 16, 8].map(async (state) => {
      const { gatewayId } = await melipayamak.send!(settings(), outgoing());
      there.status.set(gatewayId!, state);
      return gatewayId!;
    }),
  );
  const told = await melipayamak.reports!(settings(), ids);
  expect(told.map((r) => [r.state, r.failure])).toEqual([
    ["delivered", null],
    ["failed", "blocked"],
    ["failed", "other"],
  ]);
});

test("what was told before the line broke is kept", async () => {
  const ids = ["1", "2", "3"];
  for (const id of ids) there.status.set(id, 1);
  there.state.every = ({ form }) => (form.get("recID") === "2" ? "drop before" : null);
  expect(await melipayamak.reports!(settings(), ids)).toHaveLength(1);
  await expect(melipayamak.reports!(settings(), ["2"])).rejects.toThrow();
  there.state.every = null;
});

test("the inbox is read from the last one on, through its pages", async () => {
  there.inbox.push({ MsgID: 1, Body: "کهنه", SendDate: tehran(300_000), Sender: "989121112233", Receiver: "50004001" });
  for (let i = 2; i <= 231; i++)
    there.inbox.push({
      MsgID: i,
      Body: `پیام ${i}`,
      SendDate: tehran(300 - i),
      Sender: "989121112233",
      Receiver: "50004001",
    });
  const kept = keeper();
  await melipayamak.fetch!(settings(), null, kept.take, kept.signal);
  expect(kept.raws.map((r) => r.externalId)).toEqual(Array.from({ length: 230 }, (_, i) => `melipayamak:${i + 2}`));
  there.inbox.push({ MsgID: 240, Body: "تازه", SendDate: tehran(0), Sender: "989121112233", Receiver: "50004001" });
  await melipayamak.fetch!(settings(), kept.state.place, kept.take, kept.signal);
  expect(kept.raws.slice(230).map((r) => r.externalId)).toEqual(["melipayamak:240"]);
  const hooked = await melipayamak.hook!(
    settings({ receiveBy: "hook" }),
    posted("", "", `from=09121112233&to=50004001&text=${encodeURIComponent("تازه")}&id=240`),
  );
  expect(hooked.raws[0]).toMatchObject({ externalId: "melipayamak:240", same: kept.raws.at(-1)!.same });
});

test("where the inbox is read, what is posted too is read there, once", async () => {
  const call = posted("", "", "from=09121112233&text=hi");
  expect((await melipayamak.hook!(settings(), call)).raws).toEqual([]);
  expect([melipayamak.polls!(settings()), melipayamak.polls!(settings({ receiveBy: "hook" }))]).toEqual([true, false]);
});

test("without id and time the same words in some minutes are one message", async () => {
  const call = posted("", "", "from=09121112233&text=hi");
  const [a, b] = [
    await melipayamak.hook!(settings({ receiveBy: "hook" }), call),
    await melipayamak.hook!(settings({ receiveBy: "hook" }), call),
  ];
  expect(a.raws[0]!.externalId).toBe(b.raws[0]!.externalId);
  expect(a.raws[0]!.externalId).toMatch(/^melipayamak:[0-9a-f]{32}$/);
});

test("the test button tells what is left", async () => {
  const { said } = await melipayamak.check(settings());
  expect(said).toContain("۲۵۴۰");
  await expect(melipayamak.check(settings({ password: "wrong" }))).rejects.toThrow("0");
});
