import { command } from "@/lib/kernel/command";
import { tagInput } from "./schema";
import { actingSeat, lockCustomer, madeTag } from "./store";

/** Puts a tag on a card; one that nobody used before is made by the way. Twice is once. */
export const tagCustomer = command({
  name: "customer.tag",
  input: tagInput,
  load: ({ db, input }) => lockCustomer(db, input.code),
  run: async ({ db, actor, input, subject: card, now, record }) => {
    const tag = await madeTag(db, record, input.name, input.tone ?? "neutral", now);
    const { count } = await db.customerTag.createMany({
      data: [{ customerId: card.id, tagId: tag.id, at: now }],
      skipDuplicates: true,
    });
    if (count > 0)
      record({
        type: "customer.tagged",
        customerId: card.id,
        ...actingSeat(actor),
        after: { tagId: tag.id, name: tag.name },
      });
    return { code: card.code, id: tag.id, name: tag.name, tone: tag.tone };
  },
});
