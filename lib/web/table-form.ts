import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import type { FileKind } from "@/lib/base/file-kind";
import { filesFolder, transferFolder } from "@/lib/base/file-store";
import { guessEncoding } from "@/lib/base/text-encoding";
import { isZip } from "@/lib/base/zip-entries";
import { download } from "./download";
import { oneFile } from "./file-form";

/** Of a table that is brought in. */
export const TABLE_MB = 50;

/** A table by its content: an archive (Excel) or a text in any encoding. Whether it can be read is found when it is opened. */
async function tableKind(path: string): Promise<FileKind | null> {
  if (await isZip(path))
    return { mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ending: "xlsx" };
  return (await guessEncoding(path)) ? { mime: "text/csv", ending: "csv" } : null;
}

/** The one table of a multipart form, on disk among the files that are swept away after a week. */
export async function tableForm(request: Request): Promise<{ file: Record<string, unknown> }> {
  const { id, name, size, sha256, path } = await oneFile(request, { megabytes: TABLE_MB, kind: tableKind });
  await mkdir(transferFolder(), { recursive: true, mode: 0o700 });
  const kept = `${id}.upload`;
  await rename(join(filesFolder(), path), join(transferFolder(), kept));
  return { file: { id, name, size, sha256, path: kept } };
}

/** A file that long work made. */
export const downloadMade = (file: { name: string; mime: string; path: string }): Promise<Response> =>
  download({ ...file, folder: transferFolder() });
