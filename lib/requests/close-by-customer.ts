import { z } from "zod";
import type { PublicActor } from "@/lib/auth/actor";
import { command } from "@/lib/kernel/command";
import { cancelOpen } from "@/lib/referrals/store";
import { closing } from "./rules";
import { changeRequest, lockTracked, mustAct, recordCancelled } from "./store";

/** «مشکلم حل شد»: the customer, who named a key given with this request, closes it. */
export const closeByCustomer = command({
  name: "track.close",
  input: z.strictObject({}),
  load: ({ db, actor }) => lockTracked(db, actor as PublicActor),
  run: async ({ db, subject: { request, tracked }, now, record }) => {
    // His code shows another request now; that one is not his to close.
    mustAct("close", request.id === tracked.id ? request : { ...tracked, status: "merged" });
    recordCancelled(record, request, await cancelOpen(db, request.id, "all", null, now));
    const closed = await changeRequest(db, request, "request.closedByCustomer", now, closing("solved", now));
    record({
      type: "request.closedByCustomer",
      requestId: request.id,
      customerId: request.customerId,
      before: { status: request.status },
      after: { status: "closed", outcome: "solved" },
    });
    return { status: closed.status };
  },
});
