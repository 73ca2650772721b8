import { TABLE_LIMITS, type TableRow, TableUnreadable, tidyRow } from "@/lib/base/table";
import { type Book, readBook } from "@/lib/base/xlsx-book";
import { noStrings, type SharedStrings, sharedStrings, unescaped } from "@/lib/base/xlsx-strings";
import { type XmlEvent, xmlEvents } from "@/lib/base/xml-events";
import { openZip, type Zip } from "@/lib/base/zip-entries";

const MB = 1024 * 1024;
const MOST_SHEET = 1024 * MB;

/** Names of the visible sheets. @throws TableUnreadable */
export async function sheetNames(path: string): Promise<string[]> {
  const zip = await openZip(path);
  try {
    return (await readBook(zip)).sheets.map((sheet) => sheet.name);
  } finally {
    zip.close();
  }
}

/**
 * The first rows of a sheet, with no more of the shared texts read than they need: quick also for a large file. @throws TableUnreadable
 */
export async function xlsxHead(path: string, sheet: number, most: number): Promise<TableRow[]> {
  const zip = await openZip(path);
  try {
    const book = await readBook(zip);
    let last = -1;
    const note = (i: number) => {
      last = Math.max(last, i);
      return `${MARK}${i}`;
    };
    const rows: TableRow[] = [];
    for await (const row of sheetRows(zip, book, sheet, { at: note })) if (rows.push(row) === most) break;
    const strings = book.strings && last >= 0 ? await sharedStrings(zip, book.strings, last + 1) : noStrings;
    const whole = (cell: string) => (cell.startsWith(MARK) ? strings.at(Number(cell.slice(1))) : cell);
    return rows.map(({ line, cells }) => tidyRow(line, cells.map(whole)));
  } finally {
    zip.close();
  }
}

/** No cell of an XML document can begin with it. */
const MARK = "\0";

/**
 * The rows of one sheet of an Excel file, as they are read: numbers as plain digits, dates as `2024-03-20`, formulas by their last value,
 * errors as nothing. @throws TableUnreadable
 */
export async function* xlsxRows(path: string, sheet = 0): AsyncGenerator<TableRow> {
  const zip = await openZip(path);
  try {
    const book = await readBook(zip);
    yield* sheetRows(zip, book, sheet, book.strings ? await sharedStrings(zip, book.strings) : noStrings);
  } finally {
    zip.close();
  }
}

async function* sheetRows(zip: Zip, book: Book, sheet: number, strings: SharedStrings): AsyncGenerator<TableRow> {
  const chosen = book.sheets[sheet] ?? book.sheets[0];
  if (!chosen) throw new TableUnreadable({ key: "table.broken" });
  const reader = sheetReader(book, strings);
  for await (const batch of xmlEvents(await zip.read(chosen.path, MOST_SHEET)))
    for (const event of batch) {
      const row = reader(event);
      if (row && row.cells.length > 0) yield row;
    }
}

type Cell = { column: number; type: string; style: number; text: string };

/** Puts the rows together from what is met in a sheet; gives one when its end is met. */
function sheetReader(book: Book, strings: SharedStrings): (event: XmlEvent) => TableRow | null {
  let line = 0;
  let cells: string[] = [];
  let cell: Cell | null = null;
  let hearing = false;
  let phonetic = false;
  const opened = (name: string, a: Record<string, string>) => {
    if (name === "row") {
      line = Number(a.r) || line + 1;
      cells = [];
    } else if (name === "c")
      cell = { column: columnOf(a.r) ?? cells.length, type: a.t ?? "n", style: Number(a.s ?? 0), text: "" };
    else if (name === "rPh") phonetic = true;
    else hearing = name === "v" || (name === "t" && !phonetic);
  };
  const closed = (name: string): TableRow | null => {
    hearing = false;
    if (name === "rPh") phonetic = false;
    if (name === "c" && cell) {
      if (cell.column >= TABLE_LIMITS.columns && cell.text !== "")
        throw new TableUnreadable({ key: "table.tooManyColumns", params: { line } });
      if (cell.column < TABLE_LIMITS.columns) {
        while (cells.length < cell.column) cells.push("");
        cells[cell.column] = valueIn(cell, book, strings);
      }
      cell = null;
    }
    return name === "row" ? tidyRow(line, cells) : null;
  };
  return (event) => {
    if ("open" in event) opened(event.open, event.attributes);
    else if ("close" in event) return closed(event.close);
    else if (hearing && cell && cell.text.length < TABLE_LIMITS.cell) cell.text += event.text;
    return null;
  };
}

/** `AB12` → 27. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? "")?.[0];
  if (!letters) return null;
  return Array.from(letters).reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function valueIn({ type, style, text }: Cell, book: Book, strings: SharedStrings): string {
  if (type === "s") return strings.at(Number(text));
  if (type === "e" || text === "") return "";
  if (type === "b") return text === "1" ? "1" : "0";
  if (type === "d") return text.slice(0, 10);
  if (type !== "n") return unescaped(text);
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  return book.dateStyles.has(style) && number > 0 ? dayOf(number, book.from1904) : plainNumber(number);
}

const plainNumber = (n: number): string => (Number.isInteger(n) && Math.abs(n) < 1e21 ? n.toFixed(0) : String(n));

const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30); // Excel believes in a 29 February 1900; so do all serials from March 1900 on
const EPOCH_1904 = Date.UTC(1904, 0, 1);

function dayOf(serial: number, from1904: boolean): string {
  const shift = !from1904 && serial < 60 ? 1 : 0;
  const ms = (from1904 ? EPOCH_1904 : EPOCH_1900) + Math.floor(serial + shift) * DAY_MS;
  return Math.abs(ms) < 8.64e15 ? new Date(ms).toISOString().slice(0, 10) : String(serial);
}
