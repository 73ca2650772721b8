import { z } from "zod";
import type { UserActor } from "@/lib/auth/actor";
import { conflict, invalid } from "@/lib/base/errors";
import { latinDigits } from "@/lib/base/text";
import { command } from "@/lib/kernel/command";
import { actingSeat, lockCustomer } from "./store";

/** A card keeps at most so many files. */
const MOST = 100;

/** Files that the actor has uploaded become papers of the customer. */
export const attachCustomerFile = command({
  name: "customer.attach",
  input: z.strictObject({
    code: z.string().max(20).transform(latinDigits),
    fileIds: z.array(z.uuid()).min(1).max(10),
  }),
  load: ({ db, input }) => lockCustomer(db, input.code),
  run: async ({ db, actor, input, subject: card, record }) => {
    const { userId, tokenId } = actor as UserActor;
    const uploaders = [`user:${userId}`, ...(tokenId ? [`token:${tokenId}`] : [])];
    const ids = [...new Set(input.fileIds)];
    if ((await db.file.count({ where: { customerId: card.id } })) + ids.length > MOST)
      throw conflict({ key: "customer.tooManyFiles", params: { max: MOST } });
    const free = { requestId: null, messageId: null, draftId: null, customerId: null, uploader: { in: uploaders } };
    const { count } = await db.file.updateMany({ where: { id: { in: ids }, ...free }, data: { customerId: card.id } });
    if (count !== ids.length) throw invalid({ fileIds: "file.unknown" });
    const files = await db.file.findMany({ where: { id: { in: ids } } });
    for (const { id, mime, size, name } of files)
      record({
        type: "customer.fileAdded",
        customerId: card.id,
        ...actingSeat(actor),
        subject: { type: "file", id },
        after: { mime, size },
        personal: { name },
      });
    return { code: card.code, items: files.map(({ id, name, mime, size }) => ({ id, name, mime, size })) };
  },
});
