import type { Json } from "@/lib/kernel/events";

/** A row of the import as its undoing meets it. */
export type DoneRow = {
  line: number;
  outcome: "created" | "updated";
  customerId: string;
  before: Record<string, { was: Json; now: Json }> | null;
  /** `company`: the organization whose card came with this row; of imports before companies were known neither stands. */
  added: { points: string[]; tags: string[]; at: string; relation?: string | null; company?: string | null };
};
/** line → why it stays: a key below `errors`. */
export type Left = Map<number, string>;
