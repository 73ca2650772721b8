import type { Prisma } from "@/prisma/generated/client";

/** An open transaction. Domain code is handed one; only the kernel can make one. */
export type Db = Prisma.TransactionClient;

/** How a lean transaction takes a statement that may wait. */
export const LATER = Symbol.for("peyvand.later");

/**
 * A statement with this remark is planned for the values it comes with. Without it a connection keeps one plan for all values: right for
 * keys, hundreds of times too slow where one value is in a few rows and another in a hundred thousand.
 */
export const PLAN_ANEW = "/* plan anew */";

/**
 * Runs a write whose outcome nobody needs before the commit. A lean transaction keeps it until its next statement or its commit and
 * sends them together; elsewhere it runs at once. When it fails the transaction fails, at that later moment.
 */
export async function later(db: Db, sql: Prisma.Sql): Promise<void> {
  const keep = (db as { [LATER]?: (sql: Prisma.Sql) => void })[LATER];
  if (keep) keep(sql);
  else await db.$executeRaw(sql);
}
