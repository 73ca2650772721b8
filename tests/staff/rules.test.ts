import { describe, expect, test } from "vitest";
import { deviceOf, networkOf, passwordProblem, THROTTLES, waitAfter } from "@/lib/staff/rules";

describe("a new password", () => {
  test.each(["کوه دماوند ۵۶", "correct horse", "xK9#mQ2$vL"])("%s will do", (password) => {
    expect(passwordProblem(password, "sara@firm.ir")).toBeNull();
  });
  test.each([
    ["nine chars", "abcd efgh"],
    ["a common one", "qwerty12345"],
    ["a common one in capitals", "QWERTY12345"],
    ["Persian digits of a common one", "۱۲۳۴۵۶۷۸۹۰"],
    ["the demo's", "peyvand-demo"],
    ["one letter over and over", "aaaaaaaaaaaaaa"],
    ["the email", "sara.karimi@firm.ir"],
    ["the email's name and digits", "sara.karimi1234"],
  ])("%s is refused", (_, password) => {
    expect(passwordProblem(password, "sara.karimi@firm.ir")).toMatchObject({ key: "password.weak" });
  });
});

test("the wait doubles up to its longest; RATE_LIMIT stretches the free tries", () => {
  const rule = THROTTLES.account;
  expect([4, 5, 6, 7, 30].map((n) => waitAfter(rule, n) / 1000)).toEqual([0, 30, 60, 120, 900]);
  expect(waitAfter(rule, 9, 2)).toBe(0);
  expect(waitAfter(rule, 10, 2)).toBe(30_000);
});

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"],
  ["2001:0db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["unknown", "unknown"],
])("%s counts as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test("a device is told by browser and system", () => {
  const windows =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0";
  expect(deviceOf(windows)).toBe("Edge, Windows");
  expect(deviceOf("curl/8")).toBeNull();
  expect(deviceOf(null)).toBeNull();
});
