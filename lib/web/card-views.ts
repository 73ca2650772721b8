import { z } from "zod";
import { touchKinds } from "@/lib/customers/read-timeline";
import { customerKinds, customFieldTypes, interactionKinds, relationKinds } from "@/lib/customers/schema";
import { named, page, tagView } from "./views";

/** What acts on a card answer by API v1. */
const id = z.uuid();
const at = z.date();
const maybe = <S extends z.ZodType>(schema: S) => schema.nullable();

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
