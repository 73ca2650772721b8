import { expect, test } from "vitest";
import { type House, kinds, type Told } from "@/lib/notices/rules";

/* People are named by where they sit: the seat «o» (owner, a coordinator's) has Omid and his substitute Sub, and so on. */
const seats: Record<string, string[]> = { o: ["omid", "sub"], h: ["hana"], k: ["kian"], p: ["parsa"] };
const house: House = {
  seat: (id) => seats[id] ?? [],
  queue: (id) => (id === "tech" ? ["hana", "kian", "head"] : []),
  coordinators: ["omid", "sub", "other"],
  heads: (id) => (id === "tech" ? ["head"] : []),
  managers: ["boss"],
};
const referral = {
  id: "r",
  holderPositionId: "h",
  toPositionId: "h",
  toDepartmentId: null,
  fromPositionId: "o",
  askedByPositionId: null,
  parentHolderPositionId: null,
  copy: false,
  purpose: "answer" as const,
};
type Case = {
  type: Told["type"];
  by?: string | null;
  after?: Told["after"];
  before?: Told["before"];
  referral?: Partial<typeof referral> | null;
} & {
  owner?: string | null;
  open?: string[];
  departmentId?: string;
};
const told = ({ type, by = null, after = {}, before = {}, referral: r, owner = "o", open = [], departmentId }: Case) =>
  kinds(
    {
      type,
      userId: by,
      after,
      before,
      departmentId: departmentId ?? null,
      request: { ownerPositionId: owner },
      referral: r ? ({ ...referral, ...r } as typeof referral) : null,
      open: { seats: open },
    },
    house,
  )
    .map(({ userId, kind }) => `${userId} ${kind}`)
    .sort()
    .join(", ");

const queue = { holderPositionId: null, toPositionId: null, toDepartmentId: "tech" } as unknown as Partial<
  typeof referral
>;
const ask = { askedByPositionId: "k", parentHolderPositionId: "k" } as unknown as Partial<typeof referral>;

test.each<[string, Case, string]>([
  ["a referral to a seat", { type: "request.referred", by: "omid", referral: {} }, "hana referred"],
  [
    "one to a queue",
    { type: "request.referred", by: "omid", referral: queue },
    "hana queued, head queued, kian queued",
  ],
  ["a copy", { type: "request.referred", by: "omid", referral: { copy: true } }, "hana copied"],
  [
    "a copy to a department",
    { type: "request.referred", by: "hana", referral: { ...queue, copy: true } },
    "head copied, kian copied",
  ],
  ["a hand over", { type: "referral.passedOn", by: "kian", referral: {} }, "hana referred"],
  ["an ask", { type: "referral.asked", by: "kian", referral: ask }, "hana referred"],
  ["an assignment", { type: "referral.assigned", by: "head", referral: {} }, "hana referred"],
  [
    "a release to the queue, but not who released",
    { type: "referral.released", by: "hana", referral: queue },
    "head queued, kian queued",
  ],
  ["an answer for review", { type: "referral.answered", by: "hana", referral: {} }, "omid answered, sub answered"],
  ["an opinion for its asker", { type: "referral.answered", by: "hana", referral: ask }, "kian answered"],
  ["an answer sent back", { type: "referral.rejected", by: "omid", referral: {} }, "hana rejected"],
  [
    "a return to the coordinator",
    { type: "referral.returned", by: "hana", referral: {} },
    "omid returned, sub returned",
  ],
  [
    "a return to who handed it on",
    { type: "referral.returned", by: "hana", referral: { parentHolderPositionId: "p" as never } },
    "parsa returned",
  ],
  [
    "a return of what nobody owns",
    { type: "referral.returned", by: "hana", owner: null, referral: { fromPositionId: "k" } },
    "kian returned",
  ],
  [
    "a recall",
    { type: "referral.recalled", by: "omid", referral: {}, after: { holderPositionId: "h" } },
    "hana recalled",
  ],
  [
    "a recall of what nobody had seen",
    {
      type: "referral.recalled",
      by: "omid",
      referral: {},
      before: { status: "sent" },
      after: { holderPositionId: "h" },
    },
    "",
  ],
  [
    "a long act on many",
    { type: "task.ended", after: { kind: "bulk.act", status: "done", startedById: "omid", seconds: 61 } },
    "omid taskDone",
  ],
  [
    "a short one, which its beginner watched",
    { type: "task.ended", after: { kind: "bulk.act", status: "done", startedById: "omid", seconds: 59 } },
    "",
  ],
  [
    "a cancellation",
    { type: "referral.cancelled", by: "omid", referral: {}, after: { holderPositionId: "h" } },
    "hana cancelled",
  ],
  [
    "a cancellation in the queue",
    { type: "referral.cancelled", referral: queue, after: { holderPositionId: null } },
    "",
  ],
  [
    "the customer's words",
    { type: "request.customerWrote", open: ["h", "o"] },
    "hana customerWrote, omid customerWrote, sub customerWrote",
  ],
  [
    "the customer's words on what nobody owns",
    { type: "request.customerWrote", owner: null },
    "omid newRequest, other newRequest, sub newRequest",
  ],
  ["a new request", { type: "request.submitted", owner: null }, "omid newRequest, other newRequest, sub newRequest"],
  ["a closing by the customer", { type: "request.closedByCustomer" }, "omid customerClosed, sub customerClosed"],
  ["a reply that did not arrive", { type: "request.deliveryFailed" }, "omid deliveryFailed, sub deliveryFailed"],
  ["a note, but not who wrote it", { type: "request.noted", by: "sub", open: ["h"] }, "hana noted, omid noted"],
  ["a mention", { type: "request.mentioned", by: "omid", after: { userIds: ["kian", "omid"] } }, "kian mentioned"],
  ["a near deadline of a referral", { type: "service.warned", referral: {} }, "hana warned"],
  [
    "a missed one in the queue",
    { type: "service.breached", referral: queue },
    "hana breached, head breached, kian breached",
  ],
  ["a missed one of the request", { type: "service.breached" }, "omid breached, sub breached"],
  ["a near one that nobody owns", { type: "service.warned", owner: null }, "omid warned, other warned, sub warned"],
  [
    "an escalation to the department",
    { type: "service.escalated", after: { to: "department_manager" }, departmentId: "tech" },
    "head escalated",
  ],
  [
    "one to a department without a manager",
    { type: "service.escalated", after: { to: "department_manager" }, departmentId: "x" },
    "boss escalated",
  ],
  [
    "one to the managers",
    { type: "service.escalated", after: { to: "manager" }, departmentId: "tech" },
    "boss escalated",
  ],
  ["a follow-up of a request", { type: "request.cameBack" }, "omid cameBack, sub cameBack"],
  ["a follow-up of a referral", { type: "referral.cameBack", referral: {} }, "hana cameBack"],
  ["a reminder", { type: "referral.followUpSoon", referral: {} }, "hana followUpSoon"],
  ["a substitute", { type: "substitution.created", by: "boss", after: { userId: "kian" } }, "kian substitute"],
  ["long work that ended", { type: "task.ended", after: { startedById: "omid" } }, "omid taskDone"],
  ["long work of nobody", { type: "task.ended", after: { startedById: null } }, ""],
  ["a rule's words", { type: "rule.told", after: { positionIds: ["h", "gone"] } }, "hana told"],
  ["what concerns nobody", { type: "request.opened", by: "omid", referral: {} }, ""],
])("%s tells %o: %s", (_, event, expected) => {
  expect(told(event)).toBe(expected);
});

test("nobody is told of his own act, whatever seat he did it from", () => {
  expect(told({ type: "request.referred", by: "hana", referral: {} })).toBe("");
  expect(told({ type: "referral.answered", by: "sub", referral: {} })).toBe("omid answered");
  expect(told({ type: "request.closedByCustomer", by: "omid" })).toBe("sub customerClosed");
});

test("somebody with two seats is told once", () => {
  expect(told({ type: "request.noted", owner: "h", open: ["h", "h"] })).toBe("hana noted");
});
