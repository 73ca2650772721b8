import { mkdir, open, rename, rm } from "node:fs/promises";
import { CSV_MARK, csvLine } from "@/lib/base/csv-writer";
import type { Db } from "@/lib/base/db";
import { transferFolder } from "@/lib/base/file-store";
import { SHEET_ROWS, writeXlsx, xlsxRow } from "@/lib/base/xlsx-writer";
import { matching } from "@/lib/customers/match-customers";
import type { FieldRow } from "@/lib/customers/rules";
import { jalaliParts } from "@/lib/i18n/date";
import { t } from "@/lib/i18n/t";
import type { Step } from "@/lib/tasks/store";
import { Prisma, type Task } from "@/prisma/generated/client";
import { cellOf, type ExportRow, headerOf } from "./export-cells";
import type { ExportInput } from "./start-export";
import { ownFields, placeOf } from "./store";

type Cursor = { after: { sort: string; id: string } | null; part: number; rows: number; bytes: number };
const CHUNK = 1_000;
const WIDTHS: Record<string, number> = {
  code: 10,
  name: 26,
  address: 40,
  email: 28,
  mobile: 18,
  kind: 10,
  stage: 10,
  city: 14,
};

const partName = (task: Task, part: number) => `${task.id}.part${part}`;

/** One step of an export: some more rows, in the order of the newest cards; the last makes the file. Memory holds one step's rows only. */
export async function exportStep(task: Task, db: Db): Promise<Step> {
  const input = task.input as unknown as ExportInput;
  const own = await ownFields(db);
  const where = Prisma.join([...matching(input.filters), Prisma.sql`c."erasedAt" is null`], " and ");
  if (task.cursor === null) {
    await mkdir(transferFolder(), { recursive: true, mode: 0o700 });
    const [{ n }] = await db.$queryRaw<[{ n: number }]>`select count(*)::int as "n" from "Customer" c where ${where}`;
    return { cursor: { after: null, part: 0, rows: 0, bytes: 0 }, done: 0, total: n };
  }
  const cursor = task.cursor as unknown as Cursor;
  const rows = await readCards(db, where, cursor.after);
  if (rows.length === 0 && cursor.bytes > 0)
    return { cursor: null, done: 0, result: await finish(task, input, cursor, own) };
  const next = await write(task, input, cursor, rows, own);
  return { cursor: next, done: rows.length };
}

function readCards(db: Db, where: Prisma.Sql, after: Cursor["after"]): Promise<ExportRow[]> {
  const beyond = after
    ? Prisma.sql`and (c."createdAt", c."id") < (${after.sort}::timestamptz, ${after.id}::uuid)`
    : Prisma.empty;
  return db.$queryRaw<ExportRow[]>`
    select c."id", c."createdAt"::text as "sortAt", c."code", c."name", c."kind"::text, c."stage"::text, c."province", c."city", c."address",
      c."postalCode", c."birthday"::text as "birthday", c."nationalId", c."incomeBand", c."interests", c."tastes", c."services",
      c."expectations", c."requestCount", c."openCount", c."lastRequestAt", c."purchaseCount", c."purchaseRial"::text as "purchaseRial",
      c."createdAt", c."custom",
      array(select t."name" from "CustomerTag" g join "Tag" t on t."id" = g."tagId" where g."customerId" = c."id" order by t."name") as "tags",
      (select coalesce(json_agg(json_build_object('kind', p."kind", 'canonical', p."canonical") order by p."main" desc, p."createdAt"), '[]')
        from "ContactPoint" p where p."customerId" = c."id" and p."retiredAt" is null) as "points"
    from "Customer" c where ${where} ${beyond} order by c."createdAt" desc, c."id" desc limit ${CHUNK}`;
}

/** Appends at the place the last saved step ended, so a step that comes twice writes its rows once. */
async function write(task: Task, input: ExportInput, cursor: Cursor, rows: ExportRow[], own: FieldRow[]) {
  const full = cursor.rows >= SHEET_ROWS - CHUNK && input.format === "xlsx";
  const at = full ? { ...cursor, part: cursor.part + 1, rows: 0, bytes: 0 } : cursor;
  const csv = input.format === "csv";
  const head = input.columns.map((column) => headerOf(column, own));
  const first = at.bytes > 0 ? "" : csv ? CSV_MARK + csvLine(head) : xlsxRow(head, "head");
  const lines = rows.map((row) => {
    const cells = input.columns.map((column) => cellOf(row, column, own, csv));
    return csv ? csvLine(cells) : xlsxRow(cells);
  });
  const bytes = Buffer.from(first + lines.join(""));
  const file = await open(placeOf(partName(task, at.part)), at.bytes > 0 ? "r+" : "w", 0o600);
  try {
    await file.truncate(at.bytes);
    await file.write(bytes, 0, bytes.length, at.bytes);
  } finally {
    await file.close();
  }
  const last = rows.at(-1);
  const after = last ? { sort: last.sortAt, id: last.id } : at.after;
  return { after, part: at.part, rows: at.rows + rows.length, bytes: at.bytes + bytes.length };
}

async function finish(task: Task, input: ExportInput, cursor: Cursor, own: FieldRow[]) {
  const path = `${task.id}.${input.format}`;
  const parts = Array.from({ length: cursor.part + 1 }, (_, i) => placeOf(partName(task, i)));
  if (input.format === "csv") await rename(parts[0]!, placeOf(path));
  else {
    const sheet = (i: number) => (i === 0 ? t("transfer.sheet") : `${t("transfer.sheet")} ${i + 1}`);
    const widths = input.columns.map((column) => WIDTHS[column] ?? Math.max(12, headerOf(column, own).length + 4));
    await writeXlsx(
      placeOf(path),
      parts.map((part, i) => ({ name: sheet(i), path: part })),
      widths,
    );
    await Promise.all(parts.map((part) => rm(part, { force: true })));
  }
  const { year, month, day } = jalaliParts(task.createdAt);
  const name = `${t("transfer.sheet")} ${year}-${month}-${day}.${input.format}`;
  const mime =
    input.format === "csv" ? "text/csv" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return { path, name, mime };
}
