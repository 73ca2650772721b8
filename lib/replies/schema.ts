import { z } from "zod";
import { flag, instant, requestNumber, text, version } from "@/lib/base/fields";
import { channels, outcomes } from "@/lib/base/words";

import { hasGap } from "./rules";

export const replyThens = ["done", "keep", "wait", "close"] as const;
export const callOutcomes = ["reached", "no_answer", "busy", "wrong_number"] as const;
/** What was told by mouth or sent on paper is written down as it was; it needs no account, and no address of ours. */
export const deedChannels = ["phone", "visit", "letter", "fax"] as const;
/** Channels by which a reply can be given now; the others come with their own set-up. */
export const replyChannels = ["email", "sms", ...deedChannels] as const;
export type ReplyChannel = (typeof replyChannels)[number];

export const replyInput = z.strictObject({
  number: requestNumber,
  channel: z.enum(channels),
  /** Which of the customer's points; without it, the one given with the request. */
  contactPointId: z.uuid().optional(),
  body: text(100_000).refine((body) => !hasGap(body), { message: "reply.gap" }),
  // biome-ignore lint/suspicious/noThenProperty: the contract's word; never awaited
  then: z.enum(replyThens).default("done"),
  /** Final replies only: cancels the referrals that are still open, instead of a 409. */
  cancelOpen: flag.default(false),
  /** Referrals whose current answers the reply is built from. */
  cites: z.array(z.uuid()).max(50).default([]),
  /** Phone only; without it, reached. */
  callOutcome: z.enum(callOutcomes).optional(),
  callBackAt: instant.optional(),
  /** With `then: "close"`; without it, solved. */
  outcome: z.enum(outcomes).default("solved"),
  version,
});
export type ReplyInput = z.output<typeof replyInput>;
