import type { Problem } from "@/lib/base/errors";

/** One row of a table: its number as Excel counts (1 is the first), and its cells as text. */
export type TableRow = { line: number; cells: string[] };

export const encodings = ["utf-8", "windows-1256", "utf-16le", "utf-16be"] as const;
export type Encoding = (typeof encodings)[number];

export const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

/** Why a file cannot be read as a table; the problem is a key of the `errors` catalogue. */
export class TableUnreadable extends Error {
  constructor(readonly problem: Problem) {
    super(problem.key);
    this.name = "TableUnreadable";
  }
}

/** More than these is no list of ours but a mistake, or a file made to exhaust us. */
export const TABLE_LIMITS = {
  rows: 500_000,
  columns: 200,
  /** Characters of a cell; Excel's own limit. */
  cell: 32_767,
  /** Characters of a row. */
  row: 400_000,
};

/** Cuts what follows the last filled cell. @throws TableUnreadable when the row breaks a limit */
export function tidyRow(line: number, cells: string[]): TableRow {
  let end = cells.length;
  while (end > 0 && !cells[end - 1]?.trim()) end -= 1;
  if (line > TABLE_LIMITS.rows)
    throw new TableUnreadable({ key: "table.tooManyRows", params: { max: TABLE_LIMITS.rows } });
  if (end > TABLE_LIMITS.columns) throw new TableUnreadable({ key: "table.tooManyColumns", params: { line } });
  return { line, cells: cells.slice(0, end) };
}
