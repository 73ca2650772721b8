import type { Actor } from "@/lib/auth/actor";
import { type Db, later } from "@/lib/base/db";
import { Prisma } from "@/prisma/generated/client";
import type { EventType, JobName } from "./reactions";

import { gathered, reactions } from "./reactions";
import { watchedTypes } from "./watch";

const { sql } = Prisma;

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };

/** What a verb says of what it did. The kernel adds who, for whom and when. */
export type NewEvent = {
  type: EventType;
  requestId?: string;
  customerId?: string;
  referralId?: string;
  departmentId?: string;
  /** The seat that acted; for a substitute the kernel adds the holder. */
  positionId?: string;
  subject?: { type: string; id: string };
  before?: Json;
  /** No personal values here: those go to `personal`, which erasure may blank. */
  after?: Json;
  personal?: Json;
  /** Handed to the jobs that `reactions.ts` names for this type. */
  job?: { [key: string]: Json | undefined };
  /** The verb knows that those jobs would find nothing to do: none is queued. */
  quiet?: boolean;
};

const REACT: JobName = "automation.react";
const TOLD = sql`, told as materialized (
      select graphile_worker.add_job(${REACT}, json_build_object('eventId', "id"::text), max_attempts := 10) from rows where "watched"
    )`;

export type QueuedJob = {
  name: JobName;
  payload: Json;
  runAt?: Date;
  key?: string;
  maxAttempts?: number;
  priority?: number;
};

function who(actor: Actor, positionId?: string) {
  switch (actor.kind) {
    case "user": {
      const seat = actor.seats.find((s) => s.positionId === positionId);
      const kind = actor.tokenId ? "token" : "user";
      return {
        actorKind: kind,
        userId: actor.userId,
        tokenId: actor.tokenId ?? null,
        forUserId: seat?.forUserId ?? null,
      };
    }
    case "form":
      return { actorKind: "form", tokenId: actor.tokenId };
    case "public":
      return { actorKind: actor.tracked ? "customer" : "public" };
    case "system":
      return { actorKind: "system", forUserId: actor.forUserId ?? null };
  }
}

/** Of an automatic step the event says which rule did it, and which rules led there; of one press of many, the macro. */
function named(actor: Actor, after: Json | undefined): Json | undefined {
  const by =
    actor.kind === "system" && actor.rule
      ? { rule: { id: actor.rule.id, name: actor.rule.name, via: [...actor.rule.via] } }
      : actor.kind === "user" && actor.macro
        ? { macro: { ...actor.macro } }
        : null;
  if (!by) return after;
  return { ...(typeof after === "object" && after !== null && !Array.isArray(after) ? after : {}), ...by };
}

/** Jobs that are queued once for each event, with what the verb hands them. */
const ofEach = (e: NewEvent): QueuedJob[] =>
  (reactions[e.type] ?? [])
    .filter((name) => !gathered.includes(name))
    .map((name) => ({
      name,
      payload: { ...e.job, event: e.type, requestId: e.requestId, referralId: e.referralId },
    }));

/** Where a gathered job finds the events it is for: the events of these types, at this instant, of these requests and other subjects. */
export type Gathered = { at: string; types: string[]; requestIds: string[]; subjects: { type: string; id: string }[] };

const unique = (all: (string | undefined)[]) => [...new Set(all.filter((one) => one !== undefined))];

/** One job for all events that a gathered job follows from. */
function ofAll(name: JobName, events: NewEvent[], now: Date): QueuedJob[] {
  const its = events.filter((e) => reactions[e.type]?.includes(name));
  if (its.length === 0) return [];
  const payload: Gathered = {
    at: now.toISOString(),
    types: unique(its.map((e) => e.type)),
    requestIds: unique(its.map((e) => e.requestId)),
    subjects: its.flatMap((e) => (e.requestId || !e.subject ? [] : [e.subject])),
  };
  return [{ name, payload }];
}

/** One statement writes all events of a command, another queues all that follows from them, in its transaction. */
export async function writeEvents(
  db: Db,
  actor: Actor,
  now: Date,
  events: NewEvent[],
  jobs: QueuedJob[],
): Promise<void> {
  if (events.length === 0 && jobs.length === 0) return;
  const watched = events.length > 0 ? await watchedTypes(db, now) : null;
  const rows = events.map((e) => ({
    watched: e.requestId !== undefined && watched?.has(e.type) ? true : undefined,
    at: now.toISOString(),
    type: e.type,
    ...who(actor, e.positionId),
    positionId: e.positionId,
    requestId: e.requestId,
    customerId: e.customerId,
    referralId: e.referralId,
    departmentId: e.departmentId,
    subjectType: e.subject?.type,
    subjectId: e.subject?.id,
    before: e.before,
    after: named(actor, e.after),
    personal: e.personal,
  }));
  const loud = events.filter((e) => !e.quiet);
  const following = [...loud.flatMap(ofEach), ...gathered.flatMap((name) => ofAll(name, loud, now))];
  const queue = [...following, ...jobs].map((j) => ({ ...j, runAt: j.runAt?.toISOString() }));
  // Rules are told of an event by its id, so these jobs are queued where the ids are made.
  const told = rows.some((row) => row.watched);
  const written = sql`
    with rows as materialized (
      select nextval('"Event_id_seq"') as id, r.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        "at" timestamptz, "type" text, "actorKind" text, "userId" uuid, "positionId" uuid, "forUserId" uuid, "tokenId" uuid,
        "requestId" uuid, "customerId" uuid, "referralId" uuid, "departmentId" uuid, "subjectType" text, "subjectId" text,
        "before" jsonb, "after" jsonb, "personal" jsonb, "watched" boolean)
    ), detailed as (
      insert into "EventDetail" ("eventId", "values") select "id", "personal" from rows where "personal" is not null
    )${told ? TOLD : Prisma.empty}
    insert into "Event" ("id", "at", "type", "actorKind", "userId", "positionId", "forUserId", "tokenId", "requestId", "customerId",
      "referralId", "departmentId", "subjectType", "subjectId", "before", "after")
    select "id", "at", "type", "actorKind", "userId", "positionId", "forUserId", "tokenId", "requestId", "customerId",
      "referralId", "departmentId", "subjectType", "subjectId", "before", "after" from rows
      ${told ? sql`where (select count(*) from told) is not null` : Prisma.empty}`;
  const queued = sql`
    select (graphile_worker.add_job(j."name", j."payload"::json, run_at := coalesce(j."runAt", now()), job_key := j."key",
      max_attempts := coalesce(j."maxAttempts", 25), priority := coalesce(j."priority", 0))).id::text
    from jsonb_to_recordset(${JSON.stringify(queue)}::jsonb) as j("name" text, "payload" jsonb, "runAt" timestamptz, "key" text, "maxAttempts" int, "priority" int)`;
  if (events.length > 0) await later(db, written);
  if (queue.length > 0) await later(db, queued);
}
