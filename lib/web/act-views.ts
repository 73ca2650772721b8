import { z } from "zod";
import { deliveryStates, kinds, outcomes, priorities, requestStatuses } from "@/lib/base/words";
import { taskView } from "@/lib/tasks/schema";
import { maybe } from "./maybe";
import { contactKind, named, purpose, referralStatus } from "./views";

/** What acts answer by API v1. */
const id = z.uuid();
const at = z.date();

/** What an act on a request answers. */
export const requestMoved = named(
  "RequestMoved",
  z.object({ number: z.int(), status: z.enum(requestStatuses), version: z.int() }),
);
/** How far long work is. */
export const taskShown = named("Task", taskView);
/** What an act on a referral answers, with where its request stands now. */
export const referralMoved = named(
  "ReferralMoved",
  z.object({ id, status: referralStatus, version: z.int(), request: requestMoved }),
);
export const passedOn = named(
  "PassedOn",
  referralMoved.extend({ children: z.array(z.object({ id, status: referralStatus })) }),
);
const sent = z.array(z.object({ id, status: referralStatus, purpose, copy: z.boolean(), dueAt: maybe(at) }));
/** The first referral itself, with all that were sent beside it. */
export const referralsSent = named("ReferralsSent", referralMoved.extend({ items: sent }));

const plan = { followUpAt: maybe(at), snoozed: z.boolean() };
/** When something comes back, and whether it is out of the inbox until then. */
export const requestPlanned = named("RequestFollowUp", requestMoved.extend(plan));
export const referralPlanned = named("ReferralFollowUp", referralMoved.extend(plan));

export const requestUpdated = named(
  "RequestUpdated",
  requestMoved.extend({
    subject: z.string(),
    kind: z.enum(kinds),
    priority: z.enum(priorities),
    confidential: z.boolean(),
    customerId: id,
  }),
);
export const requestClosed = named("RequestClosed", requestMoved.extend({ outcome: z.enum(outcomes) }));
export const requestMerged = named("RequestMerged", requestMoved.extend({ mergeId: id, into: requestMoved }));
export const cardsMerged = named(
  "CustomersMerged",
  z.object({ mergeId: id, from: z.string(), into: z.string(), moved: z.record(z.string(), z.int()) }),
);
export const cardSplit = named(
  "CustomerSplit",
  z.object({ code: z.string(), mergeId: id, from: z.string(), moved: z.record(z.string(), z.int()) }),
);
/** A merge of customers that was undone: rows that came back, and those that keys did not decide. */
export const cardsParted = named(
  "CustomersParted",
  z.object({
    mergeId: id,
    from: z.string(),
    into: z.string(),
    back: z.record(z.string(), z.int()),
    doubtful: z.array(z.object({ key: z.string(), why: z.string(), way: z.enum(["back", "stay"]) })),
  }),
);
export const noteAdded = named("NoteAdded", z.object({ id, number: z.int(), mentioned: z.array(id) }));
export const submitted = named(
  "RequestSubmitted",
  z.object({
    id,
    number: z.int(),
    trackingCode: z.string(),
    status: z.enum(requestStatuses),
    customer: z.object({ id, code: z.string(), isNew: z.boolean(), previousRequestCount: z.int() }),
    match: z.object({
      by: maybe(contactKind),
      refused: z.array(z.object({ key: z.string(), reason: z.string() })),
      suggestionId: id.optional(),
      named: z.literal(true).optional(),
    }),
    registration: maybe(z.object({ year: z.int(), number: z.int() })),
  }),
);
/** Taken in and handed on; a repeat is not referred again, so it has none. */
export const submittedAndReferred = named("RequestReferred", submitted.extend({ referrals: sent }));
/** All that a form's token learns: whether a sender is known is not said. */
export const submittedByForm = named(
  "RequestReceived",
  submitted.pick({ number: true, trackingCode: true, status: true }),
);
export const replied = named("Replied", requestMoved.extend({ replyId: id, delivery: maybe(z.enum(deliveryStates)) }));
export const fileView = named("File", z.object({ id, name: z.string(), mime: z.string(), size: z.int() }));
export const trackView = named(
  "Track",
  z.object({
    trackingCode: z.string(),
    status: z.enum(["registered", "in_progress", "answer_being_prepared", "replied", "waiting_you", "closed"]),
    receivedAt: at,
    steps: z.array(z.object({ step: z.string(), at, department: maybe(z.string()) })),
  }),
);
const day = maybe(z.string());
const suggestedSide = z.object({
  id,
  code: z.string(),
  name: maybe(z.string()),
  kind: z.enum(["person", "organization", "supplier"]),
  stage: z.enum(["lead", "customer"]),
  /** Masked. */
  nationalId: maybe(z.string()),
  birthday: day,
  province: maybe(z.string()),
  city: maybe(z.string()),
  address: maybe(z.string()),
  postalCode: maybe(z.string()),
  requestCount: z.int(),
  openCount: z.int(),
  createdAt: at,
  points: z.array(
    z.object({
      id,
      kind: contactKind,
      canonical: z.string(),
      verified: z.boolean(),
      shared: z.boolean(),
      retired: z.boolean(),
    }),
  ),
});
/** `score` 0 to 1; a reason's `weight` in bits: below 0 it speaks against. */
export const suggestionView = named(
  "MergeSuggestion",
  z.object({
    id,
    score: z.number(),
    reasons: z.array(
      z.object({ reason: z.string(), weight: z.number().optional(), kinds: z.array(contactKind).optional() }),
    ),
    source: z.enum(["intake", "check", "scan"]),
    laterUntil: maybe(at),
    createdAt: at,
    sameNationalId: z.boolean(),
    customers: z.array(suggestedSide),
  }),
);
export const suggestionDismissed = named("MergeSuggestionDismissed", z.object({ id, status: z.literal("dismissed") }));
export const suggestionPostponed = named(
  "MergeSuggestionPostponed",
  z.object({ id, status: z.literal("open"), laterUntil: at }),
);
export const scanShown = named("DuplicateScan", z.object({ task: maybe(taskView), waiting: z.int() }));
export const customerSaved = named(
  "CustomerSaved",
  z.object({
    id,
    code: z.string(),
    kind: z.enum(["person", "organization", "supplier"]),
    stage: z.enum(["lead", "customer"]),
    version: z.int(),
  }),
);

export const manyTagged = named("ManyTagged", z.object({ tag: z.string(), changed: z.int(), taskId: maybe(id) }));
/** Something was opened, or goes on in the background. */
export const opened = named("Opened", z.object({ id }));
export const begun = named("Begun", z.object({ taskId: id }));
const importStatus = z.enum(["uploaded", "running", "done", "undoing", "undone"]);
const counted = z.record(z.string(), z.number());
export const importListed = named(
  "CustomerImportListed",
  z.object({ id, name: z.string(), status: importStatus, by: z.string(), counts: counted, createdAt: at }),
);
export const importView = named(
  "CustomerImport",
  z.object({
    ...{ id, name: z.string(), status: importStatus, createdAt: at, by: z.string() },
    ...{ format: z.enum(["csv", "xlsx"]), encoding: maybe(z.string()), delimiter: maybe(z.string()) },
    columns: z.array(z.object({ header: z.string(), examples: z.array(z.string()), field: z.string() })),
    sheets: z.array(z.string()),
    options: z.looseObject({ sheet: z.int(), headerLine: z.int() }),
    sameFile: maybe(z.object({ id, createdAt: at })),
    ...{ task: maybe(taskShown), undoTask: maybe(taskShown) },
  }),
);
export const importPreview = named(
  "CustomerImportPreview",
  z.object({
    rows: z.array(
      z.object({
        ...{ line: z.int(), outcome: z.enum(["created", "updated", "same", "rejected"]), name: maybe(z.string()) },
        ...{ keys: z.array(z.string()), code: maybe(z.string()), by: maybe(z.string()), writes: z.array(z.string()) },
        company: maybe(z.object({ name: z.string(), isNew: z.boolean() })),
        refused: z.array(z.object({ key: z.string(), reason: z.string() })),
        wrong: z.array(z.object({ column: z.string(), message: z.string() })),
      }),
    ),
  }),
);
