import { beforeEach, expect, test } from "vitest";
import { clock } from "@/lib/base/clock";
import { addressKey } from "@/lib/web/address";
import { refillAll, take } from "@/lib/web/rate";

const start = new Date("2026-11-21T08:00:00Z");
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const limit = { perMinute: 6, burst: 3 };

beforeEach(refillAll);

test("a bucket gives its burst, then says how long to wait, and fills again", () => {
  clock.at(start, () => {
    expect([1, 2, 3].map(() => take("a", limit))).toEqual([0, 0, 0]);
    expect(take("a", limit)).toBe(10);
    expect(take("b", limit)).toBe(0);
  });
  clock.at(after(9), () => expect(take("a", limit)).toBe(1));
  clock.at(after(10), () => expect(take("a", limit)).toBe(0));
  clock.at(after(10), () => expect(take("a", limit)).toBe(10));
});

test("an hour of rest fills no more than the burst", () => {
  clock.at(start, () => take("a", limit));
  clock.at(after(3600), () => expect([1, 2, 3, 4].map(() => take("a", limit))).toEqual([0, 0, 0, 10]));
});

test("an IPv6 network of one household is one address", () => {
  const key = (ip: string) => addressKey(new Headers({ "x-peyvand-client-ip": ip }));
  expect(key("2001:db8:1:2:aaaa::1")).toBe(key("2001:db8:1:2::9"));
  expect(key("2001:db8:1:2::1")).not.toBe(key("2001:db8:1:3::1"));
  expect(key("::1")).toBe("0:0:0:0::/64");
  expect(key("192.0.2.7")).toBe("192.0.2.7");
});
