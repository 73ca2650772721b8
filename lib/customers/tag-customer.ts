import type { Db } from "@/lib/base/db";
import { newId } from "@/lib/base/id";
import { searchKey } from "@/lib/base/text";
import { command } from "@/lib/kernel/command";
import type { Tag } from "@/prisma/generated/client";
import { tagInput } from "./schema";
import { actingSeat, lockCustomer } from "./store";

/** Puts a tag on a card; one that nobody used before is made by the way. Twice is once. */
export const tagCustomer = command({
  name: "customer.tag",
  input: tagInput,
  load: ({ db, input }) => lockCustomer(db, input.code),
  run: async ({ db, actor, input, subject: card, now, record }) => {
    const { tag, made } = await findOrMake(db, input.name, input.tone ?? "neutral", now);
    if (made)
      record({ type: "tag.created", subject: { type: "tag", id: tag.id }, after: { name: tag.name, tone: tag.tone } });
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

/** Two who type the same new word at once get the same tag. */
async function findOrMake(db: Db, name: string, tone: string, now: Date): Promise<{ tag: Tag; made: boolean }> {
  const key = searchKey(name);
  const row = { id: newId(), name, key, tone, createdAt: now };
  const { count } = await db.tag.createMany({ data: [row], skipDuplicates: true });
  return { tag: await db.tag.findUniqueOrThrow({ where: { key } }), made: count > 0 };
}
