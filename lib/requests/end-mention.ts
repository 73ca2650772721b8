import { z } from "zod";
import { notFound } from "@/lib/base/errors";
import { requestNumber } from "@/lib/base/fields";
import { command } from "@/lib/kernel/command";
import { beside } from "./partaking";
import { lockRequest } from "./store";

/** Takes back the sight that naming a colleague gave him. The note stays as it was written. */
export const endMention = command({
  name: "request.endMention",
  input: z.strictObject({ number: requestNumber, userId: z.uuid() }),
  load: async ({ db, actor, input }) => {
    const loaded = await lockRequest(db, actor, { number: input.number });
    const named = await db.mention.findFirst({
      where: { requestId: loaded.request.id, userId: input.userId, endedAt: null },
    });
    return { ...loaded, named, byUserId: named?.byUserId ?? "" };
  },
  run: async ({ db, actor, input, subject: { request, named }, now, record }) => {
    if (!named) throw notFound();
    await db.mention.update({ where: { id: named.id }, data: { endedAt: now } });
    record({ type: "request.mentionEnded", ...beside(request, actor), after: { userIds: [input.userId] } });
    return { number: request.number };
  },
});
