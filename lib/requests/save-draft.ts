import { z } from "zod";
import { command } from "@/lib/kernel/command";

const problem = z.strictObject({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** An hour: long enough to correct a number, short enough for words that were never sent. */
const KEPT_MS = 60 * 60_000;

/** Keeps what was typed into a refused form, what is wrong with it, and the files that came with it. */
export const saveDraft = command({
  name: "form.saveDraft",
  input: z.strictObject({
    id: z.uuid(),
    values: z.record(z.string(), z.string()),
    errors: z.record(z.string(), problem),
    /** Files to go on listing; others of this form are let go. */
    files: z.array(z.uuid()).max(20),
    /** "form:KEY": only files of the same form. */
    uploader: z.string().startsWith("form:"),
  }),
  load: async () => undefined,
  run: async ({ db, input: { id, values, errors, files, uploader }, now }) => {
    const kept = { values, errors, createdAt: now, expiresAt: new Date(now.getTime() + KEPT_MS) };
    await db.formDraft.upsert({ where: { id }, create: { id, ...kept }, update: kept });
    await db.file.updateMany({ where: { draftId: id, uploader, requestId: null }, data: { draftId: null } });
    const where = { id: { in: files }, uploader, requestId: null, messageId: null };
    await db.file.updateMany({ where, data: { draftId: id } });
    return { id };
  },
});
