import { describe, expect, test } from "vitest";
import { submitInput } from "@/lib/requests/schema";
import { contactShape, keyKind, registerShape } from "@/lib/web/register-shape";

test.each([
  ["۰۹۱۲۳۴۵", "phone"],
  ["+98 912 345 6789", "phone"],
  ["021-8877", "phone"],
  ["ali@example.ir", "email"],
  ["مریم احمدی", "words"],
  ["912", "words"], // too short to be looked for as a number
  ["مریم ۱۲۳۴", "words"],
])("%s is read as %s", (typed, kind) => expect(keyKind(typed)).toBe(kind));

describe("the first field becomes", () => {
  const customerOf = (form: object) => registerShape({ channel: "phone", subject: "s", body: "b", ...form }).customer;
  test("a number, an address or a name", () => {
    expect(customerOf({ who: "۰۹۱۲۳۴۵۶۷۸۹" })).toEqual({ phone: "۰۹۱۲۳۴۵۶۷۸۹" });
    expect(customerOf({ who: "a@b.ir", customer: { name: "علی" } })).toEqual({ email: "a@b.ir", name: "علی" });
    expect(customerOf({ who: "مریم احمدی" })).toEqual({ name: "مریم احمدی" });
  });
  test("no key, when a part of it only found the customer", () => {
    expect(customerOf({ who: "۰۹۱۲۳۴", customerCode: "10001" })).toEqual({});
    expect(customerOf({ who: "مریم", customerCode: "10001" })).toEqual({});
    expect(customerOf({ who: "09123456789", customerCode: "10001" })).toEqual({ phone: "09123456789" });
  });
  test("what was typed elsewhere counts before it", () => {
    expect(customerOf({ who: "مریم", customer: { name: "خانم احمدی" } })).toEqual({ name: "خانم احمدی" });
  });
});

test("the date of their letter is Jalali; what is unreadable goes on to be refused", () => {
  const shaped = (theirDate: string) =>
    registerShape({ channel: "letter", subject: "s", body: "b", registration: { theirDate } });
  expect(submitInput.parse(shaped("۱۴۰۵/۰۸/۲۵")).registration).toEqual({ theirDate: "2026-11-16" });
  expect(submitInput.safeParse(shaped("دیروز")).error?.issues[0]).toMatchObject({
    path: ["registration", "theirDate"],
    message: "date.unreadable",
  });
});

test("whom it goes to at once is named as the desk names him; nobody is no referral", () => {
  const shaped = (referral: object) =>
    registerShape({ channel: "phone", subject: "s", body: "b", referral }).referral as object | undefined;
  const said = { purpose: "answer", instruction: "i" };
  expect(shaped({ ...said, target: "p:12", dueAt: "۱۴۰۵/۰۸/۲۵ 10:00" })).toEqual({
    ...{ ...said, to: { positionId: "12" } },
    dueAt: new Date("2026-11-16T06:30:00Z"),
  });
  expect(shaped({ ...said, target: "d:7" })).toEqual({ ...said, to: { departmentId: "7" } });
  expect(shaped(said)).toBeUndefined();
});

test("for an earlier request only what was said goes on", () => {
  const form = { who: "0912", onto: "12", channel: "phone", subject: "x", body: "b", externalId: "e", kind: "other" };
  expect(contactShape(form)).toEqual({ number: "12", channel: "phone", body: "b", externalId: "e" });
});
