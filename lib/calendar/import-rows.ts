import { parse } from "csv-parse/sync";
import { invalid } from "@/lib/base/errors";
import { plainEntry } from "@/lib/base/text";
import { readIcs } from "./ics";
import type { BadRow, ImportRow, Read } from "./import-row";
import { dayField, type HolidayKind, holidayKinds, IMPORT_LIMITS } from "./schema";

/** Holidays of a CSV or ICS text; lines that cannot be read are named, the rest stands. @throws invalid when it is neither */
export function readHolidays(text: string): Read {
  const read = /^\s*BEGIN:/i.test(text) ? readIcs(text) : readCsv(text);
  if (read.rows.length === 0 && read.bad.length === 0) throw invalid({ text: "calendar.noRows" });
  if (read.rows.length + read.bad.length > IMPORT_LIMITS.rows)
    throw invalid({ text: { key: "calendar.tooManyRows", params: { max: IMPORT_LIMITS.rows } } });
  return withoutRepeats(read);
}

/** A day that comes twice: the first holds, the later one is named. */
function withoutRepeats({ rows, bad }: Read): Read {
  const first = new Map<string, ImportRow>();
  const repeated: BadRow[] = [];
  for (const row of rows) {
    const known = first.get(row.day);
    if (!known) first.set(row.day, row);
    else {
      const problem = { key: "calendar.problem.twice", params: { line: known.line } };
      repeated.push({ line: row.line, text: row.name, problem });
    }
  }
  return { rows: [...first.values()], bad: [...bad, ...repeated].sort((a, b) => a.line - b.line) };
}

type Cell = "day" | "name" | "kind" | "estimated";
const HEADS: Record<Cell, RegExp> = {
  day: /^(gregorian|date|day|jalali|تاریخ|روز)$/i,
  name: /^(name|title|summary|occasion|مناسبت|عنوان|نام)$/i,
  kind: /^(kind|type|نوع)$/i,
  estimated: /^(estimated|estimate|lunar_date_is_estimate|برآورد|تخمینی|تخمین)$/i,
};

function readCsv(text: string): Read {
  const lines = recordsOf(text);
  const places = headOf(lines[0]?.record ?? []);
  const rows: ImportRow[] = [];
  const bad: BadRow[] = [];
  for (const { record, line } of places ? lines.slice(1) : lines) {
    const cells = record.map((cell) => cell.trim());
    if (cells.every((cell) => cell === "")) continue;
    const row = rowOf(cells, line, places ?? guessed(cells));
    if ("problem" in row) bad.push(row);
    else rows.push(row);
  }
  return { rows, bad };
}

function recordsOf(typed: string): { record: string[]; line: number }[] {
  const text = typed.replace(/^\uFEFF/, "");
  const head = text.slice(0, 4000);
  const delimiter = [",", ";", "\t", "|"].reduce((a, b) => (head.split(b).length > head.split(a).length ? b : a));
  try {
    const options = { delimiter, relax_quotes: true, relax_column_count: true, info: true } as const;
    const found = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    return found.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    const { code, bytes = 0 } = error as { code?: string; bytes?: number };
    if (code !== "CSV_QUOTE_NOT_CLOSED") throw invalid({ text: "calendar.unreadableFile" });
    // The last row that came whole ends after so many bytes.
    const line = Buffer.from(text).subarray(0, bytes).toString().split("\n").length;
    throw invalid({ text: { key: "calendar.openQuote", params: { line } } });
  }
}

type Places = Partial<Record<Cell, number>>;

function headOf(cells: string[]): Places | null {
  const find = (cell: Cell) => cells.findIndex((head) => HEADS[cell].test(head.trim()));
  const places = Object.fromEntries((Object.keys(HEADS) as Cell[]).map((cell) => [cell, find(cell)]));
  return places.day! >= 0 && places.name! >= 0 ? places : null;
}

/** Without a line of headings: the first cell that is a day, and the first other one. */
function guessed(cells: string[]): Places {
  const day = cells.findIndex((cell) => dayField.safeParse(cell).success);
  return { day, name: cells.findIndex((cell, i) => i !== day && cell !== "") };
}

function rowOf(cells: string[], line: number, places: Places): ImportRow | BadRow {
  const cell = (name: Cell) => cells[places[name] ?? -1] ?? "";
  const day = dayField.safeParse(cell("day"));
  const name = cell("name");
  const bad = (key: string, params = {}): BadRow => ({
    line,
    text: cells.join(" ").slice(0, 120),
    problem: { key: `calendar.problem.${key}`, params },
  });
  if (!day.success) return bad("day");
  if (name === "") return bad("name");
  if (name.length > IMPORT_LIMITS.name) return bad("tooLongName", { max: IMPORT_LIMITS.name });
  const word = plainEntry(cell("estimated"));
  const estimated = word === "" ? null : /^(1|true|yes|بله|آری)$/i.test(word);
  return { line, day: day.data, name, kind: kindOf(cell("kind")), estimated };
}

const KINDS: Record<string, HolidayKind> = { شمسی: "solar", خورشیدی: "solar", قمری: "lunar" };
const kindOf = (typed: string): HolidayKind | null =>
  holidayKinds.find((kind) => kind === typed.toLowerCase()) ?? KINDS[typed] ?? null;
