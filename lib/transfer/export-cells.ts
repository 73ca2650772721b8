import { formatPhone } from "@/lib/base/phone";
import type { FieldRow } from "@/lib/customers/rules";
import { formatSortable, formatSortableDay } from "@/lib/i18n/date";
import { isMessageKey, t } from "@/lib/i18n/t";
import { type ExportColumn, exportColumns } from "./schema";

/** A card as it leaves. */
export type ExportRow = Record<Exclude<ExportColumn, "mobile" | "landline" | "email" | "handle">, unknown> & {
  id: string;
  sortAt: string;
  points: { kind: string; canonical: string }[];
  custom: Record<string, unknown>;
};

/** All but the national ID, which is written only when it is asked for by name. */
export const defaultColumns: string[] = exportColumns.filter((column) => column !== "nationalId");

export const headerOf = (column: string, own: readonly FieldRow[]): string =>
  own.find(({ id }) => column === `custom:${id}`)?.label ?? t(`transfer.column.${column as "code"}`);

const NUMBERS = new Set(["requestCount", "openCount", "purchaseCount", "purchaseRial"]);

/** What stands in one cell: words in Persian, days in Jalali, phones as text. @param spaced phones in groups, so that Excel opening a CSV keeps their zero */
export function cellOf(
  row: ExportRow,
  column: string,
  own: readonly FieldRow[],
  spaced: boolean,
): string | number | null {
  if (column.startsWith("custom:"))
    return ownCell(
      row.custom[column.slice(7)],
      own.find(({ id }) => column === `custom:${id}`),
    );
  if (["mobile", "landline", "email", "handle"].includes(column)) return pointCell(row, column, spaced);
  const value = row[column as "code"];
  if (value === null || value === undefined) return null;
  if (NUMBERS.has(column)) return Number(value);
  if (column === "kind" || column === "stage" || column === "incomeBand") return wordOf(column, String(value));
  if (column === "birthday") return formatSortableDay(new Date(`${String(value)}T12:00:00Z`));
  if (value instanceof Date) return formatSortable(value);
  return Array.isArray(value) ? value.join("، ") : String(value);
}

function pointCell({ points }: ExportRow, kind: string, spaced: boolean): string | null {
  const of = points.filter((p) => p.kind === kind).map(({ canonical }) => canonical);
  const shown = kind === "mobile" || kind === "landline" ? of.map(formatPhone) : of;
  return shown.length === 0 ? null : shown.map((one) => (spaced ? one : one.replaceAll(" ", ""))).join("، ");
}

function ownCell(value: unknown, field: FieldRow | undefined): string | number | null {
  if (value === null || value === undefined || !field) return null;
  if (typeof value === "boolean") return t(value ? "transfer.yes" : "transfer.no");
  if (typeof value === "number") return value;
  return field.type === "date" ? formatSortableDay(new Date(`${String(value)}T12:00:00Z`)) : String(value);
}

function wordOf(column: "kind" | "stage" | "incomeBand", value: string): string {
  const key = `transfer.words.${column}.${value}`;
  return isMessageKey(key) ? t(key) : value;
}
