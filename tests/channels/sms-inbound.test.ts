import { expect, test } from "vitest";
import { adapters, readerFor } from "@/lib/channels/adapters";
import { gatewayDate } from "@/lib/channels/sms/dates";
import { hookRecords } from "@/lib/channels/sms/hook-records";
import { isOptOut, readSms, smsRaw } from "@/lib/channels/sms/inbound";
import { inForm, looksAdvertising } from "@/lib/channels/sms/numbers";
import { at, readJson } from "@/lib/channels/sms/read-json";
import fc from "@/tests/support/fuzz";
import { posted } from "@/tests/support/gateways/outgoing";

const WORDS = "لغو، لغو۱۱، ۱۱، stop، off";
const about = { externalId: "x", receivedAt: new Date(), ours: [] };
const read = (from: string, text: string) =>
  readSms(smsRaw("x", { id: "1", from, text, at: null }, WORDS).bytes, about);

test.each(["لغو", "لغو۱۱", "لغو 11", " لغو\u200C11. ", "STOP", "Off", "۱۱"])("«%s» asks for no more", (text) => {
  expect(isOptOut(text, WORDS)).toBe(true);
});
test.each(["لغو سفارش ۱۱", "stop sending broken goods", "", "offer"])("«%s» is a message", (text) => {
  expect(isOptOut(text, WORDS)).toBe(false);
});

test.each([
  ["09121112233", "سلام", "message", "+989121112233"],
  ["989121112233", "لغو", "opt_out", "+989121112233"],
  ["+447911123456", "hi", "message", "+447911123456"],
  ["Irancell", "شارژ شد", "automatic", null],
  ["8999", "کد", "automatic", null],
  ["983000505", "تخفیف", "automatic", null],
  ["3000505", "تخفیف", "automatic", null],
  ["8999", "لغو", "automatic", null],
])("from %s «%s»: %s", async (from, text, kind, phone) => {
  const inbound = await read(from, text);
  expect(inbound).toMatchObject({ kind, text, sender: { phone }, proved: phone ? ["mobile"] : [] });
});

test("what strangers send is read, whatever it is", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), async (from, text) => {
      expect((await read(from, text)).files).toEqual([]);
      expect((await readSms(Buffer.from(text), about)).kind).toBe("automatic");
    }),
  );
});

test("what was kept is told at a glance by every line, also by one that is gone; nothing else is shown as it stands", () => {
  const kept = smsRaw("x", { id: "1", from: "1", text: "سلام", at: null }, WORDS).bytes.toString("utf8");
  const lines = [...adapters.values()].filter(({ channel }) => channel === "sms");
  for (const { name } of lines) expect(readerFor(name, "sms")?.glance?.(kept), name).toBe("سلام");
  for (const name of [null, "a line of another year"]) expect(readerFor(name, "sms")?.glance?.(kept)).toBe("سلام");
  const { glance } = readerFor(null, "sms")!;
  for (const raw of ["", "from=1&text=2", "[]", "null", "5", '{"text":5}', '{"message":"سلام"}'])
    expect(glance!(raw), raw).toBeNull();
  expect(readerFor("mailbox", "email")?.glance).toBeUndefined();
});

test("hooks are read as query, form, multipart, JSON, and lists of it", async () => {
  const form = new FormData();
  form.append("from", "1");
  const multipart = new Response(form);
  const type = multipart.headers.get("content-type")!;
  const asMultipart = posted(await multipart.text(), type);
  const calls = [
    posted("", "", "from=1"),
    posted("From=1"),
    posted({ from: 1 }),
    posted({ data: [{ from: "1" }] }),
    asMultipart,
  ];
  for (const call of calls) expect((await hookRecords(call)).map((r) => r.get("from"))).toEqual(["1"]);
  expect(await hookRecords(posted("{broken"))).toHaveLength(1);
  expect((await hookRecords(posted([{ from: "1" }, { from: "2" }]))).map((r) => r.get("from"))).toEqual(["1", "2"]);
});

test("no post of a stranger breaks a door", async () => {
  const said = {
    kavenegar: { apiKey: "k", from: "1" },
    melipayamak: { username: "u", password: "p", from: "1", receiveBy: "hook" },
    "sms-ir": { apiKey: "k", from: "1", receiveBy: "hook" },
    ippanel: { apiKey: "k", from: "1", receiveBy: "hook" },
    gateway: {
      url: "http://x.test/",
      inFrom: "from",
      inText: "a.text",
      reportId: "id",
      reportState: "status",
      delivered: "1",
    },
  };
  const key = fc.constantFrom(
    "from",
    "text",
    "message",
    "messageid",
    "status",
    "a",
    "data",
    "mobile",
    "__proto__",
    "id",
  );
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie("value"), { maxLength: 3 }),
      tie("object"),
    ),
    object: fc.dictionary(key, tie("value"), { maxKeys: 4 }),
  })).object;
  const body = fc.oneof(
    fc.uint8Array().map((b) => Buffer.from(b)),
    json.map((o) => Buffer.from(JSON.stringify(o))),
    fc.string().map((t) => Buffer.from(t)),
  );
  const type = fc.constantFrom(
    "",
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "multipart/form-data",
  );
  await fc.assert(
    fc.asyncProperty(body, type, fc.string(), async (bytes, contentType, query) => {
      const call = {
        method: "POST",
        query: new URLSearchParams(query),
        headers: new Headers(contentType ? { "content-type": contentType } : {}),
        body: bytes,
      };
      for (const [name, given] of Object.entries(said)) {
        const adapter = adapters.get(name)!;
        const hooked = await adapter.hook!(adapter.settings.parse(given), call);
        for (const raw of hooked.raws) expect((await adapter.read!(raw.bytes, about)).files).toEqual([]);
      }
    }),
  );
});

test("long ids keep each digit, also beside texts that look like them", () => {
  const json = readJson(
    '{"a":12345678901234567890,"t":"x \\" : 12345678901234567890,","l":[1234567890123456789],"n":12.5}',
  );
  expect(at(json, "a")).toBe("12345678901234567890");
  expect(at(json, "t")).toBe('x " : 12345678901234567890,');
  expect(at(json, "l[0]")).toBe("1234567890123456789");
  expect(at(json, "n")).toBe(12.5);
  expect(at(json, "__proto__.x")).toBeUndefined();
});

test.each([
  ["1628683625", "2021-08-11T12:07:05.000Z"],
  ["1628683625000", "2021-08-11T12:07:05.000Z"],
  ["2026-11-22T15:30:00", "2026-11-22T12:00:00.000Z"],
  ["2026/11/22 15:30:00.123", "2026-11-22T12:00:00.000Z"],
  ["2026-11-22T12:00:00Z", "2026-11-22T12:00:00.000Z"],
  ["۱۶۲۸۶۸۳۶۲۵", "2021-08-11T12:07:05.000Z"],
])("the date %s", (told, instant) => {
  expect(gatewayDate(told)?.toISOString()).toBe(instant);
});
test.each(["", "yesterday", "0", "1405/09/01", "99999999999999"])("no date: %s", (told) => {
  expect(gatewayDate(told)).toBeNull();
});

test("numbers in each gateway's form; lines that look like advertising", () => {
  expect((["09", "98", "+98", "9"] as const).map((form) => inForm("+989121112233", form))).toEqual([
    "09121112233",
    "989121112233",
    "+989121112233",
    "9121112233",
  ]);
  expect(inForm("+447911123456", "09")).toBe("00447911123456");
  for (const line of ["3000505", "+983000505", "۵۰۰۰۴۰۰۱", "10004346"]) expect(looksAdvertising(line)).toBe(true);
  for (const line of ["9982003178", ""]) expect(looksAdvertising(line)).toBe(false);
});
