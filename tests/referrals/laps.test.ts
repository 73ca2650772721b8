import { expect, test } from "vitest";
import { laps } from "@/lib/referrals/rules";

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 21, 8, minutes));
const lying = { status: "sent" as const, sentAt: at(0), seenAt: null, acceptedAt: null, endedAt: null };

test("a referral nobody has opened has been unseen until now", () => {
  expect(laps(lying, at(10))).toEqual([{ lap: "unseen", ms: 600_000, running: true }]);
});

test("each stop ends where the next begins; the last ends with the referral", () => {
  const done = { ...lying, status: "answered" as const, seenAt: at(5), acceptedAt: at(15), endedAt: at(45) };
  expect(laps(done, at(600))).toEqual([
    { lap: "unseen", ms: 300_000, running: false },
    { lap: "untaken", ms: 600_000, running: false },
    { lap: "worked", ms: 1_800_000, running: false },
  ]);
});

test("answering at once takes no time to be taken on; a recalled one stops where it stood", () => {
  const once = { ...lying, status: "accepted" as const, seenAt: at(5), acceptedAt: at(5) };
  expect(laps(once, at(6)).map((l) => [l.lap, l.running])).toEqual([
    ["unseen", false],
    ["worked", true],
  ]);
  const recalled = { ...lying, status: "recalled" as const, endedAt: at(3) };
  expect(laps(recalled, at(60))).toEqual([{ lap: "unseen", ms: 180_000, running: false }]);
});
