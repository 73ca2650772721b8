import { z } from "zod";
import type { PublicActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { whole } from "@/lib/base/fields";
import { command } from "@/lib/kernel/command";
import { cancelOpen } from "@/lib/referrals/store";
import type { Request } from "@/prisma/generated/client";
import { closing } from "./rules";
import { changeRequest, lockTracked, mustAct, recordCancelled } from "./store";

/** «مشکلم حل شد»: the customer, who named a key given with this request, closes it. */
export const closeByCustomer = command({
  name: "track.close",
  input: z.strictObject({
    /** How content he is, from 1 to 5; nobody must say. */
    satisfaction: whole(1, 5).optional(),
  }),
  load: ({ db, actor }) => lockTracked(db, actor as PublicActor),
  run: async ({ db, input: { satisfaction }, subject: { request, tracked }, now, record }) => {
    // His code shows another request now; that one is not his to close.
    mustAct("close", request.id === tracked.id ? request : { ...tracked, status: "merged" });
    recordCancelled(record, request, await cancelOpen(db, request.id, "all", null, now));
    const closed = await changeRequest(db, request, "request.closedByCustomer", now, {
      ...closing("solved", now),
      ...(satisfaction === undefined ? {} : { satisfaction }),
    });
    if (satisfaction !== undefined) await keepSatisfaction(db, request, satisfaction);
    record({
      type: "request.closedByCustomer",
      requestId: request.id,
      customerId: request.customerId,
      before: { status: request.status },
      after: { status: "closed", outcome: "solved", ...(satisfaction === undefined ? {} : { satisfaction }) },
    });
    return { status: closed.status };
  },
});

/** The card keeps the sum and the number; who closes a second time has changed his mind, and counts once. */
async function keepSatisfaction(
  db: Db,
  request: Pick<Request, "customerId" | "satisfaction">,
  said: number,
): Promise<void> {
  await db.customer.update({
    where: { id: request.customerId },
    data: {
      satisfactionSum: { increment: said - (request.satisfaction ?? 0) },
      satisfactionCount: { increment: request.satisfaction === null ? 1 : 0 },
    },
  });
}
