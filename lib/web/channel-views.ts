import { z } from "zod";
import { channels } from "@/lib/base/words";
import { named } from "./views";

const id = z.uuid();
const at = z.date().nullable();

const row = {
  id,
  adapter: z.string(),
  channel: z.enum(channels),
  name: z.string(),
  receives: z.boolean(),
  sends: z.boolean(),
  main: z.boolean(),
  active: z.boolean(),
  departmentId: id.nullable(),
  version: z.number().int(),
  okAt: at,
  receivedAt: at,
  sentAt: at,
  failedAt: at,
  failures: z.number().int(),
  error: z.string().nullable(),
  waitingOut: z.number().int(),
  waitingIn: z.number().int(),
};
/** An account and how it does. */
export const channelView = named("Channel", z.object(row));
/** What was set, without secrets: of those only which there are. */
export const channelInFull = named(
  "ChannelInFull",
  z.object({
    ...row,
    settings: z.record(z.string(), z.unknown()),
    secrets: z.array(z.string()),
    hook: z.string().nullable(),
  }),
);
export const channelSaved = z.object({ id, version: z.number().int() });
export const channelTested = z.object({
  id,
  ok: z.boolean(),
  said: z.string().nullable(),
  creditRial: z.number().nullable(),
  error: z.string().nullable(),
});
export const adapterView = named(
  "ChannelAdapter",
  z.object({
    name: z.string(),
    channel: z.enum(channels),
    mayReceive: z.boolean(),
    maySend: z.boolean(),
    fields: z.array(
      z.object({
        name: z.string(),
        type: z.enum(["text", "long", "number", "flag", "choice"]),
        secret: z.boolean(),
        required: z.boolean(),
        first: z.boolean(),
        options: z.array(z.string()),
        standard: z.union([z.string(), z.number(), z.boolean()]).nullable(),
      }),
    ),
  }),
);
