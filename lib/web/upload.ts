import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import busboy from "busboy";
import { env } from "@/lib/base/env";
import type { Problem } from "@/lib/base/errors";
import { fileKind } from "@/lib/base/file-kind";
import { cleanFileName, withEnding } from "@/lib/base/file-name";
import { discard, filePath, filesFolder } from "@/lib/base/file-store";
import { newId } from "@/lib/base/id";

/** Bytes on disk that no row knows yet. `path` is relative to DATA_DIR/files and made from the id, never from a name. */
export type StoredFile = { id: string; name: string; mime: string; size: number; sha256: string; path: string };
export type Upload = {
  fields: Map<string, string>;
  files: StoredFile[];
  /** Files that were not taken, by the name they came with. */
  refused: { name: string; problem: Problem }[];
};

/** What came is no form that can be read, or its texts are larger than any text of ours. */
export class UploadFailed extends Error {
  constructor(readonly reason: "unreadable" | "tooLarge") {
    super(`upload ${reason}`);
  }
}

const FIELD_BYTES = 2_000_000;

export type Taking = {
  /** Files, at most. */
  most?: number;
  /** Of each file, at most. */
  megabytes?: number;
  /** What is taken, by its content; by default what goes with a request. */
  kind?: typeof fileKind;
};

/** Reads a form as it arrives: texts into memory, files straight to disk with their hash, each checked by its content. */
export async function readUpload(request: Request, taking: Taking = {}): Promise<Upload> {
  const { most = env().UPLOAD_MAX_FILES, megabytes = env().UPLOAD_MAX_MB, kind = fileKind } = taking;
  const type = request.headers.get("content-type") ?? "";
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type) || !request.body)
    throw new UploadFailed("unreadable");
  const upload: Upload = { fields: new Map(), files: [], refused: [] };
  const writing: Promise<void>[] = [];
  let failure: "tooLarge" | undefined;
  let seen = 0;
  try {
    const limits = {
      fieldSize: FIELD_BYTES,
      fields: 60,
      fieldNameSize: 200,
      fileSize: megabytes * 1_048_576,
    };
    const form = busboy({ headers: { "content-type": type }, defParamCharset: "utf8", limits });
    form.on("field", (name, value, info) => {
      if (info.valueTruncated) failure = "tooLarge";
      upload.fields.set(name, value);
    });
    form.on("fieldsLimit", () => (failure = "tooLarge"));
    form.on("file", (_, stream, { filename }) => {
      const name = cleanFileName(filename ?? "");
      if (!filename) return void stream.resume(); // a file field left empty
      if (++seen > most) {
        if (seen === most + 1) upload.refused.push({ name, problem: { key: "file.tooMany", params: { max: most } } });
        return void stream.resume();
      }
      const kept = keep(stream, name, upload, { megabytes, kind });
      kept.catch(() => stream.resume()); // awaited below; the form goes on meanwhile
      writing.push(kept);
    });
    await pipeline(Readable.fromWeb(request.body as ReadableStream), form);
  } catch {
    await Promise.allSettled(writing);
    await discard(upload.files);
    throw new UploadFailed("unreadable");
  }
  await Promise.all(writing);
  if (failure) {
    await discard(upload.files);
    throw new UploadFailed(failure);
  }
  return upload;
}

async function keep(
  stream: Readable & { truncated?: boolean },
  name: string,
  upload: Upload,
  taking: Required<Omit<Taking, "most">>,
): Promise<void> {
  const id = newId();
  const path = filePath(id);
  const target = join(filesFolder(), path);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const hash = createHash("sha256");
  let size = 0;
  const count = new Transform({
    transform(chunk: Buffer, _, next) {
      size += chunk.length;
      hash.update(chunk);
      next(null, chunk);
    },
  });
  await pipeline(stream, count, createWriteStream(target, { mode: 0o600 }));
  const kind = stream.truncated || size === 0 ? null : await taking.kind(target, name);
  if (kind) {
    const { mime, ending } = kind;
    upload.files.push({ id, name: withEnding(name, ending), mime, size, sha256: hash.digest("hex"), path });
    return;
  }
  await discard([{ path }]);
  if (stream.truncated)
    upload.refused.push({ name, problem: { key: "file.tooLarge", params: { max: taking.megabytes } } });
  else upload.refused.push({ name, problem: { key: size === 0 ? "file.empty" : "file.type" } });
}
