import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { notFound } from "@/lib/base/errors";
import { attachmentHeader } from "@/lib/base/file-name";
import { filesFolder } from "@/lib/base/file-store";

/** A file as a download: never shown in the page's own origin, never guessed at, never kept by others. */
export async function download(file: { name: string; mime: string; path: string }): Promise<Response> {
  const path = join(filesFolder(), file.path);
  const found = await stat(path).catch(() => null);
  if (!found) throw notFound();
  return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream, {
    headers: {
      "Content-Type": file.mime,
      "Content-Length": String(found.size),
      "Content-Disposition": attachmentHeader(file.name),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
      "Cross-Origin-Resource-Policy": "same-origin",
    },
  });
}
