import { positions } from "@/prisma/demo/company";
import type { Demo, DemoAct, DemoRequest, DepartmentKey, To } from "@/prisma/demo/shape";

/** The two tables of docs/domain, written a second time and independently of the product, to check the demo's scripts. */
type Referral = {
  key: string;
  status: "sent" | "seen" | "accepted" | "answered" | "passed_on" | "returned" | "recalled" | "cancelled";
  to: To;
  parent: string | null;
  mode: "main" | "ask" | "copy";
  dueAt?: Date;
  answeredAt?: Date;
  /** Claimed from this queue. */
  queue?: DepartmentKey;
};
export type Simulated = {
  request: DemoRequest;
  status: string;
  owner: boolean;
  referrals: Referral[];
  finalReplyAt: number;
};

const OPEN = ["sent", "seen", "accepted"];
const isOpen = (r: Referral) => OPEN.includes(r.status);
const owes = (r: Referral) => r.mode === "main" && isOpen(r);

function demand(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

function work(s: Simulated): string {
  if (s.referrals.some(owes)) return "referred";
  const fresh = s.referrals.some(
    (r) => r.mode === "main" && r.status === "answered" && (r.answeredAt?.getTime() ?? 0) > s.finalReplyAt,
  );
  return fresh ? "answered" : "new";
}

export function simulate(demo: Demo): Map<string, Simulated> {
  const world = new Map<string, Simulated>();
  for (const request of demo.requests)
    world.set(request.key, { request, status: "new", owner: false, referrals: [], finalReplyAt: 0 });
  const timeline = demo.requests.flatMap((r) => r.acts.map((act) => ({ act, s: world.get(r.key)! })));
  timeline.sort((a, b) => a.act.at.getTime() - b.act.at.getTime());
  for (const { act, s } of timeline) {
    try {
      play(demo, world, s, act);
    } catch (error) {
      throw new Error(
        `${s.request.key} ${act.do} at ${act.at.toISOString()} (${s.status}): ${(error as Error).message}`,
      );
    }
  }
  return world;
}

function find(s: Simulated, key: string): Referral {
  const found = s.referrals.find((r) => r.key === key);
  demand(found, `no referral ${key}`);
  return found;
}

const seatsFor = (demo: Demo, act: DemoAct): string[] => {
  if (!act.actingFor) return positions.filter((p) => p.holder === act.by).map((p) => p.key);
  const right = demo.substitutions.some(
    (x) => x.position === act.actingFor && x.substitute === act.by && x.from <= act.at && act.at < x.until,
  );
  demand(right, "no substitute now");
  return [act.actingFor];
};

function holds(demo: Demo, act: DemoAct, r: Referral): void {
  demand("position" in r.to && seatsFor(demo, act).includes(r.to.position), "not the holder");
}

function play(demo: Demo, world: Map<string, Simulated>, s: Simulated, act: DemoAct): void {
  const desk = seatsFor(demo, act).includes("desk.coordinator");
  if (desk) s.owner = true;
  switch (act.do) {
    case "note":
      demand(act.by.includes("@"), "only staff take notes");
      return;
    case "write":
      demand(act.by === "customer", "only the customer writes");
      if (s.status === "waiting_customer") s.status = work(s);
      else if (s.status === "replied" || s.status === "closed") s.status = "new";
      return;
    case "close":
      close(s, act.by, desk);
      return;
    case "reply":
    case "merge":
    case "spam":
    case "reopen":
      demand(desk, "the desk only");
      deskAct(world, s, act);
      return;
    default:
      demand(["new", "referred", "answered", "replied", "waiting_customer"].includes(s.status), "request is over");
      referralAct(demo, s, act, desk);
      if (act.do !== "open") s.status = work(s);
  }
}

function close(s: Simulated, by: string, desk: boolean): void {
  demand(desk || by === "customer" || by === "system", "who closes?");
  demand(!["closed", "merged", "spam"].includes(s.status), "cannot close");
  if (by === "system") demand(["replied", "waiting_customer"].includes(s.status), "silence closes only after a reply");
  for (const r of s.referrals.filter(isOpen)) r.status = "cancelled";
  s.status = "closed";
}

function deskAct(world: Map<string, Simulated>, s: Simulated, act: DemoAct): void {
  if (act.do === "spam") {
    demand(s.status === "new" && s.finalReplyAt === 0, "spam is new and never replied to");
    s.status = "spam";
  } else if (act.do === "reopen") {
    demand(["closed", "spam"].includes(s.status), "cannot reopen");
    s.status = "new";
  } else if (act.do === "merge") {
    const into = world.get(act.into);
    demand(into && !["closed", "merged", "spam"].includes(into.status), "target is not alive");
    demand(into.request.customerKey === s.request.customerKey, "other customer");
    demand(into.request.receivedAt < act.at, "target has not come yet");
    s.status = "merged";
  } else if (act.do === "reply") {
    for (const key of act.cites) demand(find(s, key).status === "answered", "cites what is not answered");
    if (act.next === "keep") {
      demand(["new", "referred", "answered"].includes(s.status), "no interim now");
      return;
    }
    demand(["new", "answered", "replied", "waiting_customer"].includes(s.status), "a department still owes");
    if (act.channel === "phone" && act.callOutcome !== "reached") return;
    s.finalReplyAt = act.at.getTime();
    s.status = { done: "replied", wait: "waiting_customer", close: "closed" }[act.next];
  }
}

function referralAct(demo: Demo, s: Simulated, act: DemoAct, desk: boolean): void {
  if (act.do === "refer") {
    demand(desk, "only the desk refers");
    add(s, { key: act.key, to: act.to, parent: null, mode: "main", dueAt: act.dueAt, status: "sent" }, act);
    for (const copy of act.copies)
      add(s, { key: copy.key, to: copy.to, parent: null, mode: "copy", status: "sent" }, act);
    return;
  }
  demand("referral" in act, "unknown act");
  const r = find(s, act.referral);
  const child = s.referrals.some((x) => x.parent === r.key);
  switch (act.do) {
    case "open":
      holds(demo, act, r);
      demand(r.status === "sent", "already seen");
      r.status = "seen";
      return;
    case "accept":
      holds(demo, act, r);
      demand(["sent", "seen"].includes(r.status), "cannot accept");
      r.status = "accepted";
      return;
    case "claim":
    case "assign": {
      const seat = act.do === "assign" ? act.to : seatsFor(demo, act)[0]!;
      const department = positions.find((p) => p.key === seat)!.department;
      demand("department" in r.to && r.to.department === department && r.status === "sent", "not in this queue");
      if (act.do === "assign") demand(seatsFor(demo, act).includes(`${department}.manager`), "not the head");
      if (act.do === "claim") r.queue = department;
      r.to = { position: seat };
      r.status = act.do === "claim" ? "accepted" : "sent";
      return;
    }
    case "release":
      holds(demo, act, r);
      demand(r.queue && r.status === "accepted" && !child && !r.answeredAt, "cannot release");
      r.status = "sent";
      r.to = { department: r.queue };
      return;
    case "answer":
      holds(demo, act, r);
      demand(isOpen(r) && r.mode !== "copy", "cannot answer");
      r.status = "answered";
      r.answeredAt = act.at;
      for (const x of s.referrals.filter((x) => x.parent === r.key && x.mode === "ask" && isOpen(x)))
        x.status = "cancelled";
      return;
    case "return":
      holds(demo, act, r);
      demand(isOpen(r) && !child && !r.answeredAt, "cannot return");
      r.status = "returned";
      giveBack(s, r);
      return;
    case "recall":
      demand(desk && ["sent", "seen"].includes(r.status), "cannot recall");
      r.status = "recalled";
      giveBack(s, r);
      return;
    case "cancel":
      demand(desk && isOpen(r), "cannot cancel");
      r.status = "cancelled";
      return;
    case "reject":
      demand(desk && r.mode === "main" && r.status === "answered", "nothing to reject");
      r.status = "accepted";
      r.dueAt = act.dueAt ?? r.dueAt;
      return;
    case "passOn":
      holds(demo, act, r);
      demand(isOpen(r), "cannot pass on");
      r.status = act.mode === "ask" ? "accepted" : "passed_on";
      add(
        s,
        {
          key: act.key,
          to: act.to,
          parent: r.key,
          mode: act.mode === "ask" ? "ask" : r.mode,
          dueAt: act.dueAt,
          status: "sent",
        },
        act,
      );
      for (const copy of act.copies ?? [])
        add(s, { key: copy.key, to: copy.to, parent: r.key, mode: "copy", status: "sent" }, act);
  }
}

function add(s: Simulated, r: Referral, act: DemoAct): void {
  demand(!s.referrals.some((x) => x.key === r.key), `key ${r.key} twice`);
  if ("position" in r.to) {
    const { position } = r.to;
    demand(positions.find((p) => p.key === position)?.holder, "a vacant seat");
  }
  if (r.dueAt) demand(r.dueAt > act.at, "deadline in the past");
  s.referrals.push(r);
}

function giveBack(s: Simulated, r: Referral): void {
  const parent = s.referrals.find((x) => x.key === r.parent);
  if (parent?.status === "passed_on") parent.status = "accepted";
}
