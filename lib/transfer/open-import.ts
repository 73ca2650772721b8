import { guessDelimiter } from "@/lib/base/csv-rows";
import type { Db } from "@/lib/base/db";
import { invalid } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { TableUnreadable } from "@/lib/base/table";
import { guessEncoding } from "@/lib/base/text-encoding";
import { sheetNames } from "@/lib/base/xlsx-rows";
import { isZip } from "@/lib/base/zip-entries";
import { command } from "@/lib/kernel/command";
import type { CustomerImport, Prisma } from "@/prisma/generated/client";
import { guessColumns, guessHeaderLine } from "./rules";
import { importReading, openedTable } from "./schema";
import { fileSize, loadImport, mustBe, optionsOf, ownFields, placeOf, type StoredOptions, tableHead } from "./store";

const LOOKED_AT = 60;
const EXAMPLES = 3;

/** A file of customers came: how it is encoded and cut, and what its columns may be. Nothing is brought in yet. */
export const openImport = command({
  name: "customer.import",
  input: openedTable,
  load: async () => null,
  run: async ({ db, actor, input: { file }, now, record }) => {
    if (actor.kind !== "user") throw invalid({ file: "required" });
    if ((await fileSize(file.path)) === 0) throw invalid({ file: "table.empty" });
    const kind = await kindOf(file.path);
    const plain: StoredOptions = {
      update: false,
      wrongCells: "reject",
      kind: "person",
      stage: "lead",
      sheet: 0,
      headerLine: -1,
    };
    const row = {
      ...{ id: newId(), status: "uploaded" as const, name: file.name, path: file.path, sha256: file.sha256 },
      ...kind,
      columns: { headers: [], examples: [], sheets: [] },
      ...{ mapping: [], options: plain, userId: actor.userId, createdAt: now },
    };
    const made = await db.customerImport.create({ data: row as Prisma.CustomerImportUncheckedCreateInput });
    await lookAt(db, made, plain);
    const after = { format: kind.format, encoding: kind.encoding, size: file.size };
    record({ type: "import.opened", subject: { type: "import", id: made.id }, after, personal: { name: file.name } });
    return { id: made.id };
  },
});

/** The same file, read in another encoding, cut elsewhere, from another sheet or header row; its columns are guessed anew. */
export const rereadImport = command({
  name: "customer.import",
  input: importReading,
  load: ({ db, input }) => loadImport(db, input.id, true),
  run: async ({ db, input: { id, encoding, delimiter, sheet, headerLine }, subject: row }) => {
    mustBe(row, "uploaded");
    const options = optionsOf(row);
    const csv =
      row.format === "csv" ? { encoding: encoding ?? row.encoding, delimiter: delimiter ?? row.delimiter } : {};
    const moved = sheet !== undefined && sheet !== options.sheet;
    const next = {
      ...options,
      sheet: sheet ?? options.sheet,
      headerLine: moved ? -1 : (headerLine ?? options.headerLine),
    };
    await lookAt(db, { ...row, ...csv }, next);
    return { id };
  },
});

async function kindOf(path: string) {
  const place = placeOf(path);
  const encoding = (await isZip(place)) ? null : await guessEncoding(place);
  if (encoding === null) return { format: "xlsx", encoding: null, delimiter: null };
  return { format: "csv", encoding, delimiter: await guessDelimiter(place, encoding) };
}

/** Reads the beginning and keeps headers, examples and a first mapping. `headerLine` −1: to be guessed. */
async function lookAt(db: Db, row: CustomerImport, options: StoredOptions): Promise<void> {
  try {
    const sheets = row.format === "xlsx" ? await sheetNames(placeOf(row.path)) : [];
    const head = await tableHead(row, options.sheet, LOOKED_AT);
    if (head.length === 0) throw new TableUnreadable({ key: "table.empty" });
    const own = await ownFields(db);
    const headerLine = options.headerLine >= 0 ? options.headerLine : guessHeaderLine(head, own);
    const body = head.filter(({ line }) => line > headerLine).map(({ cells }) => cells);
    const width = Math.max(...head.map(({ cells }) => cells.length));
    const names = head.find(({ line }) => line === headerLine)?.cells ?? [];
    const headers = Array.from({ length: width }, (_, i) => (names[i] ?? "").trim().slice(0, 200));
    const examples = headers.map((_, i) => body.flatMap((cells) => cells[i]?.trim() || []).slice(0, EXAMPLES));
    const short = examples.map((all) => all.map((one) => one.slice(0, 80)));
    const data = {
      ...{ encoding: row.encoding, delimiter: row.delimiter, columns: { headers, examples: short, sheets } },
      mapping: guessColumns(headers, body, own),
      options: { ...options, headerLine },
    };
    await db.customerImport.update({ where: { id: row.id }, data });
  } catch (error) {
    if (error instanceof TableUnreadable) throw invalid({ file: error.problem });
    throw error;
  }
}
