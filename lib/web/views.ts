import { z } from "zod";
import { channels, deliveryStates, kinds, outcomes, priorities, requestStatuses } from "@/lib/base/words";
import { urgencies } from "@/lib/referrals/rules";
import { purposes } from "@/lib/referrals/schema";
import { clockView } from "@/lib/service/schema";
import { besideShapes, rowShapes } from "./beside-shapes";
import { maybe } from "./maybe";

/** The shapes that leave by API v1. `route` cuts every answer to one of them; the document is made from them. */
export const views = new Map<z.ZodType, string>();
/** Gives a shape its name in the document. */
export const named = <S extends z.ZodType>(id: string, schema: S): S => {
  views.set(schema, id);
  return schema;
};

const id = z.uuid();
const at = z.date();
export const contactKind = z.enum(["mobile", "landline", "email", "handle"]);
export const purpose = z.enum(purposes);
export const urgency = z.enum(urgencies);
export const mode = z.enum(["refer", "hand_over", "ask"]);
export const referralStatus = z.enum([
  "sent",
  "seen",
  "accepted",
  "answered",
  "passed_on",
  "returned",
  "recalled",
  "cancelled",
]);

/** A keyset page of something. */
export const page = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), nextCursor: maybe(z.string()) });

export const meView = named(
  "Me",
  z.object({
    id,
    name: z.string(),
    email: z.string(),
    roles: z.array(z.enum(["coordinator", "officer", "department_manager", "manager", "administrator"])),
    positions: z.array(
      z.object({
        id,
        title: z.string(),
        departmentId: id,
        role: z.string(),
        how: z.enum(["holder", "substitute", "vacant"]),
      }),
    ),
  }),
);

export const departmentView = named("Department", z.object({ id, name: z.string() }));
export const positionView = named(
  "Position",
  z.object({
    id,
    title: z.string(),
    role: z.string(),
    departmentId: id,
    departmentName: z.string(),
    holderName: maybe(z.string()),
    substituteName: maybe(z.string()),
    away: z.boolean(),
  }),
);

export const earlier = named(
  "EarlierRequest",
  z.object({
    number: z.int(),
    receivedAt: at,
    kind: z.enum(kinds),
    subject: z.string(),
    status: z.enum(requestStatuses),
    outcome: maybe(z.enum(outcomes)),
  }),
);

const contactPoint = named(
  "ContactPoint",
  z.object({
    id,
    kind: contactKind,
    value: z.string(),
    canonical: z.string(),
    verified: z.boolean(),
    shared: z.boolean(),
    retired: z.boolean(),
  }),
);

export const customerView = named(
  "CustomerSummary",
  z.object({
    id,
    code: z.string(),
    kind: z.enum(["person", "organization", "supplier"]),
    stage: z.enum(["lead", "customer"]),
    level: z.string(),
    name: maybe(z.string()),
    city: maybe(z.string()),
    contactPoints: z.array(contactPoint),
    counters: z.object({ requests: z.int(), open: z.int() }),
    lastRequestAt: maybe(at),
  }),
);
export const lookupView = named(
  "Lookup",
  z.object({
    customer: maybe(customerView),
    match: maybe(z.object({ by: contactKind, verified: z.boolean() })),
    previousRequests: z.array(earlier),
  }),
);

export const customerRef = z.object({ code: z.string(), name: maybe(z.string()) });

export const requestSummary = named(
  "RequestSummary",
  earlier.extend({
    id,
    priority: z.enum(priorities),
    channel: z.enum(channels),
    customer: customerRef,
    ...rowShapes,
    dueAt: maybe(at),
    lastStep: z.string(),
    lastStepAt: at,
    version: z.int(),
  }),
);

const answer = named(
  "Answer",
  z.object({
    id,
    round: z.int(),
    body: z.string(),
    at,
    by: z.string(),
    seat: z.string(),
    department: z.string(),
    rejectedAt: maybe(at),
    rejectReason: maybe(z.string()),
  }),
);
const party = z.object({ departmentId: maybe(id), positionId: maybe(id), name: z.string(), person: maybe(z.string()) });

export const referralView = named(
  "Referral",
  z.object({
    id,
    status: referralStatus,
    from: party,
    to: party,
    holder: maybe(party),
    purpose,
    instruction: z.string(),
    urgency,
    mode,
    copy: z.boolean(),
    round: z.int(),
    dueAt: maybe(at),
    sentAt: at,
    seenAt: maybe(at),
    acceptedAt: maybe(at),
    endedAt: maybe(at),
    endReason: maybe(z.string()),
    overdue: z.boolean(),
    version: z.int(),
    /** The newest answer that was not rejected. */
    answer: maybe(answer),
    answers: z.array(answer),
    get children(): z.ZodArray<z.ZodType> {
      return z.array(referralView);
    },
  }),
);

export const replyView = named(
  "Reply",
  z.object({
    id,
    channel: z.enum(channels),
    address: maybe(z.string()),
    body: z.string(),
    // biome-ignore lint/suspicious/noThenProperty: the contract's word; never awaited
    then: z.enum(["done", "keep", "wait", "close"]),
    effective: z.boolean(),
    callOutcome: maybe(z.enum(["reached", "no_answer", "busy", "wrong_number"])),
    callBackAt: maybe(at),
    at,
    by: z.string(),
    seat: z.string(),
    cites: z.array(z.object({ referralId: id, department: z.string() })),
    delivery: maybe(z.object({ status: z.enum(deliveryStates), sentAt: maybe(at) })),
  }),
);

const step = named(
  "Step",
  z.object({
    at,
    type: z.string(),
    actor: z.object({
      kind: z.string(),
      name: maybe(z.string()),
      seat: maybe(z.string()),
      behalfOf: maybe(z.string()),
    }),
    department: maybe(z.string()),
    referralId: maybe(id),
  }),
);
const key = z.object({
  kind: contactKind,
  typed: z.string(),
  canonical: maybe(z.string()),
  proved: z.boolean(),
  filed: z.boolean(),
  refused: maybe(z.string()),
});

const clockShown = named("Clock", clockView);

export const requestInFull = named(
  "Request",
  z.object({
    id,
    number: z.int(),
    trackingCode: z.string(),
    status: z.enum(requestStatuses),
    outcome: maybe(z.enum(outcomes)),
    version: z.int(),
    subject: z.string(),
    body: z.string(),
    kind: z.enum(kinds),
    priority: z.enum(priorities),
    channel: z.enum(channels),
    externalId: maybe(z.string()),
    confidential: z.boolean(),
    reopened: z.boolean(),
    receivedAt: at,
    dueAt: maybe(at),
    closedAt: maybe(at),
    mergedInto: maybe(z.int()),
    owner: maybe(z.object({ positionId: id, title: maybe(z.string()), name: maybe(z.string()) })),
    customer: customerView,
    keys: z.array(key),
    senderNationalId: maybe(z.string().describe("As the sender gave it: its last three digits, the rest masked")),
    previousRequests: z.array(earlier),
    files: z.array(z.object({ id, name: z.string(), mime: z.string(), size: z.int() })),
    messages: z.array(z.object({ id, channel: z.enum(channels), body: z.string(), at })),
    notes: z.array(z.object({ id, body: z.string(), at, by: z.string(), seat: maybe(z.string()) })),
    referrals: z.array(referralView),
    replies: z.array(replyView),
    clocks: z.array(clockShown),
    timeline: z.array(step),
    ...besideShapes,
  }),
);
