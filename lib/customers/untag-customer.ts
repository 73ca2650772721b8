import { notFound } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { untagInput } from "./schema";
import { actingSeat, lockCustomer } from "./store";

/** Takes a tag off a card; the tag itself stays for others. */
export const untagCustomer = command({
  name: "customer.tag",
  input: untagInput,
  load: ({ db, input }) => lockCustomer(db, input.code),
  run: async ({ db, actor, input, subject: card, record }) => {
    const { count } = await db.customerTag.deleteMany({ where: { customerId: card.id, tagId: input.tagId } });
    if (count === 0) throw notFound();
    record({ type: "customer.untagged", customerId: card.id, ...actingSeat(actor), before: { tagId: input.tagId } });
    return { code: card.code };
  },
});
