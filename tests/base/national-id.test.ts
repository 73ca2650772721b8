import { describe, expect, test } from "vitest";
import { parseLegalId, parseNationalId } from "@/lib/base/national-id";

describe("کد ملی", () => {
  test.each([
    ["0499370899", "0499370899"],
    ["499370899", "0499370899"],
    ["۰۴۹۹۳۷۰۸۹۹", "0499370899"],
    ["049-937089-9", "0499370899"],
    ["0084575948", "0084575948"],
    ["84575948", "0084575948"],
  ])("%j", (typed, id) => expect(parseNationalId(typed)).toBe(id));

  test.each(["0499370898", "1111111111", "0000000000", "1230000000", "12345", "04993708990", "a499370899", ""])(
    "%j is wrong",
    (typed) => expect(parseNationalId(typed)).toBeNull(),
  );

  test("any one wrong digit shows, but for the few that the check digit's 0/1 rule lets through", () => {
    const id = "0499370899";
    for (let i = 0; i < 10; i++)
      for (let d = 0; d < 10; d++)
        if (Number(id[i]) !== d) expect(parseNationalId(id.slice(0, i) + d + id.slice(i + 1))).toBeNull();
  });
});

describe("شناسهٔ ملی", () => {
  test.each(["10380284790", "۱۰۳۸۰۲۸۴۷۹۰", "14007650912"])("%j", (typed) =>
    expect(parseLegalId(typed)).toMatch(/^\d{11}$/),
  );
  test.each(["10380284792", "11111111111", "1038028479", "", "x0380284790"])("%j is wrong", (typed) =>
    expect(parseLegalId(typed)).toBeNull(),
  );
});
