import { z } from "zod";
import { requestNumber, text } from "@/lib/base/fields";
import { outcomes } from "@/lib/base/words";
import { passingOn, referralItem } from "@/lib/referrals/schema";
import { MOST } from "./rules";

/** A row of a list: a request, or a referral of it. */
export const chosen = z.strictObject({
  number: requestNumber,
  referralId: z.uuid().optional().describe("What is handed over or accepted; other acts are about the request"),
});
export type Chosen = z.output<typeof chosen>;

export const bulkAct = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("refer"), items: z.array(referralItem).min(1).max(20) }),
  passingOn.omit({ id: true, version: true, mode: true, alsoTo: true }).extend({ do: z.literal("handOver") }),
  z.strictObject({ do: z.literal("accept") }),
  z.strictObject({ do: z.literal("tag"), name: text(40) }),
  z.strictObject({ do: z.literal("close"), outcome: z.enum(outcomes), reason: text(4000).optional() }),
]);
export type BulkOrder = z.output<typeof bulkAct>;

export const bulkInput = z.strictObject({ chosen: z.array(chosen).min(1).max(MOST), act: bulkAct });
