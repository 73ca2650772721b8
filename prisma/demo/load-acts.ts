import type { PublicActor, UserActor } from "@/lib/auth/actor";
import { SYSTEM } from "@/lib/auth/actor";
import { database } from "@/lib/kernel/database";
import { acceptReferral } from "@/lib/requests/accept-referral";
import { addNote } from "@/lib/requests/add-note";
import { answerReferral } from "@/lib/requests/answer-referral";
import { assignReferral } from "@/lib/requests/assign-referral";
import { cancelReferral } from "@/lib/requests/cancel-referral";
import { closeByCustomer } from "@/lib/requests/close-by-customer";
import { closeRequest } from "@/lib/requests/close-request";
import { closeSilentRequests } from "@/lib/requests/close-silent-requests";
import { markSpam } from "@/lib/requests/mark-spam";
import { mergeRequests } from "@/lib/requests/merge-requests";
import { openReferral } from "@/lib/requests/open-referral";
import { passOnReferral } from "@/lib/requests/pass-on-referral";
import { recallReferral } from "@/lib/requests/recall-referral";
import { referRequest } from "@/lib/requests/refer-request";
import { rejectAnswer } from "@/lib/requests/reject-answer";
import { releaseReferral } from "@/lib/requests/release-referral";
import { reopenRequest } from "@/lib/requests/reopen-request";
import { returnReferral } from "@/lib/requests/return-referral";
import { writeToRequest } from "@/lib/requests/write-to-request";
import { reply } from "@/prisma/demo/load-replies";
import type { DemoAct, DemoCopy, To } from "@/prisma/demo/shape";
import { idOf, type Loaded, type World } from "@/prisma/demo/world";

/** Does one act of the script as who did it, by the command that the desk would use. */
export async function perform(world: World, request: Loaded, act: DemoAct): Promise<unknown> {
  if (act.by === "system") return closeSilentRequests(SYSTEM("requests.closeSilent"), { limit: 500 });
  if (act.by === "customer") return byCustomer(request, act);
  const actor = await world.actor(act.by, act.at, act.actingFor);
  return "referral" in act ? onReferral(world, request, actor, act) : onRequest(world, request, actor, act);
}

function byCustomer({ id }: Loaded, act: DemoAct): Promise<unknown> {
  const actor: PublicActor = { kind: "public", tracked: { requestId: id, keyNamed: true } };
  if (act.do === "write") return writeToRequest(actor, { body: act.body });
  if (act.do === "close") return closeByCustomer(actor, {});
  throw new Error(`a customer cannot ${act.do}`);
}

type OnReferral = Extract<DemoAct, { referral: string }>;

async function onRequest(world: World, request: Loaded, actor: UserActor, act: Exclude<DemoAct, OnReferral>) {
  const { number } = request;
  switch (act.do) {
    case "refer":
      return refer(world, request, actor, act);
    case "reply":
      return reply(world, request, actor, act);
    case "note":
      return addNote(actor, { number, body: act.body });
    case "close":
      return closeRequest(actor, { number, outcome: act.outcome, ...(act.reason ? { reason: act.reason } : {}) });
    case "reopen":
      return reopenRequest(actor, { number });
    case "spam":
      return markSpam(actor, { number });
    case "merge":
      return mergeRequests(actor, { number, into: world.requests.get(act.into)!.number });
    case "write":
      throw new Error("only the customer writes");
  }
}

async function onReferral(world: World, request: Loaded, actor: UserActor, act: OnReferral) {
  const id = idOf(request.referrals, act.referral);
  switch (act.do) {
    case "open":
      return openReferral(actor, { id });
    case "accept":
    case "claim":
      return acceptReferral(actor, { id });
    case "release":
      return releaseReferral(actor, { id });
    case "recall":
      return recallReferral(actor, { id });
    case "assign":
      return assignReferral(actor, { id, positionId: idOf(world.positions, act.to) });
    case "answer":
      return answerReferral(actor, { id, body: act.body });
    case "return":
      return returnReferral(actor, { id, reason: act.reason });
    case "cancel":
      return cancelReferral(actor, { id, reason: act.reason });
    case "reject":
      return rejectAnswer(actor, { number: request.number, referralId: id, reason: act.reason, ...due(act) });
    case "passOn":
      return passOn(world, request, actor, act);
  }
}

type Refer = Extract<DemoAct, { do: "refer" }>;
type PassOn = Extract<DemoAct, { do: "passOn" }>;

async function refer(world: World, request: Loaded, actor: UserActor, act: Refer) {
  const { purpose, instruction, urgency, copies } = act;
  const item = { to: target(world, act.to), purpose, instruction, urgency, ...due(act) };
  const sent = await referRequest(actor, {
    number: request.number,
    items: [{ ...item, copies: copies.map((copy) => copyTo(world, copy)) }],
  });
  for (const [i, key] of [act.key, ...copies.map((copy) => copy.key)].entries())
    request.referrals.set(key, sent.referrals[i]!.id);
}

async function passOn(world: World, request: Loaded, actor: UserActor, act: PassOn) {
  const { mode, instruction, copies = [] } = act;
  const { id } = await passOnReferral(actor, {
    id: idOf(request.referrals, act.referral),
    mode,
    to: target(world, act.to),
    instruction,
    ...due(act),
    copies: copies.map((copy) => copyTo(world, copy)),
  });
  request.referrals.set(act.key, id);
  if (copies.length === 0) return;
  const where = { parentId: idOf(request.referrals, act.referral), copy: true };
  const sent = await database().referral.findMany({ where, orderBy: { id: "asc" } });
  for (const [i, { key }] of copies.entries()) request.referrals.set(key, sent.at(i - copies.length)!.id);
}

const due = ({ dueAt }: { dueAt?: Date }) => (dueAt ? { dueAt } : {});
const copyTo = (world: World, { to, note }: DemoCopy) => ({ ...target(world, to), ...(note ? { note } : {}) });
const target = ({ departments, positions }: World, to: To) =>
  "department" in to
    ? { departmentId: idOf(departments, to.department) }
    : { positionId: idOf(positions, to.position) };
