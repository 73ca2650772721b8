import { z } from "zod";
import { sha256 } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import { lockRows, lookUp } from "./look-up";
import { planRows } from "./plan-rows";
import { type ReadRow, readRow } from "./read-row";
import { type KeptRow, loadImport, optionsOf, readingOf } from "./store";
import { writeRows } from "./write-rows";

const rows = z.array(z.custom<KeptRow>()).max(1000);

/**
 * Brings in some rows: locks their keys, looks up, decides, writes, each in a few statements for all of them. Rows that were brought in
 * already (the step comes twice after a crash) are left alone. `null`: the import does not go on (it is being undone).
 */
export const bringRows = command({
  name: "customer.importStep",
  input: z.strictObject({ id: z.uuid(), rows }),
  lean: true,
  load: ({ db, input }) => loadImport(db, input.id, true),
  run: async ({ db, input, subject: row, now, record }) => {
    if (row.status !== "running") return null;
    const lines = input.rows.map(({ line }) => line);
    const kept = await db.$queryRaw<{ line: number }[]>`
      select "line" from "ImportRow" where "importId" = ${row.id}::uuid and "line" = any(${lines}::int[])`;
    const known = new Set(kept.map(({ line }) => line));
    const reading = await readingOf(db, row, now);
    const read = input.rows
      .filter(({ line }) => !known.has(line))
      .map((one) => unreadable(one) ?? readRow(one, reading));
    const good = read.filter((one) => Object.keys(one.problems).length === 0 || reading.options.wrongCells === "skip");
    await lockRows(db, good);
    const plan = planRows(read, await lookUp(db, good, true), optionsOf(row), now);
    for (const event of await writeRows(db, { importId: row.id, plan, now })) record(event);
    const counts: Record<string, number> = {};
    for (const { outcome } of plan.rows) counts[outcome] = (counts[outcome] ?? 0) + 1;
    return counts;
  },
});

/** Where the file could be read no further, the row says why. */
function unreadable({ line, problem }: KeptRow): ReadRow | null {
  if (!problem) return null;
  const nothing = { name: null, company: null, kind: null, stage: null, code: null, keys: [], values: {}, tags: [] };
  const lists = { interests: [], tastes: [], services: [] };
  return { line, hash: sha256(`unreadable ${line}`), ...nothing, lists, problems: { "-1": problem } };
}
