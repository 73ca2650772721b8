import { open } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";

export type FileKind = { mime: string; ending: string };

/** What we take, by what the content is; the ending that each gets. */
const TAKEN: Record<string, string> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/gif": "gif",
  "application/pdf": "pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/vnd.oasis.opendocument.text": "odt",
  "application/zip": "zip",
  "audio/mpeg": "mp3",
  "audio/ogg": "ogg",
  "audio/ogg; codecs=opus": "ogg",
  "audio/x-m4a": "m4a",
  "audio/mp4": "m4a",
  "video/mp4": "mp4",
};
const TEXT_LOOKED_AT = 64 * 1024;
/** Text that begins as a page, a drawing, a program. (One that only quotes a tag is harmless: it is never shown as a page.) */
const ACTIVE = /^\s*(?:<[!?a-z]|#!|@echo|%!PS|MZ)/i;

/**
 * What a stored file is, by its content alone; its name only tells a table (`.csv`) from plain text.
 * @returns null for what we do not take: programs, pages, drawings with scripts, unknown bytes
 */
export async function fileKind(path: string, name: string): Promise<FileKind | null> {
  const found = await fileTypeFromFile(path);
  if (found) return TAKEN[found.mime] ? { mime: found.mime.split(";")[0]!, ending: TAKEN[found.mime]! } : null;
  if (!(await isPlainText(path))) return null;
  return /\.csv$/i.test(name) ? { mime: "text/csv", ending: "csv" } : { mime: "text/plain", ending: "txt" };
}

async function isPlainText(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(TEXT_LOOKED_AT), 0, TEXT_LOOKED_AT, 0);
    const head = buffer.subarray(0, bytesRead);
    // A character may be cut in two at the end of what we look at: `stream` forgives that.
    const text = new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: bytesRead === TEXT_LOOKED_AT });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells bytes from text
    return !/[\x00-\x08\x0E-\x1A\x1C-\x1F]/.test(text) && !ACTIVE.test(text);
  } catch {
    return false;
  } finally {
    await file.close();
  }
}
