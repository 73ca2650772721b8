import { z } from "zod";
import { requestNumber } from "@/lib/base/fields";
import { command } from "@/lib/kernel/command";
import { lockCheck } from "./checks";
import { beside, lockPartaking } from "./partaking";
import { mustAct } from "./store";

/** Takes a thing to do off a request. What must be done before closing is taken away by a coordinator only. */
export const removeCheck = command({
  name: "request.dropCheck",
  input: z.strictObject({ number: requestNumber, checkId: z.uuid() }),
  load: async ({ db, actor, input }) => {
    const loaded = await lockPartaking(db, actor, input.number);
    // Of what is out of sight nothing is said, not even that there is no such check.
    if (loaded.sight !== "full") return { ...loaded, required: true, check: null };
    const check = await lockCheck(db, loaded.request, input.checkId);
    return { ...loaded, required: check.required, check };
  },
  run: async ({ db, actor, subject: { request, check }, now, record }) => {
    mustAct("mark", request);
    await db.requestCheck.update({ where: { id: check!.id }, data: { removedAt: now } });
    record({
      type: "request.checkRemoved",
      ...beside(request, actor),
      before: { checkId: check!.id, required: check!.required, done: check!.doneAt !== null },
    });
    return { number: request.number };
  },
});
