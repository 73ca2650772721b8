import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import {
  type Delimiter,
  delimiters,
  type Encoding,
  TABLE_LIMITS,
  type TableRow,
  TableUnreadable,
  tidyRow,
} from "@/lib/base/table";
import { decodedText } from "@/lib/base/text-encoding";

/**
 * The rows of a CSV file, as they are read: quoted cells may hold separators and line breaks; empty rows count but are left out.
 * @throws TableUnreadable
 */
export async function* csvRows(path: string, encoding: Encoding, delimiter: Delimiter): AsyncGenerator<TableRow> {
  const text = Readable.from(decodedText(path, encoding), { objectMode: false });
  const parser = parse({ delimiter, relax_quotes: true, relax_column_count: true, max_record_size: TABLE_LIMITS.row });
  text.on("error", (error) => parser.destroy(error));
  let line = 0;
  try {
    for await (const cells of text.pipe(parser) as AsyncIterable<string[]>) {
      line += 1;
      const row = tidyRow(line, line === 1 ? withoutHint(cells) : cells);
      if (row.cells.length > 0) yield row;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new TableUnreadable({ key: "table.quote", params: { line: line + 1 } });
  } finally {
    text.destroy();
    parser.destroy();
  }
}

/** Excel's own hint in the first line (`sep=;`) is no row. */
const withoutHint = (cells: string[]): string[] => (/^sep=.?$/i.test(cells[0] ?? "") ? [] : cells);

/**
 * What separates the cells: the candidate that cuts most rows of the beginning into the same number of cells, two or more.
 * Falls back to a comma for a table of one column.
 */
export async function guessDelimiter(path: string, encoding: Encoding): Promise<Delimiter> {
  const head = await headOf(path, encoding);
  const hint = /^sep=(.)\r?\n/i.exec(head)?.[1];
  const hinted = delimiters.find((d) => d === hint);
  if (hinted) return hinted;
  const scored = delimiters.map((delimiter) => ({ delimiter, score: agreement(head, delimiter) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0 ? best.delimiter : ",";
}

const HEAD = 64 * 1024;

async function headOf(path: string, encoding: Encoding): Promise<string> {
  let head = "";
  for await (const text of decodedText(path, encoding)) {
    head += text;
    if (head.length >= HEAD) break;
  }
  return head.slice(0, HEAD);
}

/** Share of rows with the most usual number of cells, weighed by that number; 0 when it never cuts. */
function agreement(head: string, delimiter: Delimiter): number {
  const counts = new Map<number, number>();
  let quoted = false;
  let cells = 1;
  for (const letter of head) {
    if (letter === '"') quoted = !quoted;
    else if (letter === delimiter && !quoted) cells += 1;
    else if (letter === "\n" && !quoted) {
      counts.set(cells, (counts.get(cells) ?? 0) + 1);
      cells = 1;
    }
  }
  if (counts.size === 0) return cells > 1 ? cells : 0;
  const rows = [...counts.values()].reduce((a, b) => a + b);
  const [usual, times] = [...counts].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a));
  return usual > 1 ? (times / rows) * Math.min(usual, 20) : 0;
}
