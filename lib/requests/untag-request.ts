import { z } from "zod";
import { notFound } from "@/lib/base/errors";
import { requestNumber } from "@/lib/base/fields";
import { command } from "@/lib/kernel/command";
import { beside, lockPartaking } from "./partaking";
import { mustAct } from "./store";

/** Takes a tag off a request; the tag itself stays for others. */
export const untagRequest = command({
  name: "request.tag",
  input: z.strictObject({ number: requestNumber, tagId: z.uuid() }),
  load: ({ db, actor, input }) => lockPartaking(db, actor, input.number),
  run: async ({ db, actor, input, subject: { request }, record }) => {
    mustAct("mark", request);
    const { count } = await db.requestTag.deleteMany({ where: { requestId: request.id, tagId: input.tagId } });
    if (count === 0) throw notFound();
    record({ type: "request.untagged", ...beside(request, actor), before: { tagId: input.tagId } });
    return { number: request.number };
  },
});
