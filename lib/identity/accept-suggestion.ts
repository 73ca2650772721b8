import { z } from "zod";
import { coordinatorSeat, type UserActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { invalid } from "@/lib/base/errors";
import { latinDigits } from "@/lib/base/text";
import { command } from "@/lib/kernel/command";
import { lockSuggestion, mustBeOpen } from "./judging";
import { mergeCards } from "./merging";

const input = z.strictObject({
  id: z.uuid(),
  /** Code of the card that survives; by default the one with more requests, of two alike the older. */
  into: z.string().trim().min(1).max(20).transform(latinDigits).optional(),
});

/** Merges the two cards of a suggestion at once, each field as the survivor has it and filled from the other. Can be undone. */
export const acceptSuggestion = command({
  name: "suggestion.judge",
  input,
  load: ({ db, input }) => lockSuggestion(db, input.id),
  run: async ({ db, actor, input, subject: suggestion, now, record }) => {
    mustBeOpen(suggestion);
    const { id, a, b } = suggestion;
    const { fromId, intoId } = await sides(db, a, b, input.into);
    const merged = await mergeCards(db, {
      fromId,
      intoId,
      suggestionId: id,
      userId: (actor as UserActor).userId,
      positionId: coordinatorSeat(actor)?.positionId,
      now,
      record,
    });
    return { mergeId: merged.mergeId, from: merged.from.code, into: merged.into.code, moved: merged.counts };
  },
});

async function sides(db: Db, a: string, b: string, into?: string) {
  const cards = await db.$queryRaw<{ id: string; code: string }[]>`
    select "id", "code" from "Customer" where "id" in (${a}::uuid, ${b}::uuid)
    order by "requestCount" + "purchaseCount" desc, "createdAt", "id"`;
  const survivor = into === undefined ? cards[0] : cards.find((card) => card.code === into);
  if (!survivor) throw invalid({ into: "customer.unknown" });
  return { intoId: survivor.id, fromId: survivor.id === a ? b : a };
}
