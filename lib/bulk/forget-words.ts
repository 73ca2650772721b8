import type { Db } from "@/lib/base/db";
import type { Task } from "@/prisma/generated/client";

const WEEK_MS = 7 * 86_400_000;
const GONE = "—";
/** What people write into an order; all else in it are ids and words of ours. */
const WRITTEN = new Set(["instruction", "note", "reason"]);

/**
 * An order to many keeps its words only as long as somebody may look at what became of it: of orders that are over and older than a
 * week they are blanked. Safe to run twice.
 */
export async function sweepOrders(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - WEEK_MS).toISOString();
  const rows = await db.$queryRaw<Row[]>`
    select "id"::text, "input" from "Task" where "kind" = 'bulk.act' and "createdAt" < ${before}::timestamptz
      and "status" in ('done', 'stopped', 'failed') and not coalesce("result", '{}') ? 'wordless' limit 500`;
  await blank(db, rows);
}

/** The same at once for orders that named a request of these cards. */
export async function blankOrders(db: Db, cards: readonly string[]): Promise<void> {
  const rows = await db.$queryRaw<Row[]>`
    select t."id"::text, t."input" from "Task" t
    where t."kind" = 'bulk.act' and not coalesce(t."result", '{}') ? 'wordless' and exists (
      select 1 from jsonb_array_elements(t."input"->'chosen') c join "Request" q on q."number" = (c->>'number')::int
      where q."customerId" = any(${[...cards]}::uuid[])) for update of t`;
  await blank(db, rows);
}

/** An order that had words and has none any more cannot go on. */
export const isWordless = ({ result }: Pick<Task, "result">): boolean =>
  (result as { wordless?: boolean } | null)?.wordless === true;

type Row = { id: string; input: unknown };

async function blank(db: Db, rows: readonly Row[]): Promise<void> {
  const blanked = rows.map(({ id, input }) => {
    const left = wordless(input);
    return { id, input: left, changed: JSON.stringify(left) !== JSON.stringify(input) };
  });
  if (blanked.length === 0) return;
  await db.$executeRaw`
    update "Task" t set "input" = b."input", "result" = coalesce(t."result", '{}') || jsonb_build_object('wordless', b."changed")
    from jsonb_to_recordset(${JSON.stringify(blanked)}::jsonb) as b("id" uuid, "input" jsonb, "changed" boolean) where t."id" = b."id"`;
}

const wordless = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(wordless)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value).map(([name, one]) => [
            name,
            WRITTEN.has(name) && typeof one === "string" ? GONE : wordless(one),
          ]),
        )
      : value;
