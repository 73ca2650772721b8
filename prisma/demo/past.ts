import { onDay, workAfter } from "@/prisma/demo/calendar";
import { company } from "@/prisma/demo/company";
import {
  answerText,
  ask,
  type Case,
  departmentOf,
  refer,
  reply,
  replyFor,
  replySurely,
  seatsOf,
  take,
} from "@/prisma/demo/moves";
import type { DepartmentKey, Outcome } from "@/prisma/demo/shape";
import * as desk from "@/prisma/demo/texts/desk";

const DAY = 86_400_000;
const DESK = "desk.coordinator";
const others = (department: DepartmentKey) =>
  (["sales", "support", "finance"] as const).filter((other) => other !== department);

/** A request of the past from triage to its end. */
export function past(c: Case): void {
  const { script: s, situation } = c;
  s.work(4, s.random.chance(0.12) ? 520 : 150);
  const light = situation.kind === "praise" || (situation.priority === "low" && s.random.chance(0.5));
  if (light) {
    answeredByDesk(c);
    return;
  }
  if (situation.ask && s.random.chance(0.22) && !waitForCustomer(c)) return;
  if (s.random.chance(0.018)) {
    withdrawn(c);
    return;
  }
  const answers = [investigate(c)];
  if (situation.opinion && s.random.chance(0.09)) {
    s.work(10, 60);
    answers.push(secondOpinion(c));
  }
  s.work(10, 200);
  const end = s.random.weighted<"silence" | "customer" | "close" | "desk">([
    ["silence", 44],
    ["customer", 27],
    ["close", 17],
    ["desk", 12],
  ]);
  const again = situation.again && s.random.chance(0.2);
  replySurely(c, replyFor(c), end === "close" && !again ? "close" : "done", answers, situation.outcome);
  if (again) reopened(c);
  else if (end === "close") return;
  finish(c, end === "close" ? "customer" : end);
}

function answeredByDesk(c: Case): void {
  const { script: s, situation } = c;
  if (s.random.chance(0.25)) s.desk({ do: "note", body: s.say(desk.notes) }).work(5, 40);
  const close = s.random.chance(0.5);
  reply(c, s.random.pick(situation.reply), close ? "close" : "done", [], situation.outcome);
  if (!close) finish(c, s.random.chance(0.3) ? "customer" : "silence");
}

/** Asks the customer first. False when he never came back and the request ended there. */
function waitForCustomer(c: Case): boolean {
  const { script: s, situation } = c;
  const [question, word] = situation.ask!;
  reply(c, question, "wait", []);
  if (s.random.chance(0.2)) {
    finish(c, "silence", "no_answer");
    return false;
  }
  s.later(40, 1900).customer({ do: "write", body: s.fill(word) });
  s.work(8, 160);
  return true;
}

/** Refers, with all that may happen on the way, until an answer stands. Gives the answered referral's key. */
export function investigate(c: Case, seat?: string): string {
  const { script: s, situation } = c;
  const department = situation.department;
  const target = seat ?? s.random.pick(seatsOf(department));
  if (!seat && s.random.chance(0.045)) detour(c);
  const fromQueue = !seat && s.random.chance(0.5);
  let key = refer(c, fromQueue ? { department } : { position: target });
  const act = s.acts[s.acts.length - 1]!;
  if (act.do === "refer" && act.copies.length && s.random.chance(0.7)) readCopies(c);
  take(c, key, target, fromQueue);
  if (s.random.chance(0.12)) s.work(10, 90).seat(target, { do: "note", body: s.say(desk.notes) });
  if (s.random.chance(0.05)) s.later(60, 700).customer({ do: "write", body: s.random.pick(desk.nudges) });
  if (s.random.chance(0.07)) {
    s.work(10, 100);
    reply(c, s.random.pick(desk.interim), "keep", []);
  }
  if (situation.opinion ? s.random.chance(0.16) : s.random.chance(0.03)) {
    s.work(10, 120);
    ask(c, key, target);
  }
  let holder = target;
  if (s.random.chance(0.06)) [key, holder] = handOver(c, key, target);
  answer(c, key, holder);
  return key;
}

function answer(c: Case, key: string, seat: string): void {
  const { script: s } = c;
  const due = s.acts.find((act) => act.do === "refer" && act.key === key);
  if (due?.do === "refer" && due.dueAt && s.random.chance(0.13)) s.until(workAfter(due.dueAt, s.random.int(20, 700)));
  else s.work(20, 420);
  const body = answerText(c);
  s.seat(seat, { do: "answer", referral: key, body });
  if (!s.random.chance(0.08)) return;
  const why = s.random.int(0, desk.rejectReasons.length - 1);
  s.work(10, 120);
  s.desk({ do: "reject", referral: key, reason: desk.rejectReasons[why]!, dueAt: workAfter(s.at, 600) });
  s.work(20, 300).seat(seat, { do: "answer", referral: key, body: `${body}\n${s.fill(desk.additions[why]!)}` });
}

/** The customer needs it no more while an officer still holds it. */
function withdrawn(c: Case): void {
  const { script: s, situation } = c;
  const seat = s.random.pick(seatsOf(situation.department));
  const key = refer(c, { position: seat }, { copyTo: [] });
  s.work(10, 120).seat(seat, { do: "open", referral: key });
  s.later(30, 600).customer({ do: "write", body: s.random.pick(desk.withdrawals) });
  s.work(5, 60).desk({ do: "cancel", referral: key, reason: s.random.pick(desk.cancelReasons) });
  s.desk({ do: "close", outcome: "withdrawn" });
}

/** First to the wrong place: recalled before anyone acted, or returned with a reason. */
function detour(c: Case): void {
  const { script: s, situation } = c;
  const wrong = s.random.pick(seatsOf(s.random.pick(others(situation.department))));
  const key = refer(c, { position: wrong }, { copyTo: [] });
  if (s.random.chance(0.35)) {
    s.work(4, 25).desk({ do: "recall", referral: key });
    s.desk({ do: "note", body: s.say(desk.recallNotes) });
  } else {
    s.work(10, 150).seat(wrong, { do: "open", referral: key });
    s.work(2, 25).seat(wrong, { do: "return", referral: key, reason: s.say(desk.notOurs[situation.department]) });
  }
  s.work(5, 90);
}

export function handOver(
  c: Case,
  key: string,
  seat: string,
  to?: string,
  tellDesk = c.script.random.chance(0.3),
): [key: string, seat: string] {
  const { script: s } = c;
  const target =
    to ??
    s.random.pick([...seatsOf(departmentOf(seat)), ...seatsOf(departmentOf(seat))].filter((other) => other !== seat));
  const child = s.nextKey();
  const told = s.nextKey();
  s.work(10, 120).seat(seat, {
    do: "passOn",
    referral: key,
    key: child,
    mode: "hand_over",
    to: { position: target },
    instruction: s.say(desk.handOver[departmentOf(target)]),
    dueAt: workAfter(s.at, s.random.int(500, 1400)),
    copies: tellDesk
      ? [{ key: told, to: { position: DESK }, note: s.random.pick(desk.passedToDesk) || undefined }]
      : [],
  });
  if (tellDesk && !to) s.work(5, 60).desk({ do: "open", referral: told });
  if (!to) take(c, child, target, false);
  return [child, target];
}

export function readCopies(c: Case): void {
  const { script: s } = c;
  const last = s.acts[s.acts.length - 1]!;
  if (last.do !== "refer") return;
  for (const copy of last.copies) {
    if (!("position" in copy.to)) continue;
    s.work(5, 60).seat(copy.to.position, { do: "open", referral: copy.key });
  }
}

/** Another department gives its part in the same request. */
export function secondOpinion(c: Case, at?: string): string {
  const { script: s, situation } = c;
  const department = situation.opinion?.[0] ?? s.random.pick(others(situation.department));
  const seat = at ?? s.random.pick(seatsOf(department));
  const own = situation.opinion?.[0] === departmentOf(seat) ? situation.opinion : null;
  const [question, word] = own ? [own[1], own[2]] : s.random.pick(desk.asks[departmentOf(seat)]);
  const key = refer(c, { position: seat }, { instruction: s.fill(question), copyTo: [] });
  take(c, key, seat, false);
  s.work(10, 200).seat(seat, { do: "answer", referral: key, body: s.fill(word) });
  return key;
}

/** It was not solved: the customer writes, the desk refers again, and this time it is. */
function reopened(c: Case): void {
  const { script: s, situation } = c;
  const promised = s.slots.promised;
  if (promised) s.until(onDay(new Date(promised.getTime() + DAY), 10, s.random.int(0, 59)));
  else s.later(1500, 4300);
  s.customer({ do: "write", body: s.fill(situation.again!) });
  s.work(5, 60);
  const seat = s.random.pick(seatsOf(situation.department));
  const key = refer(c, { position: seat }, { instruction: s.say(desk.againInstruction) });
  take(c, key, seat, false);
  s.work(20, 300).seat(seat, { do: "answer", referral: key, body: s.say(desk.againAnswers[situation.department]) });
  s.work(10, 120);
  reply(c, s.random.pick(desk.againReplies[situation.department]), "done", [key]);
}

/** How a request that was replied to ends. */
export function finish(c: Case, end: "silence" | "customer" | "desk", forced?: Outcome): void {
  const { script: s, situation } = c;
  const outcome = forced ?? situation.outcome ?? (s.random.chance(0.05) ? "partly" : "solved");
  if (end === "customer") {
    s.later(50, 2600).customer({ do: "close", outcome: "solved", reason: s.random.pick(desk.thanks) });
  } else if (end === "desk") {
    s.work(120, 900).desk({ do: "close", outcome });
  } else {
    s.until(new Date(s.at.getTime() + company.silenceDays * DAY + s.random.int(2, 50) * 60_000));
    s.system({ do: "close", outcome: forced ?? "solved" });
  }
}
