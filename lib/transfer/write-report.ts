import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CSV_MARK, csvLine } from "@/lib/base/csv-writer";
import type { Db } from "@/lib/base/db";
import type { Problem } from "@/lib/base/errors";
import { t } from "@/lib/i18n/t";
import type { CustomerImport } from "@/prisma/generated/client";
import { columnName, reasonsOf, told } from "./report-words";
import { allKeptRows, columnsOf, placeOf } from "./store";

type Told = { line: number; outcome: string; reasons: Record<string, Problem>; code: string | null };
export type Report = { path: string; name: string; mime: string };

/**
 * The rows that were rejected, or lost a cell, with the reasons and all their cells: a CSV that Excel opens, to be corrected and brought in
 * again. null when there is none.
 */
export async function writeReport(db: Db, row: CustomerImport): Promise<Report | null> {
  const { headers } = columnsOf(row);
  const reasons = problemRows(db, row.id, "run");
  let next: IteratorResult<Told, undefined> = await reasons.next();
  if (next.done) return null;
  const lines = async function* () {
    const head = ["line", "outcome", "reason"].map((word) => t(`transfer.report.${word as "line"}`));
    yield CSV_MARK + csvLine([...head, ...headers.map((_, i) => columnName(headers, i))]);
    for await (const { line, cells } of allKeptRows(row.id)) {
      if (next.done) return;
      if (next.value.line !== line) continue;
      const why = reasonsOf(next.value.reasons, headers).map(({ column, message }) =>
        column ? t("transfer.report.cell", { column, message }) : message,
      );
      const outcome = t(`transfer.outcome.${next.value.outcome as "rejected"}`);
      yield csvLine([line, outcome, why.join(" | "), ...headers.map((_, i) => cells[i] ?? "")]);
      next = await reasons.next();
    }
  };
  return save(`${row.id}.report.csv`, t("transfer.report.name", { name: bare(row.name) }), lines());
}

/** What the undoing had to leave, and why. null when all went back. */
export async function writeUndoReport(db: Db, row: CustomerImport): Promise<Report | null> {
  const left = problemRows(db, row.id, "undo");
  const first = await left.next();
  if (first.done) return null;
  const lines = async function* () {
    const head = ["line", "code", "reason"].map((word) => t(`transfer.report.${word as "line"}`));
    yield CSV_MARK + csvLine(head);
    for (let one: IteratorResult<Told, undefined> = first; !one.done; one = await left.next())
      yield csvLine([one.value.line, one.value.code, told(one.value.reasons.undo!)]);
  };
  return save(`${row.id}.undo.csv`, t("transfer.report.undoName", { name: bare(row.name) }), lines());
}

const bare = (name: string): string => name.replace(/\.\w{1,5}$/, "");

async function save(path: string, name: string, lines: AsyncIterable<string>): Promise<Report> {
  await pipeline(Readable.from(lines), createWriteStream(placeOf(path), { mode: 0o600 }));
  return { path, name: `${name}.csv`, mime: "text/csv" };
}

const PAGE = 1000;

async function* problemRows(db: Db, importId: string, of: "run" | "undo"): AsyncGenerator<Told, undefined> {
  for (let after = -1; ; ) {
    const rows = await db.$queryRaw<Told[]>`
      select r."line", r."outcome"::text, r."reasons", c."code" from "ImportRow" r left join "Customer" c on c."id" = r."customerId"
      where r."importId" = ${importId}::uuid and r."line" > ${after} and r."reasons" is not null and r."reasons" ? 'undo' = ${of === "undo"}
      order by r."line" limit ${PAGE}`;
    yield* rows;
    if (rows.length < PAGE) return undefined;
    after = rows.at(-1)!.line;
  }
}
