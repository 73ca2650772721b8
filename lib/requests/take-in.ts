import { type Actor, coordinatorSeat, workingSeats } from "@/lib/auth/actor";
import { type Db, later } from "@/lib/base/db";
import { invalid } from "@/lib/base/errors";
import { newId, newTrackingCode } from "@/lib/base/id";
import type { Sender } from "@/lib/customers/rules";
import { type Resolved, resolveCustomer } from "@/lib/identity/store";
import type { NewEvent, QueuedJob } from "@/lib/kernel/events";
import { acknowledge } from "@/lib/replies/store";
import { startClocks } from "@/lib/service/store";
import { intakeIsWatched } from "@/lib/staff/store";
import { Prisma } from "@/prisma/generated/client";
import type { Channel, ContactKind, Priority, RequestKind, RequestStatus } from "@/prisma/generated/enums";
import type { KeyView } from "./beside";
import { registerByHand } from "./register-by-hand";
import { requestSearchKey } from "./rules";
import type { SubmitInput } from "./schema";

const { sql } = Prisma;

/** The identity decision, kept with the request and shown on its page. No personal values. */
export type Match = {
  by: ContactKind | null;
  refused: { key: ContactKind | typeof NATIONAL_ID; reason: string }[];
  suggestionId?: string | undefined;
  /** An officer said whose card it is. */
  named?: true;
};

/** Everything; the edge decides what a form's token or the public may see: number, tracking code and status. */
export type Submitted = {
  id: string;
  number: number;
  trackingCode: string;
  status: RequestStatus;
  repeated: boolean;
  customer: { id: string; code: string; isNew: boolean; previousRequestCount: number };
  match: Match;
  /** Its place in the registry; null for what was not registered by hand. */
  registration: { year: number; number: number } | null;
};

export type Intake = {
  db: Db;
  actor: Actor;
  input: SubmitInput;
  now: Date;
  record: (event: NewEvent) => void;
  queue: (job: QueuedJob) => void;
  /** Whose files it may take, when not those of the actor. */
  uploader?: string;
  /** Of mail: what the receipt answers, and by which account it leaves. False: none, for what may not have been written by hand. */
  receipt?: { answers: string | null; accountId?: string | undefined } | false;
};

/** Files it under a customer, stores it and says so. `proved`: kinds of keys whose possession the door itself shows. */
export async function takeIn(intake: Intake, sender: Sender, proved: readonly ContactKind[]): Promise<Submitted> {
  const { db, actor, input, now } = intake;
  const id = newId();
  const keys = sender.keys.map((key) => ({ ...key, proved: proved.includes(key.kind) }));
  const readable = keys.flatMap((k) => (k.canonical === null ? [] : [{ ...k, canonical: k.canonical }]));
  const customer = await resolveCustomer(db, {
    keys: readable,
    name: input.customer.name,
    kind: input.customer.kind,
    nationalId: sender.nationalId,
    requestId: id,
    named: input.customerCode,
    now,
  });
  const placed = keys.map((key) => ({ ...key, ...placeOf(key, customer) }));
  const match = matchOf(placed, customer);
  const dueAt = await firstDeadline(intake, id, customer);
  const { nationalId } = sender;
  const request = {
    ...written(intake),
    ...filed(customer, match),
    id,
    keys: placed,
    dueAt,
    senderNationalId: nationalId,
  };
  await openRequest(db, request, now);
  const email = readable.find((key) => key.kind === "email");
  if (email) await sendReceipt(intake, request, email.canonical);
  const registration = await registerByHand({ db, actor, input, now }, id);
  recordIntake(intake, request, { customer, match, registration });
  await tellWatchers(intake, id);
  const { number, trackingCode } = request;
  const { customerId, code, isNew, previousRequestCount } = customer;
  return {
    ...{ id, number, trackingCode, match, registration },
    status: "new",
    repeated: false,
    customer: { id: customerId, code, isNew, previousRequestCount },
  };
}

const firstDeadline = ({ db, input, now }: Intake, id: string, { level, province }: Resolved) =>
  startClocks(db, now, {
    id,
    status: "new",
    kind: input.kind,
    priority: input.priority,
    departmentHintId: input.departmentId ?? null,
    firstRepliedAt: null,
    createdAt: now,
    level,
    province,
  });

/** What the request says of itself. */
const written = ({ actor, input, now, uploader }: Intake) => ({
  trackingCode: newTrackingCode(),
  channel: input.channel,
  kind: input.kind,
  priority: input.priority,
  subject: input.subject,
  body: input.body,
  senderName: input.customer.name ?? null,
  departmentHintId: input.departmentId ?? null,
  confidential: input.confidential,
  externalId: input.externalId ?? null,
  receivedAt: input.receivedAt ?? now,
  files: {
    ids: [...new Set(input.attachments)],
    uploaders: uploader ? [uploader] : uploadersOf(actor, input.externalId),
  },
});

/** Whose it is, and how that is known. */
const filed = ({ requestNumber, customerId, isNew, previousRequestCount: previous }: Resolved, match: Match) => ({
  number: requestNumber!,
  customerId,
  match: { ...match, isNew, previous },
});

async function sendReceipt({ db, now, receipt }: Intake, request: NewRequest, address: string): Promise<void> {
  if (receipt === false) return;
  const { id, trackingCode } = request;
  await acknowledge(db, { id, trackingCode, address, answers: null, ...receipt }, now);
}

type Outcome = Pick<Submitted, "match" | "registration"> & { customer: Resolved };

function recordIntake({ actor, record }: Intake, request: NewRequest, { customer, match, registration }: Outcome) {
  const seat = coordinatorSeat(actor) ?? workingSeats(actor)[0];
  const acting = seat ? { positionId: seat.positionId } : {};
  for (const event of customer.events) record({ ...event, ...acting });
  const { id, customerId, number, channel, kind, priority, departmentHintId, confidential, dueAt } = request;
  record({
    type: "request.submitted",
    requestId: id,
    customerId,
    ...acting,
    after: {
      ...{ number, channel, kind, priority, departmentHintId, confidential, match },
      dueAt: dueAt?.toISOString() ?? null,
      ...(registration ? { registration } : {}),
    },
    personal: { subject: request.subject, name: request.senderName },
  });
}

async function tellWatchers({ db, now, queue }: Intake, requestId: string): Promise<void> {
  if (!(await intakeIsWatched(db, now))) return;
  queue({
    name: "notices.spread",
    payload: { at: now.toISOString(), types: ["request.submitted"], requestIds: [requestId], subjects: [] },
  });
}

/** Where a typed key ended up; two spellings of one key share its place. */
function placeOf(key: { kind: ContactKind; canonical: string | null }, customer: Resolved) {
  const placed = customer.keys.find((k) => k.key.kind === key.kind && k.key.canonical === key.canonical);
  return placed ? { filed: placed.filed, refused: placed.refused } : { filed: false, refused: "unreadable" as const };
}

const NATIONAL_ID = "nationalId";

function matchOf(placed: { kind: ContactKind; refused: string | null }[], customer: Resolved): Match {
  const refused: Match["refused"] = placed.flatMap((k) => (k.refused ? [{ key: k.kind, reason: k.refused }] : []));
  if (customer.nationalIdRefused) refused.push({ reason: "neverFiles", key: NATIONAL_ID });
  return {
    by: customer.by,
    refused,
    ...(customer.suggestionId ? { suggestionId: customer.suggestionId } : {}),
    ...(customer.named ? { named: true as const } : {}),
  };
}

/** Whose files this actor may attach: his own, and those sent with the same form. */
export function uploadersOf(actor: Actor, submission?: string): string[] {
  if (actor.kind === "user") return [`user:${actor.userId}`, ...(actor.tokenId ? [`token:${actor.tokenId}`] : [])];
  if (actor.kind === "form") return [`token:${actor.tokenId}`];
  return submission ? [submission] : [];
}

export type NewRequest = {
  id: string;
  number: number;
  trackingCode: string;
  customerId: string;
  channel: Channel;
  kind: RequestKind;
  priority: Priority;
  subject: string;
  body: string;
  senderName: string | null;
  senderNationalId: string | null;
  departmentHintId: string | null;
  confidential: boolean;
  externalId: string | null;
  match: object;
  dueAt: Date | null;
  receivedAt: Date;
  keys: KeyView[];
  /** Files to attach, and whose they must be. */
  files: { ids: string[]; uploaders: string[] };
};

/**
 * Stores a request with its keys and takes its files. Of two with one external id the second runs again and finds the first. Waits for
 * the commit (`later`), unless it names what may not be there.
 */
export async function openRequest(db: Db, r: NewRequest, now: Date): Promise<void> {
  if (r.departmentHintId !== null) await mustBeActive(db, r.departmentHintId);
  const at = now.toISOString();
  await later(
    db,
    sql`
      with opened as (
        insert into "Request" ("id", "number", "trackingCode", "customerId", "channel", "kind", "priority", "subject", "body", "searchKey",
          "senderName", "senderNationalId", "departmentHintId", "confidential", "externalId", "match", "dueAt", "receivedAt", "createdAt", "lastStepAt")
        values (${r.id}::uuid, ${r.number}, ${r.trackingCode}, ${r.customerId}::uuid, ${r.channel}::"Channel",
          ${r.kind}::"RequestKind", ${r.priority}::"Priority", ${r.subject}, ${r.body}, ${requestSearchKey(r.subject, r.body)}, ${r.senderName},
          ${r.senderNationalId}, ${r.departmentHintId}::uuid, ${r.confidential}, ${r.externalId}, ${JSON.stringify(r.match)}::jsonb,
          ${r.dueAt?.toISOString() ?? null}::timestamptz, ${r.receivedAt.toISOString()}::timestamptz, ${at}::timestamptz, ${at}::timestamptz)
        on conflict ("channel", "externalId") do nothing returning 1
      ) select case when not exists (select 1 from opened) then lost_race() end`,
  );
  if (r.keys.length > 0)
    await later(
      db,
      sql`
        insert into "RequestKey" ("id", "requestId", "kind", "typed", "canonical", "proved", "filed", "refused")
        select k."id", ${r.id}::uuid, k."kind"::"ContactKind", k."typed", k."canonical", k."proved", k."filed", k."refused"
        from jsonb_to_recordset(${JSON.stringify(r.keys.map((k) => ({ ...k, id: newId() })))}::jsonb)
          as k("id" uuid, "kind" text, "typed" text, "canonical" text, "proved" boolean, "filed" boolean, "refused" text)`,
    );
  if (r.files.ids.length > 0) await attach(db, r);
}

async function mustBeActive(db: Db, departmentId: string): Promise<void> {
  const [found] = await db.$queryRaw<unknown[]>`
    select 1 from "Department" where "id" = ${departmentId}::uuid and "active"`;
  if (!found) throw invalid({ departmentId: "referral.unknownTarget" });
}

async function attach(db: Db, { id, files }: NewRequest): Promise<void> {
  const attached = await db.$executeRaw`
    update "File" f set "requestId" = ${id}::uuid, "draftId" = null
    where f."id" = any(${files.ids}::uuid[]) and f."requestId" is null and f."messageId" is null
      and f."uploader" = any(${files.uploaders}::text[])`;
  if (attached !== files.ids.length) throw invalid({ attachments: "file.unknown" });
}
