import { discard } from "@/lib/base/file-store";
import type { Jobs } from "@/lib/kernel/jobs";

export const jobs: Jobs = {
  /**
   * The rows went with the commit; bytes that are gone already are no error. A file of an answer that was sent to another customer is
   * his too (requests of two cards that were merged): its bytes stay.
   */
  "privacy.discard": async ({ paths }, { db }) => {
    const shared = await db.file.findMany({ where: { path: { in: paths as string[] } }, select: { path: true } });
    const kept = new Set(shared.map(({ path }) => path));
    await discard((paths as string[]).filter((path) => !kept.has(path)).map((path) => ({ path })));
  },
};
