import { workAfter, workBefore } from "@/prisma/demo/calendar";
import { answerText, ask, type Case, layBack, refer, reply, replyFor, seatsOf, take } from "@/prisma/demo/moves";
import { handOver, investigate, readCopies, secondOpinion } from "@/prisma/demo/past";
import type { Channel, DepartmentKey } from "@/prisma/demo/shape";
import * as desk from "@/prisma/demo/texts/desk";

/** A request that is still alive at `now`. `back` is how many office minutes ago it came; `days` caps that in days. */
export type Live = {
  department: DepartmentKey;
  back: readonly [number, number];
  days?: number;
  /** The case must be one in which another department has a say: this one, or any. */
  opinion?: DepartmentKey | "any";
  channel?: Channel;
  play: (c: Case, now: Date) => void;
};

const SEATS = [
  "sales.officer",
  "sales.manager",
  "support.officer",
  "support.manager",
  "finance.officer",
  "finance.manager",
];
const departmentAt = (seat: string) => seat.split(".")[0] as DepartmentKey;
/** A seat of another department, so that each seat is asked once when each asks once. */
const neighbour = (seat: string) => SEATS[(SEATS.indexOf(seat) + 2) % SEATS.length]!;
const colleague = (seat: string) => seatsOf(departmentAt(seat)).find((other) => other !== seat)!;
const triage = (c: Case) => c.script.work(4, 90);
const ahead = (c: Case, now: Date) => workAfter(now, c.script.random.int(90, 1900));
const behind = (c: Case, now: Date) => workBefore(now, c.script.random.int(40, 1500));

/** What lies open at each of the six seats. */
export function openAtSeats(): Live[] {
  return SEATS.flatMap((seat, i) => [
    unseen(seat),
    seen(seat),
    i % 2 ? sentBack(seat) : accepted(seat),
    overdue(seat, true),
    ...(i < 4 ? [overdue(seat, false)] : []),
    asking(seat),
    told(seat),
    ...(i % 2 ? [] : [handedOver(seat)]),
  ]);
}

const unseen = (seat: string): Live => ({
  department: departmentAt(seat),
  back: [60, 420],
  play: (c, now) => {
    triage(c);
    refer(c, { position: seat }, { dueAt: ahead(c, now), copyTo: [colleague(seat)] });
  },
});
const seen = (seat: string): Live => ({
  department: departmentAt(seat),
  back: [200, 700],
  play: (c, now) => {
    triage(c);
    const key = refer(c, { position: seat }, { dueAt: ahead(c, now), copyTo: [neighbour(seat)] });
    readCopies(c);
    c.script.work(5, 60).seat(seat, { do: "open", referral: key });
  },
});
const accepted = (seat: string): Live => ({
  department: departmentAt(seat),
  back: [400, 1300],
  play: (c, now) => {
    triage(c);
    take(c, refer(c, { position: seat }, { dueAt: ahead(c, now) }), seat, false);
    c.script.work(10, 90).seat(seat, { do: "note", body: c.script.say(desk.notes) });
  },
});
/** Answered once, sent back by the desk for the second round. */
const sentBack = (seat: string): Live => ({
  department: departmentAt(seat),
  back: [900, 1900],
  play: (c, now) => {
    const s = c.script;
    triage(c);
    const key = refer(c, { position: seat }, { dueAt: ahead(c, now) });
    take(c, key, seat, false);
    s.work(30, 240).seat(seat, { do: "answer", referral: key, body: answerText(c) });
    s.work(10, 90).desk({
      do: "reject",
      referral: key,
      reason: s.random.pick(desk.rejectReasons),
      dueAt: ahead(c, now),
    });
  },
});
const overdue = (seat: string, taken: boolean): Live => ({
  department: departmentAt(seat),
  back: [2600, 5200],
  play: (c, now) => {
    triage(c);
    const key = refer(c, { position: seat }, { dueAt: behind(c, now) });
    if (taken) take(c, key, seat, false);
    else c.script.work(20, 200).seat(seat, { do: "open", referral: key });
    if (c.script.random.chance(0.5))
      c.script.later(300, 900).customer({ do: "write", body: c.script.random.pick(desk.nudges) });
  },
});
const asking = (seat: string): Live => ({
  department: departmentAt(seat),
  opinion: departmentAt(neighbour(seat)),
  back: [600, 1500],
  play: (c, now) => {
    triage(c);
    const key = refer(c, { position: seat }, { dueAt: ahead(c, now) });
    take(c, key, seat, false);
    c.script.work(10, 90);
    ask(c, key, seat, true, neighbour(seat));
  },
});
const told = (seat: string): Live => ({
  department: departmentAt(seat),
  opinion: "any",
  back: [900, 1900],
  play: (c, now) => {
    triage(c);
    const key = refer(c, { position: seat }, { dueAt: ahead(c, now) });
    take(c, key, seat, false);
    c.script.work(10, 90);
    ask(c, key, seat);
  },
});
const handedOver = (seat: string): Live => ({
  department: departmentAt(seat),
  back: [500, 1400],
  play: (c, now) => {
    triage(c);
    const key = refer(c, { position: seat }, { dueAt: ahead(c, now) });
    take(c, key, seat, false);
    handOver(c, key, seat, colleague(seat), true);
  },
});

/** In a department's queue, claimed by nobody; or by someone who laid it back. */
export const queued = (department: DepartmentKey, laidBack = false): Live => ({
  department,
  back: laidBack ? [300, 700] : [40, 500],
  play: (c, now) => {
    triage(c);
    const key = refer(c, { department }, { dueAt: ahead(c, now) });
    if (!laidBack) return;
    c.script.work(5, 60);
    layBack(c, key, seatsOf(department)[0]!);
  },
});
/** Answered, waiting for the desk's review; some with two departments' answers. */
export const toReview = (department: DepartmentKey, both: boolean): Live => ({
  department,
  opinion: both ? "any" : undefined,
  back: [900, 2400],
  play: (c) => {
    triage(c);
    investigate(c);
    if (both) {
      c.script.work(5, 60);
      secondOpinion(c);
    }
  },
});
/** The desk asked the customer something and waits. */
export const waiting = (department: DepartmentKey, first: boolean): Live => ({
  department,
  back: [600, 2300],
  days: 6.5,
  play: (c) => {
    const { script: s, situation } = c;
    triage(c);
    const cites = first ? [] : [investigate(c)];
    s.work(5, 90);
    reply(c, situation.ask?.[0] ?? "برای ادامهٔ کار، لطفاً ساعت مناسب تماس و نشانی دقیق را بنویسید.", "wait", cites);
  },
});
export const replied = (department: DepartmentKey): Live => ({
  department,
  back: [800, 2300],
  days: 6.5,
  play: (c) => {
    triage(c);
    const key = investigate(c);
    c.script.work(10, 120);
    reply(c, replyFor(c), "done", [key]);
  },
});
/** The reply came back undelivered, and the desk has not seen it yet. */
export const bounced = (department: DepartmentKey, refusal: string): Live => ({
  department,
  channel: "email",
  back: [300, 1100],
  play: (c) => {
    triage(c);
    const key = investigate(c);
    c.script.work(10, 120);
    reply(c, replyFor(c), "done", [key], undefined, refusal);
  },
});
/** Owned by the desk and back in its inbox: returned by the officer, or reopened by the customer. */
export const returned = (department: DepartmentKey): Live => ({
  department,
  back: [200, 900],
  play: (c, now) => {
    const s = c.script;
    triage(c);
    const seat = s.random.pick(seatsOf(department));
    const key = refer(c, { position: seat }, { dueAt: ahead(c, now), copyTo: [] });
    s.work(10, 90).seat(seat, { do: "open", referral: key });
    s.work(2, 20).seat(seat, { do: "return", referral: key, reason: s.random.pick(desk.incomplete) });
  },
});
export const reopenedNow = (department: DepartmentKey): Live => ({
  department,
  back: [1500, 2900],
  play: (c, now) => {
    replied(department).play(c, now);
    const s = c.script;
    s.later(200, 1400).customer({
      do: "write",
      body: c.situation.again ? s.fill(c.situation.again) : "متأسفانه هنوز حل نشده است. لطفاً دوباره نگاه کنید.",
    });
  },
});
