/*
 * An independent, small reading of the tables "The life of a request" and "The life of a referral": what each actor may do, what it
 * leads to. It shares no code with lib/; it knows one request, its referrals, two coordinators, three officers of one department with
 * its manager, an outside officer, a manager, an administrator.
 */
export const people = ["coord1", "coord2", "a", "b", "head", "out", "manager", "admin"] as const;
export type Who = (typeof people)[number];
export const coordinators: Who[] = ["coord1", "coord2"];
/** Members of the one department; its manager is one of them. */
export const members: Who[] = ["a", "b", "head"];

export type Ref = {
  parent: number | null;
  kind: "refer" | "hand_over" | "ask" | "copy";
  /** For an ask, also handed over: who asked. */
  asker: Who | null;
  from: Who;
  holder: Who | null;
  queue: boolean;
  status: "sent" | "seen" | "accepted" | "answered" | "passed_on" | "returned" | "recalled" | "cancelled";
  /** Instants of answers, with those rejected gone. */
  answer: number | null;
  answeredOnce: boolean;
};
export type Model = {
  status: "new" | "referred" | "answered" | "replied" | "waiting_customer" | "closed" | "spam";
  owner: Who | null;
  refs: Ref[];
  repliedAt: number | null;
  everReplied: boolean;
  clock: number;
};
export const fresh = (): Model => ({
  status: "new",
  owner: null,
  refs: [],
  repliedAt: null,
  everReplied: false,
  clock: 0,
});

export type Act =
  | { act: "refer"; who: Who; to: Who | "queue"; copy: boolean }
  | { act: "reply"; who: Who; then: "done" | "keep" | "wait" | "close"; cancelOpen: boolean; reached: boolean }
  | { act: "close" | "reopen" | "spam" | "own" | "note"; who: Who }
  | { act: "write" }
  | { act: "customerCloses" }
  | { act: "open" | "accept" | "release" | "answer" | "return" | "recall" | "cancel" | "reject"; who: Who; ref: number }
  | { act: "assign"; who: Who; ref: number; to: Who }
  | { act: "handOver" | "ask"; who: Who; ref: number; to: Who | "queue" };

/** "no": refused, nothing changes. */
export type Verdict = "ok" | "no";

const open = (r: Ref) => ["sent", "seen", "accepted"].includes(r.status);
const alive = (m: Model) => !["closed", "spam"].includes(m.status);
const back = (r: Ref) => ["returned", "recalled", "cancelled"].includes(r.status);
const childrenOf = (m: Model, i: number) => m.refs.flatMap((r, j) => (r.parent === i ? [j] : []));
const below = (m: Model, i: number): number[] => childrenOf(m, i).flatMap((j) => [j, ...below(m, j)]);

function work(m: Model): "referred" | "answered" | "new" {
  const real = m.refs.filter((r) => r.asker === null && r.kind !== "copy");
  if (real.some(open)) return "referred";
  return real.some((r) => r.answer !== null && (m.repliedAt === null || r.answer > m.repliedAt)) ? "answered" : "new";
}

const holds = (r: Ref, who: Who) => r.holder === who;
const mayTake = (r: Ref, who: Who) => holds(r, who) || (r.holder === null && r.queue && members.includes(who));
const inDepartment = (r: Ref) => (r.holder === null ? r.queue : members.includes(r.holder));

/** Applies the act to the model when the tables allow it. */
export function step(m: Model, a: Act): Verdict {
  m.clock += 1;
  if (a.act === "write" || a.act === "customerCloses") return customer(m, a.act);
  if ("ref" in a) return a.ref < m.refs.length ? referral(m, a, m.refs[a.ref]!) : "no";
  return request(m, a);
}

function customer(m: Model, act: "write" | "customerCloses"): Verdict {
  if (act === "customerCloses") return alive(m) ? close(m) : "no";
  if (m.status === "waiting_customer") m.status = work(m);
  else if (m.status === "replied" || m.status === "closed") m.status = "new";
  return "ok";
}

function close(m: Model): Verdict {
  for (const r of m.refs) if (open(r) && r.kind !== "copy") r.status = "cancelled";
  m.status = "closed";
  return "ok";
}

function request(m: Model, a: Exclude<Act, { ref: number } | { act: "write" } | { act: "customerCloses" }>): Verdict {
  if (a.act === "note") return mayNote(m, a.who) ? "ok" : "no";
  if (!coordinators.includes(a.who)) return "no";
  const own = () => {
    m.owner ??= a.who;
  };
  switch (a.act) {
    case "refer": {
      if (!alive(m)) return "no";
      own();
      const to = a.to === "queue" ? { holder: null, queue: true } : { holder: a.to, queue: false };
      m.refs.push({
        parent: null,
        kind: a.copy ? "copy" : "refer",
        asker: null,
        from: a.who,
        ...to,
        status: "sent",
        answer: null,
        answeredOnce: false,
      });
      if (!a.copy) m.status = work(m);
      return "ok";
    }
    case "reply":
      return reply(m, a, own);
    case "close":
      if (!alive(m)) return "no";
      own();
      return close(m);
    case "reopen":
      if (alive(m)) return "no";
      own();
      m.status = "new";
      return "ok";
    case "spam":
      if (m.status !== "new" || m.everReplied) return "no";
      own();
      m.status = "spam";
      return "ok";
    case "own":
      if (!alive(m)) return "no";
      m.owner = a.who;
      return "ok";
  }
}

function reply(m: Model, a: Extract<Act, { act: "reply" }>, own: () => void): Verdict {
  if (!alive(m)) return "no";
  if (!a.reached) {
    own();
    return "ok";
  }
  if (a.then === "keep" && !["new", "referred", "answered"].includes(m.status)) return "no";
  if (a.then !== "keep" && m.status === "referred" && !a.cancelOpen) return "no";
  own();
  m.everReplied = true;
  if (a.then === "keep") return "ok";
  m.repliedAt = m.clock;
  close(m);
  if (a.then !== "close") m.status = a.then === "wait" ? "waiting_customer" : "replied";
  return "ok";
}

const mayNote = (m: Model, who: Who) =>
  coordinators.includes(who) || m.refs.some((r) => open(r) && (mayTake(r, who) || (who === "head" && inDepartment(r))));

function referral(m: Model, a: Extract<Act, { ref: number }>, r: Ref): Verdict {
  if (a.act === "open") {
    if (!mayTake(r, a.who)) return "no";
    if (r.status === "sent") r.status = "seen";
    return "ok";
  }
  const early = r.status === "sent" || r.status === "seen";
  const copy = r.kind === "copy";
  if (!alive(m)) return "no";
  switch (a.act) {
    case "recall":
      if (!early || r.from !== a.who) return "no";
      r.status = "recalled";
      comesBack(m, r);
      return settle(m, r);
    case "cancel":
      if (!open(r) || a.who !== m.owner) return "no";
      r.status = "cancelled";
      for (const i of below(m, a.ref))
        if (open(m.refs[i]!) && m.refs[i]!.kind !== "copy") m.refs[i]!.status = "cancelled";
      return settle(m, r);
    case "reject":
      return reject(m, r, a.who);
    case "assign":
      if (copy || !open(r) || a.who !== "head" || !inDepartment(r) || !members.includes(a.to) || a.to === r.holder)
        return "no";
      for (const i of below(m, a.ref)) if (m.refs[i]!.asker === r.holder && r.holder !== null) m.refs[i]!.asker = a.to;
      Object.assign(r, { status: "sent", holder: a.to, queue: false });
      return settle(m, r);
  }
  return copy || !mayTake(r, a.who) ? "no" : held(m, a, r);
}

function reject(m: Model, r: Ref, who: Who): Verdict {
  if (r.status !== "answered" || r.kind === "copy") return "no";
  if (r.asker === null ? !coordinators.includes(who) : r.asker !== who) return "no";
  let ask = r;
  while (r.asker !== null && ask.kind !== "ask") ask = m.refs[ask.parent!]!;
  if (r.asker !== null && !open(m.refs[ask.parent!]!)) return "no";
  if (r.asker === null) m.owner ??= who;
  Object.assign(r, { status: "accepted", answer: null });
  return settle(m, r);
}

/** Acts of who holds it, or of a member who takes it from the queue by them. */
function held(m: Model, a: Extract<Act, { ref: number }>, r: Ref): Verdict {
  const touched = r.answeredOnce || childrenOf(m, a.ref).some((i) => !back(m.refs[i]!) && m.refs[i]!.kind !== "copy");
  if (a.act === "release") {
    if (r.status !== "accepted" || r.holder !== a.who || !r.queue || touched) return "no";
    Object.assign(r, { status: "sent", holder: null });
    return settle(m, r);
  }
  if (!open(r) || (a.act === "accept" && r.status === "accepted")) return "no";
  if (a.act === "return" && touched) return "no";
  if ((a.act === "handOver" || a.act === "ask") && a.to === a.who) return "no";
  r.holder = a.who;
  if (a.act === "accept") r.status = "accepted";
  if (a.act === "return") {
    r.status = "returned";
    comesBack(m, r);
  }
  if (a.act === "answer") {
    Object.assign(r, { status: "answered", answer: m.clock, answeredOnce: true });
    for (const i of below(m, a.ref))
      if (open(m.refs[i]!) && m.refs[i]!.kind !== "copy") m.refs[i]!.status = "cancelled";
  }
  if (a.act === "handOver" || a.act === "ask") {
    const over = a.act === "handOver";
    r.status = over ? "passed_on" : "accepted";
    const to = a.to === "queue" ? { holder: null, queue: true } : { holder: a.to, queue: false };
    m.refs.push({
      parent: a.ref,
      kind: over ? "hand_over" : "ask",
      asker: over ? r.asker : a.who,
      from: a.who,
      ...to,
      status: "sent",
      answer: null,
      answeredOnce: false,
    });
  }
  return settle(m, r);
}

function comesBack(m: Model, r: Ref): void {
  const parent = r.kind === "hand_over" ? m.refs[r.parent!]! : null;
  if (parent?.status === "passed_on") parent.status = "accepted";
}

function settle(m: Model, r: Ref): Verdict {
  if (r.kind !== "copy" && r.asker === null) m.status = work(m);
  return "ok";
}
