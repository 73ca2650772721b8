import { z } from "zod";

/** What the page of events can be narrowed to. `type` is one type, or a family as `session.*`. */
export const eventFilter = z.strictObject({
  type: z
    .string()
    .max(60)
    .regex(/^[a-z]+\.([a-zA-Z]+|\*)$/)
    .optional(),
  userId: z.uuid().optional(),
  from: z.date().optional(),
  until: z.date().optional(),
  number: z.number().int().positive().max(2_147_483_647).optional(),
  /** The id of the last event shown. */
  after: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
