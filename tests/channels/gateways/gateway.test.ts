import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { gateway } from "@/lib/channels/adapters/gateway";
import { patience } from "@/lib/channels/sms/call";
import { anyGateway } from "@/tests/support/gateways/any";
import { keeper, outgoing, posted, refusal } from "@/tests/support/gateways/outgoing";

// Against a stand-in of ours on loopback, not against a provider.
let there: Awaited<ReturnType<typeof anyGateway>>;
const settings = (over: object = {}) => gateway.settings.parse({ ...there.settings, ...over });
const about = { externalId: "x", receivedAt: new Date("2026-11-20T10:00:00Z"), ours: [] };
const waited = patience.ms;

beforeAll(async () => {
  there = await anyGateway();
});
afterEach(() => {
  there.state.troubles.length = 0;
  there.limit.perSecond = 0;
  patience.ms = waited;
});
afterAll(() => there.close());

test("a provider set up by template takes a text with quotes and line breaks as it is", async () => {
  const message = outgoing({ text: 'او گفت: "بله"\nو {secret.token} \\ نوشت' });
  const sent = await gateway.send!(settings(), message);
  expect(there.taken.at(-1)).toMatchObject({
    to: "09123456789",
    text: message.text,
    ref: message.id,
    id: sent.gatewayId,
  });
  expect(sent).toMatchObject({ parts: 1, costRial: 1200 });
  expect(there.asked.at(-1)!.json.from).toBe(3000505);
});

test("a code goes by its own template", async () => {
  await gateway.send!(settings(), outgoing({ purpose: "code", code: "482913" }));
  expect(there.taken.at(-1)!.text).toBe("pattern 482913");
});

test("values cannot leave their place in a form, an address, XML or a header", async () => {
  const asForm = {
    bodyKind: "form",
    body: "to={to}\nmsg={text}&x\n",
    okPlace: "",
    headers: "Authorization: Bearer {secret.token}\nX-Text: {text}",
  };
  await gateway.send!(
    settings({ ...asForm, url: `${there.url}/send?t={text}` }),
    outgoing({ text: "a&to=1\nb: c" }),
  ).catch(() => {});
  const asked = there.asked.at(-1)!;
  expect([...asked.form]).toEqual([
    ["to", "09123456789"],
    ["msg", "a&to=1\nb: c&x"],
  ]);
  expect(asked.query.get("t")).toBe("a&to=1\nb: c");
  expect(asked.headers["x-text"]).toBe("a&to=1b: c");
  await gateway.send!(
    settings({ bodyKind: "xml", body: "<t>{text}</t>", okPlace: "" }),
    outgoing({ text: "<b>&" }),
  ).catch(() => {});
  expect(there.asked.at(-1)!.body).toBe("<t>&#60;b&#62;&#38;</t>");
});

test.each([
  ["09120000000", { json: { ok: false, code: "BLACK" } }, { permanent: true, failure: "blocked" }],
  ["slow", { status: 429, json: { code: "SLOW" } }, { retryAfter: 7 }],
  ["busy", { status: 503, headers: { "retry-after": "40" }, text: "busy" }, { retryAfter: 40 }],
  ["no credit", { status: 507, json: {} }, { failure: "credit" }],
  ["gate down", { status: 502, text: "<html>" }, { unsure: true }],
  ["own error", { status: 500, text: "oops" }, {}],
] as const)("refusal: %s", async (_, instead, how) => {
  there.state.troubles.push({ instead });
  expect((await refusal(gateway.send!(settings(), outgoing()))).how).toEqual(how);
});

test("the line: before sending nothing went, after it nobody knows", async () => {
  const nobody = await anyGateway();
  await nobody.close();
  expect((await refusal(gateway.send!(settings({ url: `${nobody.url}/send` }), outgoing()))).how).toEqual({});
  const count = there.taken.length;
  there.state.troubles.push("drop after");
  expect((await refusal(gateway.send!(settings(), outgoing()))).how).toEqual({ unsure: true });
  expect(there.taken.length).toBe(count + 1);
  patience.ms = 100;
  there.state.troubles.push({ slow: 1000 });
  expect((await refusal(gateway.send!(settings(), outgoing()))).how).toEqual({ unsure: true });
});

test("redirects are not followed, and too long an answer is not read", async () => {
  there.state.troubles.push({ instead: { status: 302, headers: { location: `${there.url}/send` } } });
  const count = there.asked.length;
  expect((await refusal(gateway.send!(settings(), outgoing()))).message).toContain("دنبال نمی‌شود");
  expect(there.asked.length).toBe(count + 1);
  there.state.troubles.push({ instead: { text: "x".repeat(patience.bytes + 10) } });
  expect((await refusal(gateway.send!(settings(), outgoing()))).how.unsure).toBe(true);
});

test("no secret and no text stands in an error", async () => {
  const message = outgoing({ text: "رازی که نباید گفت" });
  there.state.troubles.push({
    instead: { status: 400, text: `bad ${there.token} for ${message.text} to 09123456789` },
  });
  const { message: said } = await refusal(gateway.send!(settings(), message));
  expect(said).toContain("bad •••");
  for (const secret of [there.token, message.text, "09123456789"]) expect(said).not.toContain(secret);
});

test("what came by webhook is kept once, whatever its form", async () => {
  const query = "msg=1";
  const json = await gateway.hook!(
    settings(),
    posted({ sender: "989121112233", body: "سلام", id: "77", date: 1_795_000_000 }, "", query),
  );
  const form = await gateway.hook!(settings(), posted("sender=09121112233&body=%D8%B3%D9%84%D8%A7%D9%85&id=77"));
  expect(json.raws[0]!.externalId).toBe(form.raws[0]!.externalId);
  expect(json.raws[0]!.same).toBe(form.raws[0]!.same);
  const read = await gateway.read!(json.raws[0]!.bytes, about);
  expect(read).toMatchObject({ kind: "message", text: "سلام", proved: ["mobile"], sender: { phone: "+989121112233" } });
});

test("a secret that was agreed on is asked for", async () => {
  const guarded = settings({ hookField: "x-hook", hookSecret: "open sesame" });
  const call = posted("sender=09121112233&body=hi&id=1");
  expect(await gateway.hook!(guarded, call)).toEqual({ raws: [], reports: [], status: 403 });
  call.headers.set("x-hook", "open sesame");
  expect((await gateway.hook!(guarded, call)).raws).toHaveLength(1);
});

test.each([
  ["Delivered", "delivered", null],
  ["EXPIRED", "failed", "other"],
  ["blacklist", "failed", "blocked"],
])("delivery %s", async (state, became, failure) => {
  const { reports, raws } = await gateway.hook!(settings(), posted({ msgid: "100", state }));
  expect(raws).toEqual([]);
  expect(reports).toMatchObject([{ of: { gatewayId: "100" }, state: became, failure }]);
});

test("its inbox is polled from where the last one stood", async () => {
  const now = Math.floor(Date.now() / 1000);
  there.inbox.push({ id: "1", sender: "09121112233", body: "کهنه", date: now - 400_000 });
  there.inbox.push({ id: "2", sender: "09121112233", body: "یک", date: now - 60 });
  const polled = settings({ pollUrl: `${there.url}/inbox?after={place}`, inList: "list" });
  const kept = keeper();
  await gateway.fetch!(polled, null, kept.take, kept.signal);
  expect(kept.raws.map((r) => JSON.parse(r.bytes.toString()).text)).toEqual(["یک"]);
  there.inbox.push({ id: "3", sender: "09121112233", body: "دو", date: now });
  await gateway.fetch!(polled, kept.state.place, kept.take, kept.signal);
  expect(kept.raws.map((r) => JSON.parse(r.bytes.toString()).text)).toEqual(["یک", "دو"]);
  for (let id = 4; id < 134; id++)
    there.inbox.push({ id: String(id), sender: "09121112233", body: `${id}`, date: now });
  await gateway.fetch!(polled, kept.state.place, kept.take, kept.signal);
  expect(kept.raws.slice(2).map((r) => r.externalId!.split(":").at(-1))).toEqual(
    Array.from({ length: 130 }, (_, i) => `${i + 4}`),
  );
});

test("the test button tells the credit, sends nothing, and says what is wrong", async () => {
  const count = there.taken.length;
  expect(await gateway.check(settings())).toMatchObject({ creditRial: 54000 });
  await expect(gateway.check(settings({ secrets: "token=wrong" }))).rejects.toThrow("۴۰۱");
  expect(there.taken.length).toBe(count);
});

test.each([
  [{ url: "ftp://x.example/" }],
  [{ url: "https://{from}.example/send" }],
  [{ url: "https://user:pw@x.example/" }],
  [{ body: '{"to": {to}}' }],
  [{ okValue: "(" }],
  [{ meanings: "1 = maybe" }],
])("settings that cannot work are refused: %j", (wrong) => {
  expect(gateway.settings.safeParse({ ...there.settings, ...wrong }).success).toBe(false);
});
