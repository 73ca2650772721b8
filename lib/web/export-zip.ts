import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { Actor } from "@/lib/auth/actor";
import { filesFolder } from "@/lib/base/file-store";
import { t } from "@/lib/i18n/t";
import { readPiece } from "@/lib/privacy/read-piece";
import { readStoredFiles } from "@/lib/privacy/read-stored-files";
import { downloadHeaders } from "./download";
import { pageEnd, pageHead, pageSection, readableTables } from "./export-page";

export type Exported = { code: string; name: string | null; at: Date; tables: string[] };
type Row = Record<string, unknown>;

/** Everything about one customer as a ZIP, written while it is read: never more than one piece of one table is in memory. */
export async function exportZip(exported: Exported, actor: Actor): Promise<Response> {
  const { code, at, tables } = exported;
  const files = await readStoredFiles(actor, { code });
  const zip = new ZipFile();
  const add = (name: string, pieces: () => AsyncGenerator<string>) =>
    zip.addReadStreamLazy(name, { mtime: at }, (next) => next(null, Readable.from(pieces())));
  add("index.html", () => pageOf(exported, (table) => pieces(actor, code, table)));
  for (const table of tables) add(`data/${table}.json`, () => jsonOf(pieces(actor, code, table)));
  for (const { id, name, path } of files) {
    const place = join(filesFolder(), path);
    if (!(await stat(place).catch(() => null))?.isFile()) continue;
    zip.addReadStreamLazy(`files/${id.slice(-6)} ${name}`, { mtime: at }, (next) =>
      next(null, createReadStream(place)),
    );
  }
  const out = zip.outputStream as Readable;
  zip.on("error", (error: Error) => out.destroy(error)); // a broken download, never half a file that looks whole
  zip.end();
  return new Response(Readable.toWeb(out) as ReadableStream, {
    headers: downloadHeaders({ name: `${t("privacy.export.fileName", { code })}.zip`, mime: "application/zip" }),
  });
}

/** The rows of one table, a piece at a time. */
async function* pieces(actor: Actor, code: string, table: string): AsyncGenerator<Row[]> {
  for (let after: string | null = ""; after !== null; ) {
    const piece: { rows: Row[]; next: string | null } = await readPiece(actor, { code, table, after });
    if (piece.rows.length > 0) yield piece.rows;
    after = piece.next;
  }
}

async function* jsonOf(rows: AsyncGenerator<Row[]>): AsyncGenerator<string> {
  let first = true;
  yield "[";
  for await (const piece of rows) {
    yield `${first ? "\n" : ",\n"}${piece.map((row) => JSON.stringify(row)).join(",\n")}`;
    first = false;
  }
  yield "\n]\n";
}

async function* pageOf(exported: Exported, rows: (table: string) => AsyncGenerator<Row[]>): AsyncGenerator<string> {
  yield pageHead(exported);
  for (const table of readableTables) yield* pageSection(table, rows(table));
  yield pageEnd;
}
