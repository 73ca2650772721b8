import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { command } from "@/lib/kernel/command";
import type { DoneRow, Left } from "./done-row";
import { removeCards, removeCompanies } from "./remove-cards";
import { restoreCards } from "./restore-cards";
import { loadImport } from "./store";

const CHUNK = 500;

/**
 * Takes the last rows back that were not yet: a card that nothing has happened to since is removed; what the import filled in is emptied
 * again, unless somebody changed it since. What stays is written down with its reason. Safe to run twice.
 */
export const takeBackRows = command({
  name: "customer.importStep",
  input: z.strictObject({ id: z.uuid(), below: z.number().int() }),
  lean: true,
  load: ({ db, input }) => loadImport(db, input.id, true),
  run: async ({ db, input: { id, below }, subject, now, record }) => {
    if (subject.status !== "undoing") return null;
    const rows = await db.$queryRaw<DoneRow[]>`
      select "line", "outcome"::text, "customerId", "before", "added" from "ImportRow"
      where "importId" = ${id}::uuid and "line" < ${below} and "outcome" in ('created', 'updated') order by "line" desc limit ${CHUNK}`;
    if (rows.length === 0) return null;
    const updated = rows.filter((row) => row.outcome === "updated");
    const created = rows.filter((row) => row.outcome === "created");
    const restored = await restoreCards(db, id, updated, now);
    const removed = await removeCards(db, id, created);
    const companies = await removeCompanies(db, id, rows);
    for (const event of [...restored.events, ...removed.events, ...companies.events]) record(event);
    const left = new Map([...companies.left, ...restored.left, ...removed.left]);
    await mark(db, id, rows, { left, stayed: removed.left }, now);
    const counts = {
      removed: created.length - removed.left.size + companies.events.length,
      restored: updated.length - restored.left.size,
      left: left.size,
    };
    return { below: rows.at(-1)!.line, done: rows.length, counts };
  },
});

type Marks = { left: Left; stayed: Left };

async function mark(db: Db, importId: string, rows: DoneRow[], { left, stayed }: Marks, now: Date): Promise<void> {
  const marks = rows.map(({ line, outcome }) => ({
    line,
    reasons: left.has(line) ? { undo: { key: left.get(line) } } : null,
    // A card that stays is still known by its line.
    undone: outcome === "updated" || !stayed.has(line),
  }));
  await db.$executeRaw`
    update "ImportRow" r set "undoneAt" = case when m."undone" then ${now}::timestamptz end, "reasons" = coalesce(m."reasons", r."reasons")
    from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as m("line" int, "reasons" jsonb, "undone" boolean)
    where r."importId" = ${importId}::uuid and r."line" = m."line"`;
}
