import { z } from "zod";
import { flag, text, version } from "@/lib/base/fields";

/**
 * An account, new or changed. On change what is left out stays; `settings` are given whole, save secrets: an empty one keeps the old,
 * `null` takes it away.
 */
export const accountInput = z.strictObject({
  id: z.uuid().optional(),
  /** A name in lib/channels/adapters.ts; asked for a new one only. */
  adapter: z.string().max(60).optional(),
  name: text(120).optional(),
  settings: z
    .record(z.string(), z.unknown())
    .refine((given) => JSON.stringify(given).length <= 20_000, { message: "tooLong", params: { limit: 20_000 } })
    .optional(),
  receives: flag.optional(),
  sends: flag.optional(),
  /** It sends what no other of its channel is asked to. */
  main: flag.optional(),
  active: flag.optional(),
  departmentId: z.uuid().nullable().optional(),
  version,
});
export type AccountInput = z.output<typeof accountInput>;
