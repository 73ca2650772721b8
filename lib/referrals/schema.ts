import { z } from "zod";
import { text } from "@/lib/base/fields";

export const purposes = ["action", "answer", "examine", "opinion", "information", "followup"] as const;
export const urgencies = ["normal", "urgent", "immediate"] as const;

/** To a department's queue or to a seat: exactly one. */
export const target = z
  .strictObject({ departmentId: z.uuid().optional(), positionId: z.uuid().optional() })
  .refine((to) => (to.departmentId === undefined) !== (to.positionId === undefined), { message: "referral.oneTarget" });

export const copy = z
  .strictObject({ departmentId: z.uuid().optional(), positionId: z.uuid().optional(), note: text(2000).optional() })
  .refine((to) => (to.departmentId === undefined) !== (to.positionId === undefined), { message: "referral.oneTarget" });

export const referralItem = z.strictObject({
  to: target,
  purpose: z.enum(purposes),
  instruction: text(4000),
  dueAt: z.coerce.date<string | Date>().optional(),
  urgency: z.enum(urgencies).default("normal"),
  copies: z.array(copy).max(20).default([]),
});

export const referralId = z.strictObject({ id: z.uuid() });
