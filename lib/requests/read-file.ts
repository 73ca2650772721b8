import { z } from "zod";
import { may } from "@/lib/auth/policy";
import { notFound } from "@/lib/base/errors";
import { query } from "@/lib/kernel/command";
import { sightOf } from "./store";
import { uploadersOf } from "./take-in";

/** One file: for those who see its request in full, and until it has one for its uploader. */
export const readFile = query({
  name: "file.read",
  input: z.strictObject({ id: z.uuid() }),
  load: async ({ db, actor, input }) => {
    const file = await db.file.findUnique({
      where: { id: input.id },
      include: { message: { select: { requestId: true } } },
    });
    if (!file) throw notFound();
    const requestId = file.requestId ?? file.message?.requestId;
    if (requestId) return { sight: await sightOf(db, actor, requestId), file };
    // Papers of a card are for everyone who may look at cards.
    if (file.customerId && may("customer.read", actor, null)) return { sight: "full" as const, file };
    return { sight: uploadersOf(actor).includes(file.uploader) ? ("full" as const) : ("none" as const), file };
  },
  run: async ({ subject: { file } }) => ({
    id: file.id,
    name: file.name,
    mime: file.mime,
    size: file.size,
    path: file.path,
  }),
});
