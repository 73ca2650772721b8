import { expect, test } from "vitest";
import { datedJson, pack, readDatedJson } from "@/lib/base/dated-json";

test("dates come back as dates, at any depth, and nothing else does", () => {
  const given = {
    now: new Date("2026-11-22T08:00:00.123Z"),
    rows: [{ at: new Date(0), text: "2026-11-22T08:00:00.123Z", none: null, n: 1, on: true }],
    left: undefined,
    deep: [[{ at: new Date(1) }], [new Date(2), null, "x"]],
  };
  const { left: _, ...there } = given;
  expect(readDatedJson(datedJson(given))).toEqual(there);
});

test("what is packed is left as it was, and is the same at the other end", () => {
  const given = { at: new Date(5), rows: [{ at: new Date(6) }], none: null, text: '</script>"\\' };
  const before = structuredClone(given);
  expect(readDatedJson(pack(given).json)).toEqual(given);
  expect(given).toEqual(before);
});

test("what writes itself is written its own way", () => {
  expect(readDatedJson(datedJson({ amount: { toJSON: () => "12.5" } }))).toEqual({ amount: "12.5" });
});
