import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { conflict, invalid, notFound } from "@/lib/base/errors";
import { optionalText } from "@/lib/base/fields";
import { newId } from "@/lib/base/id";
import { t } from "@/lib/i18n/t";
import { command } from "@/lib/kernel/command";
import type { Closure } from "@/prisma/generated/client";
import { closureFields, spanProblem } from "./schema";
import { closureAsJson } from "./shown";
import { asVersion } from "./versioning";

/** A closure as it is now. @throws notFound */
export async function findClosure(db: Db, closureId: string): Promise<Closure> {
  const closure = await db.closure.findFirst({ where: { closureId, untilVersion: null } });
  if (!closure) throw notFound();
  return closure;
}

/** Ends the present state of a closure with a version. @throws conflict when another one did */
export async function endClosure(db: Db, closure: Closure, version: number): Promise<void> {
  const { count } = await db.closure.updateMany({
    where: { id: closure.id, untilVersion: null },
    data: { untilVersion: version },
  });
  if (count === 0) throw conflict("calendar.changedMeanwhile");
}

/** It began or ends at another moment than was thought, or for another reason. */
export const updateClosure = command({
  name: "calendar.write",
  input: z.strictObject({
    id: z.uuid(),
    from: closureFields.from.optional(),
    until: closureFields.until.optional(),
    reason: optionalText(300),
  }),
  load: ({ db, input }) => findClosure(db, input.id),
  run: async (context) => {
    const { db, input, subject: old } = context;
    const { from = old.from, until = old.until, reason = old.reason } = input;
    const wrong = spanProblem({ from, until });
    if (wrong) throw invalid({ until: wrong });
    const { departmentId, province } = old;
    const version = await asVersion(context, async (version) => {
      await endClosure(db, old, version);
      const row = await db.closure.create({
        data: { ...old, from, until, reason, id: newId(), sinceVersion: version },
      });
      return {
        act: "closure.changed",
        departmentId,
        province,
        before: closureAsJson(old),
        after: closureAsJson(row),
        reason: t("calendar.why.closure", { reason }),
        from: from < old.from ? from : old.from,
      };
    });
    return { version, id: old.closureId };
  },
});
