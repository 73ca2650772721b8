import { z } from "zod";
import { instant, text } from "@/lib/base/fields";
import { latinDigits } from "@/lib/base/text";
import { customerInput } from "@/lib/customers/schema";

/** Rial, whole and not negative: a JSON number, or digits where a number would lose some. */
export const rial = z
  .union([z.number().int().min(0).max(Number.MAX_SAFE_INTEGER), z.string().regex(/^\d{1,18}$/)])
  .transform((v) => BigInt(v));

const item = z.strictObject({
  name: text(200),
  quantity: z.number().positive().max(1_000_000).optional(),
  amountRial: rial.optional(),
});

/** One purchase as the shop knows it. The customer by his code, or else by what is known of him, as in a request. */
export const purchaseInput = z.strictObject({
  externalId: text(200),
  customer: customerInput.extend({ code: z.string().min(1).max(20).transform(latinDigits).optional() }),
  at: instant,
  amountRial: rial,
  costRial: rial.optional(),
  items: z.array(item).max(200).default([]),
});
export type PurchaseInput = z.output<typeof purchaseInput>;
