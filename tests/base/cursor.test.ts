import { expect, test } from "vitest";
import { decodeCursor, encodeCursor } from "@/lib/base/cursor";
import { instant } from "@/lib/base/fields";
import { newId } from "@/lib/base/id";
import fc from "@/tests/support/fuzz";

const id = newId();
const good = [
  "infinity",
  "-infinity",
  "2026-11-22 10:00:00+00",
  "2026-11-22 10:00:00.123456+03:30",
  "1930-01-01 00:00:00+03:25:44",
  "6026-11-22 10:00:00.1+00",
  "2024-02-29T23:59:59.5Z",
];
const bad = [
  "",
  "9",
  "9999999",
  "now",
  "epoch",
  "0000-01-01 00:00:00+00",
  "2026-99-99 10:00:00+00",
  "2026-02-30 10:00:00+00",
  "2026-11-22 24:00:00+00",
  "2026-11-22 10:00:00+15",
  "2026-11-22 10:00:00",
  "294277-01-01 00:00:00+00",
];

test.each(good)("%s and an id are a place in a list", (sort) => {
  expect(decodeCursor(encodeCursor(sort, id))).toEqual({ sort, id });
});

test.each(bad)("«%s» is no instant of ours", (sort) => {
  expect(() => decodeCursor(encodeCursor(sort, id))).toThrow("invalid");
});

test("a place of one kind of list is none of another", () => {
  expect(decodeCursor(encodeCursor("مریم", id), "text").sort).toBe("مریم");
  expect(() => decodeCursor(encodeCursor("a\0", id), "text")).toThrow("invalid");
  expect(() => decodeCursor(encodeCursor("\ud800", id), "text")).toThrow("invalid");
  for (const number of ["0.87", "1e-05", "12"])
    expect(decodeCursor(encodeCursor(number, id), "number").sort).toBe(number);
  for (const number of ["", "-1", "NaN", "infinity", "1e999999"])
    expect(() => decodeCursor(encodeCursor(number, id), "number"), number).toThrow("invalid");
  expect(decodeCursor(encodeCursor(good[2]!, "57"), "timestamptz", { serial: true }).id).toBe("57");
  for (const wrong of ["57", "-".repeat(36), "abcdef".repeat(6), ""])
    expect(() => decodeCursor(encodeCursor(good[2]!, wrong)), wrong).toThrow("invalid");
});

test("whatever else somebody sends as a place is refused, and nothing worse", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json().map((json) => Buffer.from(json).toString("base64url")),
      ),
      (word) => {
        expect(() => decodeCursor(word)).toThrow("invalid");
      },
    ),
  );
});

test("an instant has a year of four digits, wherever its offset leads", () => {
  for (const right of ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-11-22T08:30:00+03:30"])
    expect(instant.parse(right)).toEqual(new Date(right));
  for (const wrong of [
    "9999-12-31T23:59:59-01:00",
    "0001-01-01T00:00:00+01:00",
    "+275760-09-13T00:00:00Z",
    "2026-02-30T00:00:00Z",
    "",
  ])
    expect(instant.safeParse(wrong).success, wrong).toBe(false);
});
