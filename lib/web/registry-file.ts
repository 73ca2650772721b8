import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CSV_MARK, csvLine } from "@/lib/base/csv-writer";
import { transferFolder } from "@/lib/base/file-store";
import { newId } from "@/lib/base/id";
import { writeXlsx, xlsxRow } from "@/lib/base/xlsx-writer";
import { formatSortable, formatSortableDay } from "@/lib/i18n/date";
import { register } from "@/lib/i18n/messages/fa/register";
import { t } from "@/lib/i18n/t";
import type { RegistryRow } from "@/lib/requests/list-registry";
import { downloadHeaders } from "./download";

const { book: say } = register;
const HEAD = [
  ...[say.entry, say.at, say.channel, say.request, say.subject, say.customer],
  ...[say.theirNumber, say.theirDate, say.by, say.status],
];
const WIDTHS = [12, 18, 14, 10, 44, 26, 16, 14, 22, 16];
const MIME = { csv: "text/csv", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

/** A year of the registry as a download, in the order of its numbers. */
export async function registryFile(
  year: number,
  rows: readonly RegistryRow[],
  format: "csv" | "xlsx",
): Promise<Response> {
  const bytes = format === "csv" ? Buffer.from(csv(rows)) : await xlsx(rows);
  return new Response(new Uint8Array(bytes), {
    headers: downloadHeaders({
      name: `${t("register.book.file", { year: String(year) })}.${format}`,
      mime: MIME[format],
    }),
  });
}

const csv = (rows: readonly RegistryRow[]): string =>
  CSV_MARK + csvLine(HEAD) + rows.map((row) => csvLine(cellsOf(row))).join("");

/** The writer works on files, for exports that memory does not hold. */
async function xlsx(rows: readonly RegistryRow[]): Promise<Buffer> {
  await mkdir(transferFolder(), { recursive: true, mode: 0o700 });
  const [part, target] = [newId(), newId()].map((id) => join(transferFolder(), `${id}.registry`)) as [string, string];
  try {
    await writeFile(part, xlsxRow(HEAD, "head") + rows.map((row) => xlsxRow(cellsOf(row))).join(""), { mode: 0o600 });
    await writeXlsx(target, [{ name: say.title, path: part }], WIDTHS);
    return await readFile(target);
  } finally {
    await Promise.all([part, target].map((path) => rm(path, { force: true })));
  }
}

const cellsOf = (row: RegistryRow): (string | number | null)[] => [
  `${row.year}/${row.number}`,
  formatSortable(row.at),
  t(`words.channel.${row.channel}`),
  row.request,
  row.subject,
  row.customer.name,
  row.theirNumber,
  row.theirDate && formatSortableDay(new Date(`${row.theirDate}T09:00:00Z`)),
  row.by,
  t(`words.requestStatus.${row.status}`),
];
