import { z } from "zod";
import { customerKinds, customFieldTypes, interactionKinds, relationKinds, touchKinds } from "@/lib/customers/schema";
import { maybe } from "./maybe";
import { customerView, earlier, named, page } from "./views";

/** What acts on a card answer by API v1. */
const id = z.uuid();
const at = z.date();

export const tagView = named("Tag", z.object({ id, name: z.string(), tone: z.string() }));
const relation = named(
  "Relation",
  z.object({
    id,
    kind: z.enum(["member", "colleague", "family", "introduced_by"]),
    role: maybe(z.string()),
    /** The relation begins at this card: it is the member, the introduced one. */
    outward: z.boolean(),
    code: z.string(),
    name: maybe(z.string()),
  }),
);
export const customerInFull = named(
  "Customer",
  customerView.extend({
    version: z.int(),
    stageSince: maybe(at),
    createdAt: at,
    /** Then only numbers are left of the card, and nothing more can be written on it. */
    erasedAt: maybe(at),
    counters: z.object({
      requests: z.int(),
      open: z.int(),
      satisfaction: maybe(z.number()),
      satisfactionCount: z.int(),
      purchases: z.int(),
      purchaseRial: z.number(),
    }),
    /** Only its last digits. */
    nationalId: maybe(z.string()),
    nationalIdConfirmed: z.boolean(),
    province: maybe(z.string()),
    address: maybe(z.string()),
    postalCode: maybe(z.string()),
    birthday: maybe(z.iso.date()),
    incomeBand: maybe(z.string()),
    interests: z.array(z.string()),
    tastes: z.array(z.string()),
    services: z.array(z.string()),
    expectations: maybe(z.string()),
    /** By the id of the field, see /customer-fields. */
    custom: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    tags: z.array(tagView),
    relations: z.array(relation),
    files: z.array(z.object({ id, name: z.string(), mime: z.string(), size: z.int() })),
    requests: z.array(earlier),
  }),
);

export const cardNamed = z.object({ code: z.string() });
export const customerNoted = named("CustomerNoteAdded", z.object({ id, code: z.string(), at }));
export const customerTagged = named("CustomerTagged", tagView.extend({ code: z.string() }));
export const related = named(
  "Related",
  z.object({ id, code: z.string(), kind: z.enum(relationKinds), other: z.string() }),
);
export const interactionView = named(
  "Interaction",
  z.object({ id, code: z.string(), kind: z.enum(interactionKinds), direction: z.enum(["in", "out"]), at }),
);
export const filesAttached = named(
  "FilesAttached",
  z.object({ code: z.string(), items: z.array(z.object({ id, name: z.string(), mime: z.string(), size: z.int() })) }),
);
export const touchView = named(
  "Touch",
  z.object({
    kind: z.enum(touchKinds),
    id: z.string(),
    at,
    requestNumber: maybe(z.int()),
    subject: maybe(z.string()),
    /** A summary; null where the token may know that it was, not what it says. */
    text: maybe(z.string()),
    by: maybe(z.string()),
    data: z.record(z.string(), z.unknown()),
  }),
);
export const timelinePage = page(touchView);
export const tagRemoved = named("TagRemoved", z.object({ id, carriedBy: z.int() }));
export const tagDefined = named("TagDefined", tagView.extend({ version: z.int() }));
export const fieldView = named(
  "CustomerField",
  z.object({
    id,
    label: z.string(),
    type: z.enum(customFieldTypes),
    options: z.array(z.string()),
    kinds: z.array(z.enum(customerKinds)),
    required: z.boolean(),
    ordinal: z.int(),
    active: z.boolean(),
    version: z.int(),
  }),
);
export const purchaseView = named(
  "Purchase",
  z.object({
    id,
    at,
    amountRial: z.number(),
    customer: z.object({ id, code: z.string(), isNew: z.boolean() }),
  }),
);
