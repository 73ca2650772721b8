import { type Actor, queueDepartments, seatIds } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { conflict } from "@/lib/base/errors";
import { due } from "@/lib/calendar/rules";
import { calendarOf } from "@/lib/calendar/store";
import type { NewEvent } from "@/lib/kernel/events";
import { openSql, taskSql } from "@/lib/referrals/store";
import { addCheck } from "@/lib/requests/add-check";
import { addNote } from "@/lib/requests/add-note";
import { answerReferral } from "@/lib/requests/answer-referral";
import { closeRequest } from "@/lib/requests/close-request";
import { followUpRequest } from "@/lib/requests/follow-up-request";
import { ownRequest } from "@/lib/requests/own-request";
import { referRequest } from "@/lib/requests/refer-request";
import { replyToRequest } from "@/lib/requests/reply-to-request";
import { tagRequest } from "@/lib/requests/tag-request";
import { untagRequest } from "@/lib/requests/untag-request";
import { updateRequest } from "@/lib/requests/update-request";
import { Prisma, type Request } from "@/prisma/generated/client";
import type { Act, Done, ReferAct } from "./schema";
import { chooseTarget } from "./seats";
import { dayLength } from "./timing";

/** What takes an act back: null when nothing can, undefined when it changed nothing. */
export type Undo =
  | { undo: "update"; before: { kind?: string; priority?: string; confidential?: boolean } }
  | { undo: "recall"; referralIds: string[] }
  | { undo: "tag" | "untag"; tagId: string }
  | { undo: "followUp"; at: string | null }
  | { undo: "takeBackClose" };
export type Performed = { done: Done; undo?: Undo | null };

type Context = {
  db: Db;
  actor: Actor;
  now: Date;
  /** Whose turns count: the rule, or the macro. */
  byId: string;
  record: (event: NewEvent) => void;
};

/** Does one act on a request by the verb that people use, as this actor; null when it would change nothing. */
export async function perform(context: Context, requestId: string, act: Act): Promise<Performed | null> {
  const { db, actor } = context;
  const request = await db.request.findUniqueOrThrow({ where: { id: requestId } });
  const { number } = request;
  switch (act.do) {
    case "setKind":
      return act.kind === request.kind ? null : update(actor, number, { kind: act.kind }, { kind: request.kind });
    case "setPriority":
      if (act.priority === request.priority) return null;
      return update(actor, number, { priority: act.priority }, { priority: request.priority });
    case "setConfidential":
      if (act.confidential === request.confidential) return null;
      return update(actor, number, { confidential: act.confidential }, { confidential: request.confidential });
    case "refer":
      return refer(context, request, act);
    case "own":
      return own(context, request, act.positionId);
    case "note":
      await addNote(actor, { number, body: act.body });
      return { done: { do: "note" }, undo: null };
    case "tag":
    case "untag":
      return tag(context, request, act);
    case "checklist": {
      const { ids } = await addCheck(actor, { number, checklistId: act.checklistId });
      return ids.length > 0 ? { done: { do: "checklist" }, undo: null } : null;
    }
    case "followUp":
      return followUp(context, request, act);
    case "close":
      await closeRequest(actor, { number, outcome: act.outcome, ...(act.reason ? { reason: act.reason } : {}) });
      // What lay with somebody was cancelled with it, and is not handed out again.
      return { done: { do: "close" }, undo: request.status === "referred" ? null : { undo: "takeBackClose" } };
    case "tell":
      return tell(context, request, act);
    case "reply":
      // biome-ignore lint/suspicious/noThenProperty: the contract's word; never awaited
      await replyToRequest(actor, { number, channel: act.channel, body: act.body, then: act.then });
      return { done: { do: "reply" }, undo: null };
    case "answer":
      await answerReferral(actor, { id: await ownReferral(context, requestId), body: act.body });
      return { done: { do: "answer" }, undo: null };
  }
}

async function tag({ db, actor }: Context, { id, number }: Request, act: Extract<Act, { tagId: string }>) {
  const { tagId } = act;
  const there = (await db.requestTag.count({ where: { requestId: id, tagId } })) > 0;
  if (there === (act.do === "tag")) return null;
  await (act.do === "tag" ? tagRequest : untagRequest)(actor, { number, tagId });
  return { done: { do: act.do }, undo: { undo: act.do === "tag" ? "untag" : "tag", tagId } as const };
}

/** So many working days from now; who owns it is reminded then. */
async function followUp({ db, actor, now }: Context, request: Request, act: Extract<Act, { do: "followUp" }>) {
  const work = await calendarOf(db, now);
  const at = due(now, act.days * dayLength(now, work) * 60, work);
  await followUpRequest(actor, { number: request.number, at, ...(act.note ? { note: act.note } : {}) });
  return {
    done: { do: "followUp" } as const,
    undo: { undo: "followUp", at: request.followUpAt?.toISOString() ?? null } as const,
  };
}

type Updated = { kind?: Request["kind"]; priority?: Request["priority"]; confidential?: boolean };

async function update(actor: Actor, number: number, change: Updated, before: Updated): Promise<Performed> {
  await updateRequest(actor, { number, ...change });
  const name = change.kind ? "setKind" : change.priority ? "setPriority" : "setConfidential";
  return { done: { do: name }, undo: { undo: "update", before } };
}

async function refer({ db, actor, now, byId }: Context, request: Request, act: ReferAct): Promise<Performed> {
  const { to, fallback } = await chooseTarget(db, byId, act.target, now);
  const { referrals } = await referRequest(actor, {
    number: request.number,
    items: [
      {
        to,
        purpose: act.purpose,
        instruction: act.instruction,
        urgency: act.urgency,
        ...(act.hours ? { dueAt: await deadline(db, act.hours, to, now) } : {}),
      },
    ],
  });
  const done: Done = { do: "refer", target: to, ...(fallback ? { fallback } : {}) };
  return { done, undo: { undo: "recall", referralIds: referrals.map((r) => r.id) } };
}

/** So many working hours from now, in the time of the department it goes to. */
async function deadline(db: Db, hours: number, to: { departmentId?: string; positionId?: string }, now: Date) {
  const seat = to.positionId ? await db.position.findUnique({ where: { id: to.positionId } }) : null;
  const calendar = await calendarOf(db, now, { departmentId: to.departmentId ?? seat?.departmentId });
  return due(now, hours * 3600, calendar);
}

/** A rule may give it to another coordinator's seat than its own; a person only takes it himself. */
async function own({ db, actor }: Context, request: Request, positionId?: string): Promise<Performed | null> {
  const wanted = actor.kind === "system" ? (positionId ?? actor.rule?.seat.positionId) : undefined;
  if (wanted ? request.ownerPositionId === wanted : seatIds(actor).includes(request.ownerPositionId ?? "")) return null;
  await ownRequest(actor.kind === "system" && wanted ? await seatedAt(db, actor, wanted) : actor, {
    number: request.number,
  });
  return { done: { do: "own", ...(wanted ? { target: { positionId: wanted } } : {}) }, undo: null };
}

async function seatedAt(db: Db, actor: Extract<Actor, { kind: "system" }>, positionId: string): Promise<Actor> {
  const rule = actor.rule!;
  if (rule.seat.positionId === positionId) return actor;
  const seat = await db.position.findUnique({ where: { id: positionId }, include: { department: true } });
  if (!seat?.active || seat.role !== "coordinator") throw conflict("automation.noCoordinator");
  const { title, departmentId, role } = seat;
  const moved = { positionId, title, departmentId, departmentName: seat.department.name, role, how: "holder" as const };
  return { ...actor, rule: { ...rule, seat: moved } };
}

/** Written as an event; notices make of it what each person wants to have told, and how. */
async function tell(
  { db, actor, record }: Context,
  request: Request,
  act: Extract<Act, { do: "tell" }>,
): Promise<Performed> {
  const { whom } = act;
  const heads = async (departmentId: string) =>
    db.position.findMany({ where: { departmentId, role: "department_manager", active: true }, select: { id: true } });
  const positionIds =
    whom.to === "seat"
      ? [whom.positionId]
      : whom.to === "head"
        ? (await heads(whom.departmentId)).map((p) => p.id)
        : [request.ownerPositionId].filter((id) => id !== null);
  const rule = actor.kind === "system" ? actor.rule : undefined;
  record({
    type: "rule.told",
    requestId: request.id,
    customerId: request.customerId,
    after: {
      positionIds,
      text: act.text,
      ...(rule ? { rule: { id: rule.id, name: rule.name, via: [...rule.via] } } : {}),
    },
  });
  return { done: { do: "tell" }, undo: null };
}

/** The actor's own open referral on this request, the one due first; or one that waits in a queue of his. */
async function ownReferral({ db, actor }: Context, requestId: string): Promise<string> {
  const [found] = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    select r."id" from "Referral" r where r."requestId" = ${requestId}::uuid and ${openSql()}
      and ${taskSql()} and (r."holderPositionId" = any(${seatIds(actor)}::uuid[])
        or (r."holderPositionId" is null and r."toDepartmentId" = any(${queueDepartments(actor)}::uuid[])))
    order by r."holderPositionId" is null, r."dueAt" nulls last, r."sentAt" limit 1`);
  if (!found) throw conflict("automation.noReferral");
  return found.id;
}
