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
    // Looked for and deleted in one statement: a file that a request takes at this moment keeps its row and its bytes.
    const gone = await db.$queryRaw<{ path: string }[]>`
      delete from "File" f where f."id" in (
        select s."id" from "File" s where s."requestId" is null and s."messageId" is null and s."draftId" is null and s."customerId" is null
          and (s."createdAt" < ${before(24)} or (s."uploader" like 'form:%' and s."createdAt" < ${before(2)}))
        limit 1000 for update skip locked) returning f."path"`;
    return { paths: gone.map((f) => f.path) };
  },
});
