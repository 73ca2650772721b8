import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { notFound } from "@/lib/base/errors";
import { attachmentHeader } from "@/lib/base/file-name";
import { filesFolder } from "@/lib/base/file-store";
import { asAppError, reported, sentence } from "./problem";

/** `folder`: where `path` begins, if not among the files of requests. */
type Found = { name: string; mime: string; path: string; folder?: string };

/** The answer to who asks for a file: a download, or a plain 404 whatever the reason it is not his. */
export async function fileAnswer(read: () => Promise<Found>): Promise<Response> {
  try {
    return await download(await read());
  } catch (error) {
    return fileRefusal(error);
  }
}

/** A plain 404 whatever the reason; what nobody expected is logged. `more`: what else the answer's headers say. */
export function fileRefusal(error: unknown, more: Record<string, string> = {}): Response {
  const headers = { ...more, "Content-Type": "text/plain; charset=utf-8" };
  if (!asAppError(error)) return new Response(reported(error), { status: 500, headers });
  return new Response(sentence({ key: "notFound" }), { status: 404, headers });
}

/** A file of the house as a download. */
export async function download(file: Found): Promise<Response> {
  const path = join(file.folder ?? filesFolder(), file.path);
  const found = await stat(path).catch(() => null);
  if (!found) throw notFound();
  return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream, {
    headers: { ...downloadHeaders(file), "Content-Length": String(found.size) },
  });
}

/** Never shown in the page's own origin, never guessed at, never kept by others. */
export const downloadHeaders = ({ name, mime }: { name: string; mime: string }) => ({
  "Content-Type": mime,
  "Content-Disposition": attachmentHeader(name),
  "Content-Security-Policy": "sandbox; default-src 'none'",
  "X-Content-Type-Options": "nosniff",
  "Cache-Control": "private, no-store",
  "Cross-Origin-Resource-Policy": "same-origin",
});
