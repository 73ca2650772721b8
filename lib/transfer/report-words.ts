import type { Problem } from "@/lib/base/errors";
import { persianDigits } from "@/lib/base/text";
import { isMessageKey, t } from "@/lib/i18n/t";

/** The sentence of a problem that the worker met; a parameter that is a key is told too. */
export function told({ key, params = {} }: Problem): string {
  const words = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === "string" && isMessageKey(value) ? t(value) : value,
  ]);
  const path = `errors.${key}`;
  return isMessageKey(path) ? t(path, Object.fromEntries(words)) : key;
}

/** The name of a column: its header, else its number. */
export const columnName = (headers: readonly string[], column: number): string =>
  headers[column] || t("transfer.columnNumber", { n: persianDigits(column + 1) });

/** What is wrong with a row, in words: column → sentence; the empty column is the whole row. */
export function reasonsOf(
  problems: Record<string, Problem>,
  headers: readonly string[],
): { column: string; message: string }[] {
  return Object.entries(problems)
    .filter(([column]) => column !== "undo")
    .map(([column, problem]) => ({
      column: Number(column) < 0 ? "" : columnName(headers, Number(column)),
      message: told(problem),
    }));
}
