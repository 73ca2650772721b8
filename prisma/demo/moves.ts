import { dueAfter, workAfter } from "@/prisma/demo/calendar";
import { positions } from "@/prisma/demo/company";
import type { Script } from "@/prisma/demo/script";
import type { DemoCustomer, DemoRequest, DepartmentKey, Outcome, To } from "@/prisma/demo/shape";
import type { Situation } from "@/prisma/demo/situation";
import * as desk from "@/prisma/demo/texts/desk";
import { replyText } from "@/prisma/demo/voice";

/** One request on its way: what the moves below need to know. */
export type Case = {
  script: Script;
  situation: Situation;
  customer: DemoCustomer;
  request: Omit<DemoRequest, "acts">;
  /** Which of the possible answers was given. */
  chosen?: number;
};
export const seatsOf = (department: DepartmentKey) =>
  positions.filter((p) => p.department === department && p.holder).map((p) => p.key);
export const departmentOf = (seat: string) => positions.find((p) => p.key === seat)!.department;

/** The officer's answer; the reply that fits it stands at the same place of its list. */
export function answerText(c: Case): string {
  c.chosen = c.script.random.int(0, c.situation.answer.length - 1);
  return c.script.fill(c.situation.answer[c.chosen]!);
}
export function replyFor(c: Case): string {
  const { answer, reply: replies } = c.situation;
  if (answer.length === replies.length && c.chosen !== undefined) return replies[c.chosen]!;
  return c.script.random.pick(replies);
}

/** The desk refers. Gives the referral's key. */
export function refer(c: Case, to: To, more: { dueAt?: Date; instruction?: string; copyTo?: string[] } = {}): string {
  const { script: s, situation } = c;
  const urgent = c.request.priority === "urgent";
  const key = s.nextKey();
  const target = "position" in to ? to.position : null;
  const wanted =
    more.copyTo ??
    (s.random.chance(0.16) ? [s.random.pick(["sales.manager", "support.manager", "finance.manager"])] : []);
  s.desk({
    do: "refer",
    key,
    to,
    purpose:
      situation.purpose && situation.purpose !== "information"
        ? situation.purpose
        : s.random.pick(["action", "answer", "answer", "examine"]),
    instruction: more.instruction ?? s.say(situation.instruction),
    dueAt: more.dueAt ?? dueAfter(s.at, urgent ? 1 : s.random.int(1, 4)),
    urgency: urgent ? "immediate" : c.request.priority === "high" ? "urgent" : "normal",
    copies: wanted
      .filter((seat) => seat !== target)
      .map((seat) => ({ key: s.nextKey(), to: { position: seat }, note: s.random.pick(desk.copyNotes) || undefined })),
  });
  return key;
}

/** An officer takes a referral into his hands: opens and accepts it, or claims it from the queue. */
export function take(c: Case, key: string, seat: string, fromQueue: boolean): void {
  const { script: s } = c;
  if (fromQueue) {
    s.work(10, 170);
    const chief = `${departmentOf(seat)}.manager`;
    if (seat !== chief && s.random.chance(0.15)) {
      s.seat(chief, { do: "assign", referral: key, to: seat });
      s.work(5, 60).seat(seat, { do: "open", referral: key });
      s.work(2, 40).seat(seat, { do: "accept", referral: key });
    } else {
      if (s.random.chance(0.03)) layBack(c, key, seat === chief ? seatsOf(departmentOf(seat))[0]! : chief);
      s.seat(seat, { do: "claim", referral: key });
    }
    return;
  }
  s.work(8, 150).seat(seat, { do: "open", referral: key });
  s.work(2, 60).seat(seat, { do: "accept", referral: key });
}

/** Claims from the queue, thinks again and lays it back. */
export function layBack(c: Case, key: string, seat: string): void {
  const { script: s } = c;
  s.seat(seat, { do: "claim", referral: key });
  s.work(10, 120).seat(seat, { do: "note", body: s.random.pick(desk.releaseNotes) });
  s.work(1, 5).seat(seat, { do: "release", referral: key });
  s.work(10, 120);
}

/** Asks someone of another department beside, who answers unless `open`. Gives the child's key. */
export function ask(c: Case, key: string, seat: string, open = false, to?: string): string {
  const { script: s, situation } = c;
  const own = situation.opinion && (!to || departmentOf(to) === situation.opinion[0]) ? situation.opinion : null;
  const department = to
    ? departmentOf(to)
    : (own?.[0] ?? s.random.pick((["sales", "support", "finance"] as const).filter((d) => d !== departmentOf(seat))));
  const target = to ?? s.random.pick(seatsOf(department));
  const [question, word] = own ? [own[1], own[2]] : s.random.pick(desk.asks[department]);
  const child = s.nextKey();
  s.seat(seat, {
    do: "passOn",
    referral: key,
    key: child,
    mode: "ask",
    to: { position: target },
    instruction: s.fill(question),
    dueAt: open ? workAfter(s.at, 2700) : dueAfter(s.at, 1),
  });
  if (open) return child;
  s.work(10, 150).seat(target, { do: "open", referral: child });
  s.work(5, 120).seat(target, { do: "answer", referral: child, body: s.fill(word) });
  return child;
}

/** The desk replies, at times after a call that nobody picked up. */
export function reply(
  c: Case,
  text: string,
  next: "done" | "keep" | "wait" | "close",
  cites: string[],
  outcome?: Outcome,
  bounces?: string,
): void {
  const { script: s, customer } = c;
  // Whoever is new to the house has given the desk only what he showed.
  const onCard = customer.origin === "card" && customer.points.some((p) => p.kind === "email");
  const hasEmail = onCard || !!c.request.sender.email;
  const hasPhone = customer.points.some((p) => p.kind === "mobile" || p.kind === "landline");
  const byMail =
    hasEmail &&
    (!!bounces ||
      !hasPhone ||
      c.request.channel === "email" ||
      (c.request.channel !== "phone" && s.random.chance(0.55)));
  const channel = byMail ? "email" : "phone";
  if (channel === "phone" && next !== "keep" && s.random.chance(0.15)) {
    const callBackAt = workAfter(s.at, s.random.int(60, 200));
    s.desk({
      do: "reply",
      channel,
      body: s.say(desk.noAnswerCalls),
      next: "done",
      cites: [],
      callOutcome: s.random.pick(["no_answer", "no_answer", "busy"]),
      callBackAt,
    });
    s.work(60, 240);
  }
  s.desk({
    do: "reply",
    channel,
    body: s.fill(replyText(s.random, channel, text, desk.told)),
    next,
    cites,
    ...(channel === "phone" ? { callOutcome: "reached" as const } : {}),
    ...(next === "close" ? { outcome: outcome ?? "solved" } : {}),
    ...(byMail && bounces ? { bounces } : {}),
  });
}

/** The reply; once in a while the mail comes back, and the desk calls instead. */
export function replySurely(c: Case, text: string, next: "done" | "close", cites: string[], outcome?: Outcome): void {
  const { script: s, customer } = c;
  const hasMobile = customer.points.some((p) => p.kind === "mobile");
  if (!hasMobile || !c.request.sender.email || !s.random.chance(0.03)) {
    reply(c, text, next, cites, outcome);
    return;
  }
  reply(c, text, "done", cites, outcome, s.random.pick(desk.refusals));
  s.work(20, 300).desk({ do: "note", body: s.say(desk.bouncedNotes) });
  s.work(2, 20).desk({
    do: "reply",
    channel: "phone",
    body: s.fill(replyText(s.random, "phone", text, desk.told)),
    next,
    cites,
    callOutcome: "reached",
    ...(next === "close" ? { outcome: outcome ?? "solved" } : {}),
  });
}
