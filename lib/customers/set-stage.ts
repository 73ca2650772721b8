import { conflict } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { stageChange } from "./schema";
import { actingSeat, lockCustomer, recordStage } from "./store";

/** A lead becomes a customer by an officer's word, with how he knows. Never back. */
export const setStage = command({
  name: "customer.stage",
  input: stageChange,
  load: ({ db, input }) => lockCustomer(db, input.code, input.version),
  run: async ({ db, actor, input, subject: card, now, record }) => {
    if (card.stage === "customer") throw conflict("customer.alreadyCustomer");
    await db.customer.update({
      where: { id: card.id },
      data: { stage: "customer", stageSince: now, version: { increment: 1 } },
    });
    recordStage(record, card.id, actingSeat(actor), "officer", input.reason);
    return { id: card.id, code: card.code, kind: card.kind, stage: "customer" as const, version: card.version + 1 };
  },
});
