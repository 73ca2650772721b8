import { z } from "zod";
import { command } from "@/lib/kernel/command";

/** Long enough for a holiday; then nobody will send it. */
const KEPT_MS = 30 * 86_400_000;

/** Lets go of drafts that nobody touched for a month. */
export const sweepDeskDrafts = command({
  name: "job.run",
  input: z.strictObject({}),
  load: async () => undefined,
  run: async ({ db, now }) => {
    const { count } = await db.deskDraft.deleteMany({
      where: { updatedAt: { lt: new Date(now.getTime() - KEPT_MS) } },
    });
    return { swept: count };
  },
});
