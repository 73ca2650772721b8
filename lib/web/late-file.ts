import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { UserActor } from "@/lib/auth/actor";
import { CSV_MARK, csvLine } from "@/lib/base/csv-writer";
import { writeXlsx, xlsxRow } from "@/lib/base/xlsx-writer";
import { formatSortable } from "@/lib/i18n/date";
import { service } from "@/lib/i18n/messages/fa/service-targets";
import { type LateItem, listLate } from "@/lib/service/list-late";
import { downloadHeaders } from "./download";

const { late } = service;
const MOST = 20_000;
type Filter = Parameters<typeof listLate>[1];

/** All that is late now as a file for a spreadsheet, at most 20,000 rows. */
export async function lateFile(actor: UserActor, filter: Filter, format: "csv" | "xlsx"): Promise<Response> {
  const head = Object.values(late.columns);
  const rows: (string | number | null)[][] = [];
  for (let cursor: string | null | undefined; cursor !== null && rows.length < MOST; ) {
    const page = await listLate(actor, { ...filter, limit: 100, ...(cursor ? { cursor } : {}) });
    rows.push(...page.items.map(cells));
    cursor = page.nextCursor;
  }
  const body =
    format === "csv"
      ? Buffer.from(CSV_MARK + csvLine(head) + rows.map(csvLine).join(""))
      : await workbook([xlsxRow(head, "head"), ...rows.map((row) => xlsxRow(row))]);
  return new Response(new Uint8Array(body), {
    headers: downloadHeaders({
      name: `${late.title}.${format}`,
      mime: format === "csv" ? "text/csv; charset=utf-8" : XLSX,
    }),
  });
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const cells = (item: LateItem) => [
  item.number,
  item.subject,
  item.customer,
  item.department,
  [item.person, item.seat].filter(Boolean).join("، ") || null,
  late.clocks[item.clock],
  formatSortable(item.dueAt),
  Math.floor(item.lateSeconds / 60),
  whyLate(item),
];

/** The reason in a sentence. */
export const whyLate = ({ reason, waitsFor }: Pick<LateItem, "reason" | "waitsFor">): string =>
  late.reason[reason as keyof typeof late.reason].replace("{who}", waitsFor ?? "—");

async function workbook(rows: string[]): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "peyvand-late-"));
  try {
    await writeFile(join(folder, "rows.xml"), rows.join(""), { mode: 0o600 });
    const target = join(folder, "late.xlsx");
    await writeXlsx(
      target,
      [{ name: late.title, path: join(folder, "rows.xml") }],
      [10, 40, 24, 18, 30, 16, 24, 16, 50],
    );
    return await readFile(target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
