import { discard } from "@/lib/base/file-store";
import type { Jobs } from "@/lib/kernel/jobs";

export const jobs: Jobs = {
  /** The rows went with the commit; bytes that are gone already are no error. */
  "privacy.discard": async ({ paths }) => {
    await discard((paths as string[]).map((path) => ({ path })));
  },
};
