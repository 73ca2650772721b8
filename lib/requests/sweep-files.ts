import { z } from "zod";
import { command } from "@/lib/kernel/command";

const HOUR_MS = 3_600_000;

/** Forgets drafts whose hour has passed and files that nobody sent: of a form after 2 hours, of a token or user after 24. */
export const sweepFiles = command({
  name: "job.run",
  input: z.strictObject({}),
  load: async () => undefined,
  run: async ({ db, now }) => {
    const before = (hours: number) => new Date(now.getTime() - hours * HOUR_MS);
    await db.formDraft.deleteMany({ where: { expiresAt: { lt: now } } });
    const unsent = { requestId: null, messageId: null, draftId: null };
    const where = {
      ...unsent,
      OR: [{ uploader: { startsWith: "form:" }, createdAt: { lt: before(2) } }, { createdAt: { lt: before(24) } }],
    };
    const gone = await db.file.findMany({ where, select: { id: true, path: true }, take: 1000 });
    await db.file.deleteMany({ where: { id: { in: gone.map((f) => f.id) }, ...unsent } });
    return { paths: gone.map((f) => f.path) };
  },
});
