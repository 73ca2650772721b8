import { z } from "zod";
import { notFound } from "@/lib/base/errors";
import { requestNumber } from "@/lib/base/fields";
import { command } from "@/lib/kernel/command";
import { beside, lockPartaking } from "./partaking";
import { settleSame } from "./same";

/** «همان نیست»: the two are different matters; nobody is asked again. */
export const dismissSame = command({
  name: "request.judgeSame",
  input: z.strictObject({ number: requestNumber, other: requestNumber }),
  load: ({ db, actor, input }) => lockPartaking(db, actor, input.number),
  run: async ({ db, actor, input, subject: { request }, now, record }) => {
    const other = await db.request.findUnique({ where: { number: input.other }, select: { id: true } });
    if (!other || !(await settleSame(db, request.id, other.id, now, "dismissed"))) throw notFound();
    record({ type: "request.suspicionDismissed", ...beside(request, actor), after: { other: input.other } });
    return { number: request.number };
  },
});
