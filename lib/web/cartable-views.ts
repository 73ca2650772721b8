import { z } from "zod";
import { channels, kinds, priorities, requestStatuses } from "@/lib/base/words";
import { rowShapes } from "./beside-shapes";
import { maybe } from "./maybe";
import { customerRef, mode, named, purpose, referralStatus, urgency } from "./views";

const id = z.uuid();
const at = z.date();

/** A row of the cartable as it leaves by API v1. */
export const cartableItem = named(
  "CartableItem",
  z.object({
    kind: z.enum(["request", "referral"]),
    request: z.object({
      number: z.int(),
      subject: z.string(),
      status: z.enum(requestStatuses),
      kind: z.enum(kinds),
      priority: z.enum(priorities),
      channel: z.enum(channels),
      customer: customerRef,
      ...rowShapes,
    }),
    referral: maybe(
      z.object({
        id,
        status: referralStatus,
        purpose,
        instruction: z.string(),
        reason: maybe(z.string()).describe("Why it was cancelled"),
        urgency,
        mode,
        copy: z.boolean(),
        holder: maybe(z.string()),
      }),
    ),
    from: maybe(z.string()),
    dueAt: maybe(at),
    overdue: z.boolean(),
    unread: z.boolean(),
    followUp: maybe(
      z.object({ at, note: maybe(z.string()), by: maybe(z.string()), snoozed: z.boolean(), back: z.boolean() }),
    ),
    lastStep: z.string(),
    lastStepAt: at,
  }),
);
