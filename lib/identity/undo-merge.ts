import { z } from "zod";
import { coordinatorSeat, type UserActor } from "@/lib/auth/actor";
import { conflict } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { mergeCards } from "./merging";
import { lockMerge, unmergeCards } from "./unmerging";

const input = z.strictObject({
  mergeId: z.uuid(),
  /** For doubtful rows, by the names the preview gives them: back to the card that was merged away, or stay with the survivor. */
  choices: z.record(z.string().max(200), z.enum(["back", "stay"])).optional(),
});

/**
 * Undoes a merge of two cards, any time later. Undoing a split merges the new card back into the old one, with all that came to it
 * since; that is a merge of its own and can be undone in turn.
 */
export const undoMerge = command({
  name: "customer.unmerge",
  input,
  load: ({ db, input }) => lockMerge(db, input.mergeId),
  run: async ({ db, actor, input, subject: merge, now, record }) => {
    const by = { userId: (actor as UserActor).userId, positionId: coordinatorSeat(actor)?.positionId, now, record };
    if (merge.kind === "split") {
      if (merge.undoneAt) throw conflict("conflict.mergeUndone");
      const again = await mergeCards(db, { fromId: merge.intoId, intoId: merge.fromId, ...by });
      const undone = { undoneAt: now, undoneById: by.userId, undone: { mergeId: again.mergeId } };
      await db.merge.update({ where: { id: merge.id }, data: undone });
      return {
        mergeId: merge.id,
        from: again.from.code,
        into: again.into.code,
        back: again.counts,
        doubtful: [],
        split: true,
      };
    }
    const chosen = new Map(Object.entries(input.choices ?? {}));
    const { from, into, back, doubtful } = await unmergeCards(db, { merge, chosen, ...by });
    return { mergeId: merge.id, from: from.code, into: into.code, back, doubtful, split: false };
  },
});
