import { z } from "zod";
import { notFound } from "@/lib/base/errors";
import { requestNumber } from "@/lib/base/fields";
import { command } from "@/lib/kernel/command";
import { beside, lockPartaking } from "./partaking";

/** Takes a link back, from either side. */
export const unlinkRequests = command({
  name: "request.link",
  input: z.strictObject({ number: requestNumber, linkId: z.uuid() }),
  load: ({ db, actor, input }) => lockPartaking(db, actor, input.number),
  run: async ({ db, actor, input, subject: { request }, record }) => {
    const link = await db.requestLink.findFirst({
      where: { id: input.linkId, OR: [{ fromId: request.id }, { toId: request.id }] },
      include: { from: true, to: true },
    });
    if (!link) throw notFound();
    const { count } = await db.requestLink.deleteMany({ where: { id: link.id } });
    if (count === 0) throw notFound();
    for (const [one, other] of [
      [link.from, link.to],
      [link.to, link.from],
    ] as const)
      record({
        type: "request.unlinked",
        ...beside(request, actor),
        requestId: one.id,
        customerId: one.customerId,
        before: { linkId: link.id, kind: link.kind, other: other.number },
      });
    return { number: request.number };
  },
});
