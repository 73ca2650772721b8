import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { command } from "@/lib/kernel/command";
import type { Json } from "@/lib/kernel/events";
import { Prisma } from "@/prisma/generated/client";
import { linksTo, unlinked } from "./links";
import { loadImport } from "./store";

/** All rows were brought in, or all were taken back. */
export const finishImport = command({
  name: "customer.importStep",
  input: z.strictObject({ id: z.uuid(), to: z.enum(["done", "undone"]) }),
  load: ({ db, input }) => loadImport(db, input.id, true),
  run: async ({ db, input: { id, to }, subject: row, record }) => {
    if (row.status !== (to === "done" ? "running" : "undoing")) return;
    await db.customerImport.update({ where: { id }, data: { status: to } });
    if (to === "undone") await dropOwnTags(db, id);
    const outcomes = await db.importRow.groupBy({ by: ["outcome"], where: { importId: id }, _count: true });
    const after = Object.fromEntries(outcomes.map(({ outcome, _count }) => [outcome, _count])) as Json;
    record({ type: to === "done" ? "import.finished" : "import.undone", subject: { type: "import", id }, after });
  },
});

/** Tags that came into being with a row of this import (they bear its time), that nobody has changed and nothing carries now. */
async function dropOwnTags(db: Db, importId: string): Promise<void> {
  await db.$executeRaw`
    delete from "Tag" t where t."version" = 1 and exists (
      select 1 from "ImportRow" r where r."importId" = ${importId}::uuid and (r."added"->>'at')::timestamptz = t."createdAt"
        and r."added"->'tags' ? t."id"::text)
      ${unlinked(await linksTo(db, "Tag"), Prisma.sql`t."id"`)}`;
}
