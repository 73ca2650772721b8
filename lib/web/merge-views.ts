import { z } from "zod";
import { requestStatuses } from "@/lib/base/words";
import { maybe } from "./maybe";
import { contactKind, named } from "./views";

/** Merges and splits of customers, before and after, as they leave by API v1. */
const id = z.uuid();
const at = z.date();
const counted = z.record(z.string(), z.int());
const side = z.object({
  ...{ code: z.string(), name: maybe(z.string()), version: z.int(), points: z.array(z.string()) },
  ...{ requestCount: z.int(), openCount: z.int() },
});

/** `choice`: what the merge does when nobody chooses; null where there is nothing to choose. `moves` counts to 1,001. */
export const cardsMergePreview = named(
  "CustomersMergePreview",
  z.object({
    from: side,
    into: side,
    fields: z.array(
      z.object({
        ...{ field: z.string(), label: maybe(z.string()), into: z.unknown(), from: z.unknown(), same: z.boolean() },
        choice: maybe(z.enum(["into", "from", "both"])),
      }),
    ),
    moves: counted,
    warnings: z.array(z.enum(["nationalIds", "confirmedIds", "birthdays", "kinds", "dismissed"])),
  }),
);

const head = z.object({
  ...{ id, kind: z.enum(["customer", "split"]), at, by: maybe(z.string()), undoneAt: maybe(at) },
  ...{ undoneBy: maybe(z.string()), counts: counted, fromCode: z.string(), intoCode: z.string() },
  ...{ fromName: maybe(z.string()), intoName: maybe(z.string()) },
});
export const mergeListed = named("CustomerMergeListed", head);
/** `doubtful`: later arrivals that keys do not decide, with the way each goes unless `choices` of the undoing says otherwise. */
export const mergeView = named(
  "CustomerMerge",
  head.extend({
    fields: z.array(z.string()),
    next: maybe(z.object({ mergeId: id, code: z.string() })),
    doubtful: z.array(
      z.object({
        ...{ key: z.string(), table: z.string(), why: z.string(), way: z.enum(["back", "stay"]) },
        ...{ text: maybe(z.string()), at: maybe(at) },
      }),
    ),
  }),
);

const told = z.array(z.object({ id, text: z.string(), at: z.string() }));
export const splitPreview = named(
  "CustomerSplitPreview",
  z.object({
    ...{
      code: z.string(),
      name: maybe(z.string()),
      kind: z.enum(["person", "organization", "supplier"]),
      version: z.int(),
    },
    points: z.array(z.object({ id, kind: contactKind, typed: z.string(), retired: z.boolean(), shared: z.boolean() })),
    requests: z.array(
      z.object({
        ...{ number: z.int(), subject: z.string(), status: z.enum(requestStatuses), receivedAt: z.string() },
        came: z.array(id),
      }),
    ),
    ...{ notes: told, interactions: told, purchases: told, files: told },
  }),
);
