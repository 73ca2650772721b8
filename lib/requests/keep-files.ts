import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { env } from "@/lib/base/env";
import { invalid } from "@/lib/base/errors";
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
    if (uploader.startsWith("form:")) await mustHaveRoom(db, files);
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

/** A small file takes a block of the disk, too. */
const BLOCK = 4096;

/** Files of public forms that were never sent may fill so much of the disk and no more; one after the other, so that the sum is right. */
async function mustHaveRoom(db: Db, files: { size: number }[]): Promise<void> {
  await db.$executeRaw`select pg_advisory_xact_lock(hashtext('files.unsent'))`;
  const [row] = await db.$queryRaw<{ bytes: bigint }[]>`
    select coalesce(sum(greatest(f."size", ${BLOCK})), 0)::bigint as "bytes" from "File" f
    where f."requestId" is null and f."messageId" is null and f."customerId" is null and f."uploader" like 'form:%'`;
  const wanted = files.reduce((sum, { size }) => sum + Math.max(size, BLOCK), Number(row!.bytes));
  if (wanted > env().UNSENT_FILES_MAX_MB * 1_048_576) throw invalid({ files: "file.noRoom" });
}
