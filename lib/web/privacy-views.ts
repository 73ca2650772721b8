import { z } from "zod";
import { named } from "./views";

/** What leaves by API v1 about a customer's privacy. */
export const viewLine = named(
  "CustomerView",
  z.object({ id: z.uuid(), name: z.string(), firstAt: z.date(), lastAt: z.date(), times: z.int() }),
);
export const erased = named(
  "CustomerErased",
  z.object({
    code: z.string(),
    erasedAt: z.date(),
    /** Table → rows that were deleted or blanked. */
    counts: z.record(z.string(), z.int()),
    cards: z.int(),
    files: z.int(),
  }),
);
