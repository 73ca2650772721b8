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
  contactPointId: z.uuid().optional().describe("Of the customer; without it, the one given with the request"),
  body: text(100_000).refine((body) => !hasGap(body), { message: "reply.gap" }),
  // biome-ignore lint/suspicious/noThenProperty: the contract's word; never awaited
  then: z
    .enum(replyThens)
    .default("done")
    .describe(
      "`keep`: an interim word, the request goes on; `wait`: for the customer's answer; `done` and `close` are final",
    ),
  cancelOpen: flag
    .default(false)
    .describe("Final replies: cancels referrals that are still open, which else are a 409"),
  cites: z.array(z.uuid()).max(50).default([]).describe("Referrals whose current answers the reply is built from"),
  callOutcome: z
    .enum(callOutcomes)
    .optional()
    .describe("Phone only; without it, reached, and only that changes the status"),
  callBackAt: instant.optional(),
  attachments: z
    .array(z.uuid())
    .max(20)
    .default([])
    .describe(
      "Files that the same token or person uploaded, or that answers of this request brought: they go out with the mail",
    ),
  outcome: z.enum(outcomes).default("solved").describe("With `close`"),
  version,
});
export type ReplyInput = z.output<typeof replyInput>;
