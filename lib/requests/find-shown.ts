import { z } from "zod";
import { notFound } from "@/lib/base/errors";
import { requestNumber } from "@/lib/base/fields";
import { query } from "@/lib/kernel/command";
import { sightOf, targetOf } from "./store";

/** Under which number a request is shown now: its own, or that of the one it was merged into, for whoever sees that one. */
export const findShown = query({
  name: "request.read",
  input: z.strictObject({ number: requestNumber }),
  load: async ({ db, actor, input }) => {
    const request = await db.request.findUnique({ where: { number: input.number } });
    if (!request) throw notFound();
    const shown = await targetOf(db, request);
    return { sight: await sightOf(db, actor, shown.id), shown };
  },
  run: async ({ subject: { shown } }) => ({ number: shown.number }),
});
