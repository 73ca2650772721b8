import { z } from "zod";
import type { Problem } from "@/lib/base/errors";
import { query } from "@/lib/kernel/command";

export type Draft = {
  id: string;
  values: Record<string, string>;
  errors: Record<string, Problem>;
  files: { id: string; name: string; size: number }[];
};

/** A refused form, for whoever knows its random id; null when there is none or its hour has passed. */
export const readDraft = query({
  name: "form.readDraft",
  input: z.strictObject({ id: z.string() }),
  run: async ({ db, input, now }): Promise<Draft | null> => {
    if (!z.uuid().safeParse(input.id).success) return null;
    const draft = await db.formDraft.findFirst({
      where: { id: input.id, expiresAt: { gt: now } },
      include: { files: { select: { id: true, name: true, size: true }, orderBy: { id: "asc" } } },
    });
    return draft && ({ id: draft.id, values: draft.values, errors: draft.errors, files: draft.files } as Draft);
  },
});
