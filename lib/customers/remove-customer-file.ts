import { z } from "zod";
import { notFound } from "@/lib/base/errors";
import { latinDigits } from "@/lib/base/text";
import { command } from "@/lib/kernel/command";
import { actingSeat, lockCustomer } from "./store";

/** A paper that does not belong here is let go; the sweep takes its bytes away with other files that nothing holds. */
export const removeCustomerFile = command({
  name: "customer.update",
  input: z.strictObject({ code: z.string().max(20).transform(latinDigits), fileId: z.uuid() }),
  load: ({ db, input }) => lockCustomer(db, input.code),
  run: async ({ db, actor, input, subject: card, record }) => {
    const file = await db.file.findFirst({ where: { id: input.fileId, customerId: card.id } });
    if (!file) throw notFound();
    await db.file.update({ where: { id: file.id }, data: { customerId: null } });
    record({
      type: "customer.fileRemoved",
      customerId: card.id,
      ...actingSeat(actor),
      subject: { type: "file", id: file.id },
      personal: { name: file.name },
    });
    return { code: card.code };
  },
});
