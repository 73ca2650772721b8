import { z } from "zod";
import { kinds, requestStatuses } from "@/lib/base/words";
import { scopes } from "@/lib/desk/schema";
import { linkKinds } from "@/lib/requests/links";
import { maybe } from "./maybe";
import { named } from "./views";

/** What stands beside the work on a request, texts kept ready and checklists, as they leave by API v1. */
const id = z.uuid();
const at = z.date();
const number = z.int();

export const requestTagged = named("RequestTagged", z.object({ number, id, name: z.string(), tone: z.string() }));
/** An act beside the work, on this request. */
export const requestTouched = named("RequestTouched", z.object({ number }));
export const checksAdded = named("ChecksAdded", z.object({ number, ids: z.array(id) }));
export const checkTicked = named("CheckTicked", z.object({ number, id, done: z.boolean() }));
export const requestsLinked = named("RequestsLinked", z.object({ id, number, to: number, kind: z.enum(linkKinds) }));
export const mergePreview = named(
  "RequestMergePreview",
  z.object({
    number,
    into: maybe(z.object({ number, subject: z.string(), status: z.enum(requestStatuses), receivedAt: at })),
    obstacle: maybe(z.enum(["unknown", "itself", "otherCustomer", "ended", "merged"])),
    moves: z.object({ referrals: z.int(), tags: z.array(z.string()) }),
    stays: z.object({ notes: z.int(), referrals: z.int(), checks: z.int() }),
  }),
);
export const alikeRequest = named(
  "AlikeRequest",
  z.object({ number, subject: z.string(), status: z.enum(requestStatuses), receivedAt: at, score: z.number() }),
);
export const checklistView = named(
  "Checklist",
  z.object({
    id,
    name: z.string(),
    kind: maybe(z.enum(kinds)),
    departmentId: maybe(id),
    automatic: z.boolean(),
    active: z.boolean(),
    lines: z.array(z.object({ id, text: z.string(), required: z.boolean() })),
    version: z.int(),
  }),
);
const text = z.object({ id, scope: z.enum(scopes), departmentId: maybe(id), name: z.string(), shortcut: z.string() });
export const textSaved = named("ReadyText", text.extend({ body: z.string(), version: z.int() }));
export const textListed = named("ReadyTextListed", textSaved.extend({ mine: z.int(), uses: z.int() }));
export const textFilled = named(
  "ReadyTextFilled",
  text.omit({ departmentId: true }).extend({ text: z.string(), gaps: z.array(z.string()) }),
);
export const textNamed = named("ReadyTextNamed", z.object({ id }));
export const colleague = named(
  "Colleague",
  z.object({
    id,
    name: z.string(),
    seat: maybe(z.string()),
    department: maybe(z.string()),
    label: z.string().describe("What stands behind @ in a text to name this person"),
  }),
);
