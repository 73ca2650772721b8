import { describe, expect, test } from "vitest";
import type { Seat, UserActor } from "@/lib/auth/actor";
import { offeredActs, unopened } from "@/lib/requests/rules";

type View = Parameters<typeof offeredActs>[0];
type Node = View["referrals"][number];

const seat = (positionId: string, role: Seat["role"], departmentId: string): Seat => ({
  positionId,
  title: positionId,
  departmentId,
  departmentName: departmentId,
  role,
  how: "holder",
});
const person = (...seats: Seat[]): UserActor => ({
  kind: "user",
  userId: "u",
  name: "n",
  email: "e@x.test",
  administrator: false,
  manager: false,
  seats,
});
const coordinator = person(seat("desk", "coordinator", "crm"));
const officer = person(seat("tech1", "officer", "tech"));
const colleague = person(seat("tech2", "officer", "tech"));
const head = person(seat("techHead", "department_manager", "tech"));
const manager = { ...person(), manager: true };

const node = (changes: Partial<Node> = {}): Node => ({
  id: "r1",
  parentId: null,
  mode: "refer",
  copy: false,
  purpose: "action",
  status: "sent",
  from: { positionId: "desk" },
  to: { departmentId: null, positionId: "tech1" },
  holder: { positionId: "tech1" },
  departmentId: "tech",
  askedByPositionId: null,
  dueAt: null,
  waitsForOpinion: false,
  answers: [],
  children: [],
  ...changes,
});
const view = (changes: Partial<View> = {}): View => ({
  status: "new",
  ownerPositionId: "desk",
  deliveryFailed: false,
  replies: [],
  referrals: [],
  ...changes,
});
const referred = (r: Node) => view({ status: "referred", referrals: [r] });

describe("what waits for the coordinator", () => {
  test("a new request is to be referred, an answered one to be replied, a referred one waits for others", () => {
    expect(offeredActs(view(), coordinator).next).toEqual({ act: "refer" });
    expect(offeredActs(view({ status: "answered" }), coordinator).next).toEqual({ act: "reply" });
    expect(offeredActs(referred(node()), coordinator).next).toBeNull();
    expect(offeredActs(view({ status: "replied", deliveryFailed: true }), coordinator).next).toEqual({ act: "reply" });
  });

  test("spam only before any reply; a closed request is opened or merged, a merged one is parted", () => {
    expect(offeredActs(view(), coordinator).request).toContain("spam");
    expect(offeredActs(view({ replies: [{}] }), coordinator).request).not.toContain("spam");
    expect(offeredActs(view({ status: "closed" }), coordinator).request).toEqual(["mark", "note", "reopen", "merge"]);
    expect(offeredActs(view({ status: "merged" }), coordinator).request).toEqual(["unmerge"]);
  });

  test("a coordinator may make another's request his own", () => {
    expect(offeredActs(view(), coordinator).request).not.toContain("own");
    expect(offeredActs(view({ ownerPositionId: null }), coordinator).request).toContain("own");
  });

  test("he recalls what was not taken on, cancels what is out, sends an answer back", () => {
    expect(offeredActs(referred(node()), coordinator).referrals.r1).toEqual(["recall", "cancel"]);
    expect(offeredActs(referred(node({ status: "accepted" })), coordinator).referrals.r1).toEqual(["cancel"]);
    const answered = node({ status: "answered", answers: [{ rejectedAt: null }] });
    expect(offeredActs(view({ status: "answered", referrals: [answered] }), coordinator).referrals.r1).toEqual([
      "reject",
    ]);
    expect(offeredActs(view({ status: "closed", referrals: [answered] }), coordinator).referrals.r1).toEqual([]);
  });
});

describe("what waits for the holder", () => {
  test("first acceptance, then the answer; nothing of the request itself", () => {
    const fresh = offeredActs(referred(node()), officer);
    expect(fresh.next).toEqual({ act: "accept", referralId: "r1" });
    expect(fresh.request.filter((act) => act !== "note" && act !== "mark")).toEqual([]);
    expect(fresh.referrals.r1).toEqual(["accept", "answer", "ask", "handOver", "return", "followUp"]);
    expect(offeredActs(referred(node({ status: "accepted" })), officer).next).toEqual({
      act: "answer",
      referralId: "r1",
    });
  });

  test("while an opinion is out, nothing waits for him; the earliest deadline comes first", () => {
    const waiting = node({ status: "accepted", waitsForOpinion: true });
    expect(offeredActs(referred(waiting), officer)).toMatchObject({ next: null, handles: "r1" });
    const later = node({ id: "late", dueAt: new Date(2) });
    const sooner = node({ id: "soon", dueAt: new Date(1) });
    const both = view({ status: "referred", referrals: [node(), later, sooner] });
    expect(offeredActs(both, officer)).toMatchObject({ next: { referralId: "soon" }, handles: "soon" });
    const other = view({ status: "referred", referrals: [node({ ...waiting, dueAt: new Date(1) }), later] });
    expect(offeredActs(other, officer)).toMatchObject({ next: { referralId: "late" }, handles: "late" });
  });

  test("with an answer or a child it cannot be returned; a claimed one without them goes back to the queue", () => {
    const child = node({ id: "r2", parentId: "r1", holder: { positionId: "sales" }, departmentId: "sales" });
    const busy = node({ status: "accepted", to: { departmentId: "tech", positionId: null }, children: [child] });
    expect(offeredActs(referred(busy), officer).referrals.r1).toEqual(["answer", "ask", "handOver", "followUp"]);
    expect(offeredActs(referred({ ...busy, children: [] }), officer).referrals.r1).toContain("release");
  });

  test("a queue is open to its members, a seat to nobody else; the manager assigns", () => {
    const queued = node({ to: { departmentId: "tech", positionId: null }, holder: null });
    expect(offeredActs(referred(queued), colleague).next).toEqual({ act: "accept", referralId: "r1" });
    expect(offeredActs(referred(node()), colleague).referrals.r1).toEqual([]);
    expect(offeredActs(referred(node()), head).referrals.r1).toEqual(["assign"]);
  });

  test("what lies in an empty seat waits for the manager of its department", () => {
    const orphan = referred(node({ status: "accepted", vacant: true }));
    expect(offeredActs(orphan, head)).toMatchObject({ next: { act: "assign", referralId: "r1" }, handles: "r1" });
    expect(offeredActs(orphan, coordinator)).toMatchObject({ next: null, handles: null });
  });

  test("a copy asks for nothing", () => {
    const copy = node({ copy: true, purpose: "information" });
    expect(offeredActs(referred(copy), officer)).toMatchObject({ next: null, referrals: { r1: [] } });
  });
});

test("the asker sends an opinion back while his own part is open, the coordinator never", () => {
  const opinion = node({
    id: "ask",
    parentId: "r1",
    mode: "ask",
    status: "answered",
    from: { positionId: "tech1" },
    to: { departmentId: null, positionId: "tech2" },
    holder: { positionId: "tech2" },
    askedByPositionId: "tech1",
    answers: [{ rejectedAt: null }],
  });
  const asker = (status: Node["status"]) => referred(node({ status, children: [opinion] }));
  expect(offeredActs(asker("accepted"), officer).referrals.ask).toEqual(["reject"]);
  expect(offeredActs(asker("answered"), officer).referrals.ask).toEqual([]);
  expect(offeredActs(asker("accepted"), coordinator).referrals.ask).toEqual([]);
});

test("a manager reads and does nothing", () => {
  expect(offeredActs(referred(node()), manager)).toEqual({
    request: [],
    referrals: { r1: [] },
    next: null,
    handles: null,
  });
});

describe("what opening makes seen or read", () => {
  const lying = (changes: Partial<Node> & { unread?: boolean } = {}) => ({ unread: true, ...node(changes) });
  const at = (...referrals: ReturnType<typeof lying>[]) => ({ ownerPositionId: "desk", unread: true, referrals });

  test("the request for its owner only", () => {
    expect(unopened(at(lying()), coordinator)).toEqual({ referralIds: [], owned: true });
    expect(unopened({ ...at(), unread: false }, coordinator).owned).toBe(false);
    expect(unopened(at(), person(seat("other", "coordinator", "crm"))).owned).toBe(false);
  });

  test("one's own new referrals, not those of others and none that was read", () => {
    expect(unopened(at(lying()), officer).referralIds).toEqual(["r1"]);
    expect(unopened(at(lying()), colleague).referralIds).toEqual([]);
    expect(unopened(at(lying({ status: "seen", unread: false })), officer).referralIds).toEqual([]);
    expect(unopened(at(lying({ status: "accepted", unread: true })), officer).referralIds).toEqual(["r1"]);
  });

  test("a copy in the department's queue, but no work there", () => {
    const queued = { to: { departmentId: "tech", positionId: null }, holder: null };
    expect(unopened(at(lying(queued)), colleague).referralIds).toEqual([]);
    expect(unopened(at(lying({ ...queued, copy: true })), colleague).referralIds).toEqual(["r1"]);
  });
});
