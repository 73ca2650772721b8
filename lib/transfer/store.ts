import { createWriteStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { csvRows } from "@/lib/base/csv-rows";
import type { Db } from "@/lib/base/db";
import { conflict, notFound, type Problem } from "@/lib/base/errors";
import { transferFolder } from "@/lib/base/file-store";
import { type Delimiter, type Encoding, type TableRow, TableUnreadable } from "@/lib/base/table";
import { xlsxHead, xlsxRows } from "@/lib/base/xlsx-rows";
import type { FieldRow } from "@/lib/customers/rules";
import { fieldsSql } from "@/lib/customers/store";
import { loadSettings } from "@/lib/staff/store";
import { type CustomerImport, Prisma } from "@/prisma/generated/client";
import type { Reading } from "./read-row";
import type { ImportOptions } from "./schema";

/** What is kept of how the file is read, beside the options of the mapping. */
export type StoredOptions = ImportOptions & { sheet: number; headerLine: number };
export type StoredColumns = { headers: string[]; examples: string[][]; sheets: string[] };
export const optionsOf = (row: CustomerImport): StoredOptions => row.options as unknown as StoredOptions;
export const columnsOf = (row: CustomerImport): StoredColumns => row.columns as unknown as StoredColumns;
export const mappingOf = (row: CustomerImport): string[] =>
  Array.isArray(row.mapping) ? (row.mapping as string[]) : [];

/** Where a file of an import or export lies. */
export const placeOf = (name: string): string => join(transferFolder(), name);

export async function loadImport(db: Db, id: string, lock = false): Promise<CustomerImport> {
  const [row] = await db.$queryRaw<CustomerImport[]>`
    select * from "CustomerImport" where "id" = ${id}::uuid ${lock ? Prisma.sql`for update` : Prisma.empty}`;
  if (!row) throw notFound();
  return row;
}

/** @throws conflict when the import has gone on to another state */
export function mustBe(row: CustomerImport, ...statuses: CustomerImport["status"][]): void {
  if (!statuses.includes(row.status))
    throw conflict({ key: "conflict.importStatus", params: { status: `transfer.status.${row.status}` } });
}

/** The rows of the file as it is read now. @throws TableUnreadable */
export function tableRows(
  { path, format, encoding, delimiter }: CustomerImport,
  sheet: number,
): AsyncGenerator<TableRow> {
  if (format === "xlsx") return xlsxRows(placeOf(path), sheet);
  return csvRows(placeOf(path), encoding as Encoding, delimiter as Delimiter);
}

/** Its first rows, quickly. @throws TableUnreadable */
export async function tableHead(row: CustomerImport, sheet: number, most: number): Promise<TableRow[]> {
  if (!(await stat(placeOf(row.path)).catch(() => null))) throw conflict("conflict.fileGone");
  if (row.format === "xlsx") return xlsxHead(placeOf(row.path), sheet, most);
  const rows: TableRow[] = [];
  for await (const one of tableRows(row, sheet)) if (rows.push(one) === most) break;
  return rows;
}

/** Every active field of the house's own. */
export async function ownFields(db: Db): Promise<FieldRow[]> {
  const [row] = await db.$queryRaw<{ fields: FieldRow[] }[]>`select ${fieldsSql(Prisma.sql`true`)} as "fields"`;
  return row!.fields;
}

/** How the rows of this import are understood. */
export async function readingOf(db: Db, row: CustomerImport, now: Date): Promise<Reading> {
  const customFields = await ownFields(db); // one after the other: a transaction has one connection
  const { areaCode } = await loadSettings(db, now);
  return { columns: mappingOf(row), options: optionsOf(row), customFields, areaCode };
}

/** The rows put down one to a line, so that a run can stop anywhere and go on. The last may tell why nothing follows it. */
export type KeptRow = TableRow & { problem?: Problem };
const rowsName = (id: string) => `${id}.rows`;

/** Puts down the rows below the headers. @returns how many */
export async function unpackTable(row: CustomerImport): Promise<number> {
  const { sheet, headerLine } = optionsOf(row);
  const target = placeOf(rowsName(row.id));
  await mkdir(transferFolder(), { recursive: true, mode: 0o700 });
  let count = 0;
  const lines = async function* () {
    for await (const { line, cells, problem } of untilUnreadable(row, sheet)) {
      if (line <= headerLine) continue;
      count += 1;
      yield `${JSON.stringify([line, cells, ...(problem ? [problem] : [])])}\n`;
    }
  };
  await pipeline(Readable.from(lines(), { highWaterMark: 200 }), createWriteStream(`${target}.new`, { mode: 0o600 }));
  await rename(`${target}.new`, target);
  return count;
}

async function* untilUnreadable(row: CustomerImport, sheet: number): AsyncGenerator<KeptRow> {
  let line = 0;
  try {
    for await (const one of tableRows(row, sheet)) {
      line = one.line;
      yield one;
    }
  } catch (error) {
    if (!(error instanceof TableUnreadable)) throw error;
    yield { line: line + 1, cells: [], problem: error.problem };
  }
}

/** Rows from a place in the file of rows on. @returns also the place after them; null: there are no more */
export async function keptRows(
  id: string,
  from: number,
  most: number,
): Promise<{ rows: KeptRow[]; next: number | null }> {
  const file = await open(placeOf(rowsName(id))).catch(() => null);
  if (!file) throw conflict("conflict.fileGone");
  try {
    const rows: KeptRow[] = [];
    let at = from;
    let rest = Buffer.alloc(0);
    const piece = Buffer.allocUnsafe(256 * 1024);
    while (rows.length < most) {
      const { bytesRead } = await file.read(piece, 0, piece.length, at + rest.length);
      if (bytesRead === 0) return { rows, next: null };
      let text = Buffer.concat([rest, piece.subarray(0, bytesRead)]);
      for (let end = text.indexOf(10); end >= 0 && rows.length < most; end = text.indexOf(10)) {
        const [line, cells, problem] = JSON.parse(text.toString("utf8", 0, end)) as [number, string[], Problem?];
        rows.push({ line, cells, ...(problem ? { problem } : {}) });
        at += end + 1;
        text = text.subarray(end + 1);
      }
      rest = text;
    }
    return { rows, next: at };
  } finally {
    await file.close();
  }
}

/** The whole file of rows, for the report. */
export async function* allKeptRows(id: string): AsyncGenerator<KeptRow> {
  let from: number | null = 0;
  while (from !== null) {
    const { rows, next }: { rows: KeptRow[]; next: number | null } = await keptRows(id, from, 500);
    yield* rows;
    from = next;
  }
}

/** 0 when it is not there (any more). */
export const fileSize = (name: string): Promise<number> =>
  stat(placeOf(name)).then(
    ({ size }) => size,
    () => 0,
  );

const KEPT_MS = 7 * 86_400_000;

/** Takes away what is older than a week, files and the values shown of them: personal data lies in no corner. Safe to run twice. */
export async function sweepTransfers(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS).toISOString();
  await db.$executeRaw`
    update "CustomerImport" set "columns" = jsonb_set("columns", '{examples}', '[]')
    where "createdAt" < ${before}::timestamptz and jsonb_array_length("columns"->'examples') > 0`;
  for (const name of await readdir(transferFolder()).catch(() => [])) {
    const found = await stat(placeOf(name)).catch(() => null);
    if (found && now.getTime() - found.mtimeMs > KEPT_MS) await rm(placeOf(name), { force: true });
  }
}
