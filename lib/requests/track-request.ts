import { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { notFound } from "@/lib/base/errors";
import { parseTrackingCode } from "@/lib/base/id";
import { query } from "@/lib/kernel/command";
import { taskSql } from "@/lib/referrals/store";
import type { RequestStatus } from "@/prisma/generated/enums";
import { canAct, publicStatus } from "./rules";

export type TrackView = {
  trackingCode: string;
  status: ReturnType<typeof publicStatus>;
  receivedAt: Date;
  steps: Step[];
  /** False when the request came without a mobile or an email: then there is nothing to name. */
  provable: boolean;
  /** Only for a visitor who named a key given with this request. */
  open: null | {
    subject: string;
    body: string;
    /** Those that came with the request itself. */
    files: TrackedFile[];
    conversation: Said[];
    closable: boolean;
  };
};

export type TrackedFile = { id: string; name: string; size: number };
type Said = { id: string; from: "customer" | "house"; body: string; at: Date; interim: boolean; files: TrackedFile[] };

type Row = {
  id: string;
  trackingCode: string;
  mergedIntoId: string | null;
  status: RequestStatus;
  receivedAt: Date;
  subject: string;
  body: string;
  lastStepAt: Date;
};

const columns = {
  id: true,
  trackingCode: true,
  mergedIntoId: true,
  status: true,
  receivedAt: true,
  subject: true,
  body: true,
  lastStepAt: true,
} as const;

/** What a tracking code shows: the public status and steps; the conversation only to whom named a key given with the request. */
export const trackRequest = query({
  name: "track.read",
  input: z.strictObject({ code: z.string().max(60) }),
  load: async ({ db, input }) => {
    const code = parseTrackingCode(input.code);
    const request = code ? await db.request.findUnique({ where: { trackingCode: code }, select: columns }) : null;
    if (!request) throw notFound();
    return request;
  },
  run: async ({ db, actor, subject: own }): Promise<TrackView> => {
    const chain = await mergedInto(db, own);
    const shown = chain.at(-1)!;
    const keys = await db.requestKey.count({
      where: { requestId: own.id, kind: { in: ["mobile", "email"] }, canonical: { not: null } },
    });
    return {
      trackingCode: own.trackingCode,
      status: publicStatus(shown.status),
      receivedAt: own.receivedAt,
      steps: await readSteps(db, shown.id),
      provable: keys > 0,
      open: named(actor, own.id) ? await readOpen(db, own, chain) : null,
    };
  },
});

const named = (actor: Actor, id: string) =>
  actor.kind === "public" && actor.tracked?.requestId === id && actor.tracked.keyNamed;

/** The request and those it was merged into, one after the other; the last one is what its code shows. */
async function mergedInto(db: Db, request: Row): Promise<Row[]> {
  const chain = [request];
  for (let at = request; at.status === "merged" && at.mergedIntoId; chain.push(at))
    at = await db.request.findUniqueOrThrow({ where: { id: at.mergedIntoId }, select: columns });
  return chain;
}

const readSteps = async (db: Db, id: string): Promise<Step[]> =>
  publicSteps(
    await db.$queryRaw<
      { type: string; at: Date; department: string | null; after: { then?: string } | null; owing: boolean }[]
    >`
      select e."type", e."at", e."after", coalesce(pd."name", qd."name") as "department",
        coalesce(${taskSql()} and r."askedByPositionId" is null, true) as "owing"
      from "Event" e left join "Referral" r on r."id" = e."referralId"
      left join "Position" p on p."id" = r."toPositionId" left join "Department" pd on pd."id" = p."departmentId"
      left join "Department" qd on qd."id" = r."toDepartmentId"
      where e."requestId" = ${id}::uuid and e."type" = any(${PUBLIC})
      order by e."id" limit 200`,
  );

const PUBLIC = [
  "request.submitted",
  "request.referred",
  "referral.passedOn",
  "referral.answered",
  "request.replied",
  "request.customerWrote",
  "request.closed",
  "request.closedByCustomer",
  "request.closedBySilence",
  "request.reopened",
];

/**
 * What was said by this very request, and, since it was merged into another, what that one's customer is answered: not what was said
 * there before, nor what came there by another code, for filing on one card proves nothing about who asks.
 */
async function readOpen(db: Db, own: Row, chain: Row[]): Promise<TrackView["open"]> {
  const ids = chain.map((r) => r.id);
  const since = chain.length > 1 ? own.lastStepAt : null; // being merged was its last step
  const said = await db.$queryRaw<Omit<Said, "files">[]>`
    select m."id", 'customer' as "from", m."body", m."at", false as "interim" from "CustomerMessage" m
    where m."requestId" = any(${ids}::uuid[]) and coalesce(m."cameById", m."requestId") = ${own.id}::uuid
    union all
    select y."id", 'house', y."body", y."at", y."then" = 'keep' from "Reply" y
    where y."requestId" = any(${ids}::uuid[]) and y."effective" and (y."requestId" = ${own.id}::uuid or y."at" >= ${since}::timestamptz)
    order by "at"`;
  const closable = chain.length === 1 && canAct("close", own.status);
  const files = await ownFiles(db, ids);
  const sentWith = (message: string | null): TrackedFile[] =>
    files.filter((f) => f.messageId === message && f.replyId === null).map(told);
  const conversation = said.map((one) => ({
    ...one,
    files: one.from === "customer" ? sentWith(one.id) : files.filter((f) => f.replyId === one.id).map(told),
  }));
  return { subject: own.subject, body: own.body, files: sentWith(null), conversation, closable };
}

const told = ({ id, name, size }: OwnFile): TrackedFile => ({ id, name, size });

type OwnFile = TrackedFile & { mime: string; path: string; messageId: string | null; replyId: string | null };

/** Ids of the request and of those it was merged into. */
export const lineage = async (db: Db, id: string): Promise<string[]> => {
  const own = await db.request.findUnique({ where: { id }, select: columns });
  return own ? (await mergedInto(db, own)).map((r) => r.id) : [];
};

/**
 * What the customer himself sent by the code of the first request of the lineage (with the public form, by a form's token, or when he
 * wrote again), and what replies that he may read brought him. Not what staff keep among themselves, nor what came by another code.
 */
export async function ownFiles(db: Db, ids: readonly string[]): Promise<OwnFile[]> {
  const own = ids[0];
  if (own === undefined) return [];
  return db.$queryRaw<OwnFile[]>`
    select f."id", f."name", f."size", f."mime", f."path", f."messageId", f."replyId" from (
      select f.* from "File" f where f."requestId" = ${own}::uuid and f."messageId" is null and f."replyId" is null and f."answerId" is null
      union all
      select f.* from "CustomerMessage" m join "File" f on f."messageId" = m."id"
      where m."requestId" = any(${ids}::uuid[]) and coalesce(m."cameById", m."requestId") = ${own}::uuid
      union all
      select f.* from "Reply" y join "File" f on f."replyId" = y."id"
      where y."requestId" = any(${ids}::uuid[]) and y."effective" and (y."requestId" = ${own}::uuid
        or y."at" >= (select q."lastStepAt" from "Request" q where q."id" = ${own}::uuid))
    ) f
    where f."replyId" is not null or f."uploader" like 'form:%'
      or exists (select 1 from "ApiToken" k where f."uploader" = 'token:' || k."id" and k."userId" is null)
    order by f."createdAt", f."id"`;
}

/** A step that the customer may know of; it may name a department, never a person. */
export type Step = {
  step: "submitted" | "sentTo" | "answered" | "interim" | "replied" | "waiting" | "wrote" | "closed" | "reopened";
  at: Date;
  department: string | null;
};

type StepEvent = {
  type: string;
  at: Date;
  department: string | null;
  after: { then?: string; effective?: boolean } | null;
  owing: boolean;
};

const STEPS: Record<string, Step["step"]> = {
  "request.submitted": "submitted",
  "request.referred": "sentTo",
  "referral.passedOn": "sentTo",
  "referral.answered": "answered",
  "request.customerWrote": "wrote",
  "request.closed": "closed",
  "request.closedByCustomer": "closed",
  "request.closedBySilence": "closed",
  "request.reopened": "reopened",
};

function stepOf(e: StepEvent): Step["step"] | undefined {
  if (e.type !== "request.replied") return STEPS[e.type];
  if (e.after?.effective === false) return undefined;
  return ({ keep: "interim", wait: "waiting" } as const)[e.after?.then ?? ""] ?? "replied";
}

/**
 * The public story of a request, from its events in order: copies, opinions and calls that reached nobody are left out, and the same
 * step twice in a row is told once.
 */
export function publicSteps(events: readonly StepEvent[]): Step[] {
  const steps: Step[] = [];
  for (const e of events) {
    const step = e.owing ? stepOf(e) : undefined;
    const last = steps.at(-1);
    const department = step === "sentTo" || step === "answered" ? e.department : null;
    if (!step || (last?.step === step && last.department === department)) continue;
    steps.push({ step, at: e.at, department });
  }
  return steps;
}
