import type { ImportPlan } from "@/lib/calendar/import-holidays";

/** What an import would do, with days and faults in words. */
export type ImportShown = {
  rows: (ImportPlan["rows"][number] & { said: string })[];
  bad: { line: number; text: string; said: string }[];
  counts: ImportPlan["counts"];
};

/** How far an import has come. */
export type ImportState =
  | { kind: "fresh" }
  | { kind: "refused"; message: string }
  | { kind: "preview"; text: string; plan: ImportShown }
  | { kind: "done"; added: string; changed: string };

/** What a closure would do, in a sentence. */
export type ClosureForecast = { said: string; idle: boolean };
