import type { Problem } from "@/lib/base/errors";
import type { HolidayKind } from "./schema";

/** One day that a file calls a holiday, or a line that cannot be read. */
export type ImportRow = {
  line: number;
  day: string;
  name: string;
  /** null: the file does not tell. */
  kind: HolidayKind | null;
  estimated: boolean | null;
};
export type BadRow = { line: number; text: string; problem: Problem };
export type Read = { rows: ImportRow[]; bad: BadRow[] };
