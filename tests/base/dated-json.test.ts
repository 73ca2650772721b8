import { expect, test } from "vitest";
import { datedJson, readDatedJson } from "@/lib/base/dated-json";

test("dates come back as dates, at any depth, and nothing else does", () => {
  const given = {
    now: new Date("2026-11-22T08:00:00.123Z"),
    rows: [{ at: new Date(0), text: "2026-11-22T08:00:00.123Z", none: null, n: 1, on: true }],
    left: undefined,
  };
  const { left: _, ...there } = given;
  expect(readDatedJson(datedJson(given))).toEqual(there);
});
