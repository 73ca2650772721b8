import { z } from "zod";
import { flag, instant, optionalText, requestNumber, text, version, whole } from "@/lib/base/fields";
import { owedPurposes, urgencies } from "./rules";

export const purposes = ["action", "answer", "examine", "opinion", "information", "followup"] as const;

export const target = z
  .strictObject({ departmentId: z.uuid().optional(), positionId: z.uuid().optional() })
  .refine((to) => (to.departmentId === undefined) !== (to.positionId === undefined), { message: "referral.oneTarget" })
  .describe("A department, into whose queue it goes, or a seat: exactly one of the two");

export const copy = z
  .strictObject({ departmentId: z.uuid().optional(), positionId: z.uuid().optional(), note: text(2000).optional() })
  .refine((to) => (to.departmentId === undefined) !== (to.positionId === undefined), { message: "referral.oneTarget" })
  .describe("For information only, nothing is owed: to exactly one of the two; without a note, with the instruction");

export const referralItem = z.strictObject({
  to: target,
  purpose: z.enum(purposes),
  instruction: text(4000),
  dueAt: instant.optional().describe("Without it, by the service targets"),
  urgency: z.enum(urgencies).default("normal"),
  copies: z.array(copy).max(20).default([]),
});

/** Names a referral; `version` (its own) only where the caller wants to be told of any change. */
export const referralId = z.strictObject({ id: z.uuid(), version });
export const referralReason = referralId.extend({ reason: text(4000) });
export const mentions = z
  .array(z.uuid())
  .max(20)
  .default([])
  .describe(
    "Colleagues (user ids of `GET /colleagues`) to be shown the request, beside those whom the text names with «@»",
  );
export const referralAnswer = referralId.extend({
  body: text(100_000),
  mentions,
  attachments: z.array(z.uuid()).max(10).default([]).describe("Files that the same token or person uploaded; internal"),
});
export const referralAssignment = referralId.extend({ positionId: z.uuid() });

export const passingOn = referralId.extend({
  mode: z.enum(["hand_over", "ask"]),
  to: target,
  alsoTo: z.array(target).max(19).default([]).describe("More to ask the same; not for a hand over"),
  purpose: z.enum(owedPurposes).optional(),
  instruction: text(4000),
  dueAt: instant.optional(),
  urgency: z.enum(urgencies).optional(),
  copies: z.array(copy).max(20).default([]),
});

export const answerRejection = z.strictObject({
  number: requestNumber,
  referralId: z.uuid(),
  reason: text(4000),
  dueAt: instant.optional(),
  version,
});

/** When something is to come back (null: no more), why, how many minutes before to remind, and whether it leaves the inbox until then. */
export const followUpFields = z.strictObject({
  at: instant.nullable(),
  note: optionalText(500),
  remindBefore: whole(1, 43_200).optional(),
  snooze: flag.default(false),
});
