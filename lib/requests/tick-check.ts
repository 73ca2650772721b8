import { z } from "zod";
import { flag, requestNumber } from "@/lib/base/fields";
import { command } from "@/lib/kernel/command";
import { lockCheck } from "./checks";
import { beside, lockPartaking, personOf } from "./partaking";
import { mustAct } from "./store";

/** Ticks a thing to do, or takes the tick back. Saying the same again changes nothing: the first to tick stays named. */
export const tickCheck = command({
  name: "request.check",
  input: z.strictObject({ number: requestNumber, checkId: z.uuid(), done: flag.default(true) }),
  load: ({ db, actor, input }) => lockPartaking(db, actor, input.number),
  run: async ({ db, actor, input, subject: { request }, now, record }) => {
    mustAct("mark", request);
    const check = await lockCheck(db, request, input.checkId);
    const { done } = input;
    if (done !== (check.doneAt !== null)) {
      const data = done ? { doneAt: now, doneById: personOf(actor) } : { doneAt: null, doneById: null };
      await db.requestCheck.update({ where: { id: check.id }, data });
      record({
        type: done ? "request.checkDone" : "request.checkUndone",
        ...beside(request, actor),
        after: { checkId: check.id, required: check.required },
      });
    }
    return { number: request.number, id: check.id, done };
  },
});
