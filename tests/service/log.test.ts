import { afterAll, expect, test } from "vitest";
import { SYSTEM } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { AppError } from "@/lib/base/errors";
import { addClosure } from "@/lib/calendar/add-closure";
import { liftClosure } from "@/lib/calendar/lift-closure";
import { due, elapsed } from "@/lib/calendar/rules";
import { setWeek } from "@/lib/calendar/set-week";
import { calendarAt, calendarOf, whoseOf } from "@/lib/calendar/store";
import { closeDatabase, database, reader } from "@/lib/kernel/database";
import { answerReferral } from "@/lib/requests/answer-referral";
import { closeRequest } from "@/lib/requests/close-request";
import { referRequest } from "@/lib/requests/refer-request";
import { rejectAnswer } from "@/lib/requests/reject-answer";
import { reopenRequest } from "@/lib/requests/reopen-request";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import { updateRequest } from "@/lib/requests/update-request";
import { writeToRequest } from "@/lib/requests/write-to-request";
import { readClocks } from "@/lib/service/queries";
import { recomputeClocks } from "@/lib/service/recompute-clocks";
import { saveTarget } from "@/lib/service/save-target";
import type { ClockEntry } from "@/prisma/generated/client";
import fc, { runs } from "@/tests/support/fuzz";
import { anArrival, aTimedDesk, NINE } from "./desk";

afterAll(closeDatabase);

type TimedDesk = Awaited<ReturnType<typeof aTimedDesk>>;
type House = { desk: TimedDesk; id: string; number: number; customerId: string; closures: string[]; now: Date };

const hours = (from: string, to: string) => [{ from, to }];
const short = { saturday: hours("9", "13"), sunday: hours("10", "12:30"), tuesday: hours("20", "02") };
const open = async (requestId: string, status: "open" | "answered") =>
  database().referral.findFirst({
    where: { requestId, status: status === "open" ? { in: ["sent", "seen", "accepted"] } : "answered" },
    select: { id: true },
  });
const spoken = { channel: "phone" as const, body: "پاسخ" };

/** What may happen to a request, its targets and the calendar it is counted by; `n` makes one differ from the other. */
const happenings = {
  refer: ({ desk, number, now }: House, n: number) =>
    referRequest(desk.coordinator.actor, {
      number,
      items: [
        {
          ...{ to: { positionId: desk.officer.positionId }, purpose: "answer" as const, instruction: "بررسی" },
          ...(n % 2 ? { dueAt: new Date(now.getTime() + n * 600_000).toISOString() } : {}),
        },
      ],
    }),
  answer: async ({ desk, id }: House) =>
    answerReferral(desk.officer.actor, { id: (await open(id, "open"))?.id ?? id, body: "پاسخ" }),
  reject: async ({ desk, id, number }: House) =>
    rejectAnswer(desk.coordinator.actor, {
      ...{ number, reason: "ناقص", referralId: (await open(id, "answered"))?.id ?? id },
    }),
  interim: ({ desk, number }: House) => replyToRequest(desk.coordinator.actor, { number, ...spoken, then: "keep" }),
  wait: ({ desk, number }: House) =>
    replyToRequest(desk.coordinator.actor, { number, ...spoken, then: "wait", cancelOpen: true }),
  reply: ({ desk, number }: House) =>
    replyToRequest(desk.coordinator.actor, { number, ...spoken, then: "done", cancelOpen: true }),
  written: ({ id }: House) =>
    writeToRequest({ kind: "public", tracked: { requestId: id, keyNamed: true } }, { body: "باز هم" }),
  close: ({ desk, number }: House) => closeRequest(desk.coordinator.actor, { number, outcome: "solved" }),
  reopen: ({ desk, number }: House) => reopenRequest(desk.coordinator.actor, { number }),
  priority: ({ desk, number }: House, n: number) =>
    updateRequest(desk.coordinator.actor, { number, priority: n % 2 ? "urgent" : "low" }),
  target: async ({ desk }: House, n: number) => {
    const clock = (["first_reply", "resolution", "hop"] as const)[n % 3]!;
    await saveTarget(desk.administrator, { id: desk.targets[clock]!, clock, departmentId: desk.tech, minutes: 60 + n });
  },
  /** Before, now or after: also of hours that were counted long ago. */
  closure: async ({ desk, now, closures }: House, n: number) => {
    const from = new Date(now.getTime() + (n - 300) * 300_000);
    const until = new Date(from.getTime() + (1 + (n % 7)) * 3_600_000);
    const { id } = await addClosure(desk.administrator, {
      ...{ from: from.toISOString(), until: until.toISOString(), reason: "برف", departmentId: desk.tech },
    });
    closures.push(id);
  },
  lift: async ({ desk, closures }: House) => {
    const id = closures.pop();
    if (id) await liftClosure(desk.administrator, { id });
  },
  week: ({ desk, now }: House, n: number) =>
    setWeek(desk.administrator, {
      ...{ departmentId: desk.tech, days: short },
      effectiveFrom: new Date(now.getTime() - (n % 6) * 86_400_000).toISOString().slice(0, 10),
    }),
};
const acts = Object.keys(happenings) as (keyof typeof happenings)[];
/** What moves time itself comes up oftener. */
const names = [...acts, "closure", "closure", "target", "refer"] as const;
const step = fc.record({
  minutes: fc.integer({ min: 1, max: 900 }),
  what: fc.constantFrom(...names),
  n: fc.nat(600),
});

/** One life that comes by all of it, whatever the seed. */
const life =
  "refer closure answer reject answer interim wait closure written target week lift reply closure written close reopen priority";
const everything = life
  .split(" ")
  .map((what, i) => ({ minutes: 97 + 61 * i, what: what as keyof typeof happenings, n: 211 + 13 * i }));

test("whatever happens, each figure that is kept or shown follows from the log of its clock and the calendar it names", async () => {
  const seen = { stopped: 0, paused: 0, running: 0, versions: new Set<number>() };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      const desk = await aTimedDesk();
      const { id, number, customer } = await anArrival(desk);
      const house: House = { desk, id, number, customerId: customer.id, closures: [], now: NINE };
      for (const { minutes, what, n } of steps) {
        house.now = new Date(house.now.getTime() + minutes * 60_000 + 137);
        await clock.at(house.now, async () => {
          await allowed(() => happenings[what](house, n));
          await recomputeClocks(SYSTEM("service.recompute"), { reason: "calendar", customerId: house.customerId });
          await holds(house, seen);
        });
      }
    }),
    { numRuns: runs(8), examples: [[everything]] },
  );
  // The walk came by all of it.
  expect([seen.stopped > 5, seen.paused > 0, seen.running > 5, seen.versions.size > 5]).toEqual(Array(4).fill(true));
}, 120_000);

/** An act that the state does not allow changes nothing. */
async function allowed(work: () => Promise<unknown>) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

type Seen = { stopped: number; paused: number; running: number; versions: Set<number> };

async function holds({ id, now }: House, seen: Seen) {
  const rows = await database().clock.findMany({ where: { requestId: id } });
  const views = await readClocks(reader(), id, now);
  expect(views.length).toBe(rows.length);
  for (const row of rows) {
    const log = await database().clockEntry.findMany({ where: { clockId: row.id }, orderBy: { seq: "asc" } });
    const told = retold(log);
    const figures = await figuresOf(told, now);
    seen[told.state] += 1;
    seen.versions.add(told.version);
    const { state, round, runningFrom, targetId, targetSeconds, stoppedAt, stopReason, calendarId, entries } = row;
    expect(
      { state, round, runningFrom, targetId, targetSeconds, stoppedAt, stopReason, calendarId, entries },
      `${row.kind}, its row`,
    ).toEqual({
      ...{ state: told.state, round: told.round, runningFrom: told.runningFrom, targetId: told.targetId },
      ...{ targetSeconds: told.target, stoppedAt: told.stoppedAt, stopReason: told.reason },
      ...{ calendarId: told.calendarId, entries: log.length },
    });
    expect([row.calendarVersion, row.fixed, row.dueAt], `${row.kind}, when it is due`).toEqual([
      ...[told.version, told.fixedDueAt !== null, figures.dueAt],
    ]);
    expect(row.spentSeconds).toBeCloseTo(figures.spent, 3);
    const view = views.find((one) => one.id === row.id)!;
    expect(
      [view.state, view.startedAt, view.dueAt, view.elapsedSeconds, view.lateSeconds, view.leftSeconds],
      `${row.kind}, as it is shown`,
    ).toEqual([told.state, told.startedAt, figures.dueAt, ...[figures.elapsed, figures.late, figures.left]]);
  }
}

/** The log read from the beginning, in words of its own. */
function retold(log: readonly ClockEntry[]) {
  const first = log[0]!;
  const told = {
    ...{
      state: "stopped" as "running" | "paused" | "stopped",
      round: 0,
      startedAt: first.at,
      target: 0 as number | null,
    },
    ...{ targetId: null as string | null, fixedDueAt: null as Date | null, runningFrom: null as Date | null },
    ...{ stoppedAt: null as Date | null, reason: null as string | null, runs: [] as [Date, Date][] },
    ...{ calendarId: "", version: 0 },
  };
  for (const [i, entry] of log.entries()) {
    const { at, act, targetId, targetSeconds, fixedDueAt } = entry;
    expect(entry.seq).toBe(i + 1);
    expect(["start", "resume"].includes(act) && told.runningFrom !== null, "it runs once").toBe(false);
    if (act === "start") Object.assign(told, { runs: [], round: told.round + 1, startedAt: at });
    if (act === "start" || act === "resume") Object.assign(told, { state: "running", runningFrom: at });
    if (act === "start" || act === "resume" || act === "retarget")
      Object.assign(told, { targetId, target: targetSeconds, fixedDueAt });
    if (act === "pause" || act === "stop") {
      if (told.runningFrom) told.runs.push([told.runningFrom, at]);
      Object.assign(told, { state: act === "stop" ? "stopped" : "paused", runningFrom: null });
    }
    if (act !== "retarget") told.stoppedAt = act === "stop" ? at : null;
    if (act !== "retarget") told.reason = act === "stop" || act === "pause" ? entry.reason : null;
    Object.assign(told, { calendarId: entry.calendarId, version: entry.calendarVersion });
  }
  return told;
}

/** What is over is told by the calendar of its time; what goes on, by that of now. */
async function figuresOf(told: ReturnType<typeof retold>, now: Date) {
  const whose = whoseOf(told.calendarId);
  const written = await calendarAt(reader(), told.version, whose);
  expect(written.id).toBe(told.calendarId);
  const work = told.state === "stopped" ? written : await calendarOf(reader(), now, whose);
  const worked = told.runs.map(([from, to]) => elapsed(from, to, written));
  const spent = worked.reduce((sum, seconds) => sum + seconds, 0);
  const since = told.runningFrom ? elapsed(told.runningFrom, now, work) : 0;
  const took = spent + since;
  const end = told.runningFrom ? now : (told.runs.at(-1)?.[1] ?? now);
  const { fixedDueAt, target } = told;
  const late = fixedDueAt ? elapsed(fixedDueAt, end, work) : took - (target ?? Number.POSITIVE_INFINITY);
  const left = fixedDueAt ? elapsed(end, fixedDueAt, work) : (target ?? 0) - took;
  const lateSeconds = Math.max(0, late);
  return {
    ...{ spent, dueAt: fixedDueAt ?? dueOf(told, written), elapsed: Math.round(took), late: Math.round(lateSeconds) },
    left: told.state === "stopped" ? null : Math.max(0, Math.round(left)),
  };
}

/** The stretch in which the target was or will be used up; one that stands before that is due at no time. */
function dueOf(told: ReturnType<typeof retold>, work: Parameters<typeof due>[2]): Date | null {
  let left = told.target!;
  for (const [i, [from, to]] of told.runs.entries()) {
    const worked = elapsed(from, to, work);
    if (left <= worked || (told.state === "stopped" && i === told.runs.length - 1)) return due(from, left, work);
    left -= worked;
  }
  return told.runningFrom ? due(told.runningFrom, left, work) : null;
}
