import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { FILES_MAX } from "./schema";

const file = z.strictObject({
  id: z.uuid(),
  name: z.string().min(1).max(200),
  mime: z.string(),
  size: z.number().int().positive(),
  sha256: z.string(),
  path: z.string(),
});

/** Writes down whose the bytes on disk are, until a request takes them. `uploader`: "user:ID", "token:ID" or "form:KEY". */
export const keepFiles = command({
  name: "file.upload",
  input: z.strictObject({ files: z.array(file).max(FILES_MAX), uploader: z.string().regex(/^(user|token|form):/) }),
  load: async () => undefined,
  run: async ({ db, input: { files, uploader }, now, record }) => {
    await db.file.createMany({ data: files.map((f) => ({ ...f, uploader, createdAt: now })) });
    for (const { id, mime, size, sha256, name } of files)
      record({
        type: "file.uploaded",
        subject: { type: "file", id },
        after: { mime, size, sha256 },
        personal: { name },
      });
    return files.map(({ id, name, mime, size }) => ({ id, name, mime, size }));
  },
});
