import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { conflict, invalid, notFound } from "@/lib/base/errors";
import { optionalText, text, version } from "@/lib/base/fields";
import { command } from "@/lib/kernel/command";
import type { Department } from "@/prisma/generated/client";
import { flag, wholeField } from "./schema";
import { mustBeFresh, openReferrals } from "./store";

async function lockDepartment(db: Db, id: string): Promise<Department> {
  const [row] = await db.$queryRaw<Department[]>`select * from "Department" where "id" = ${id}::uuid for update`;
  if (!row) throw notFound();
  return row;
}

/** Name, place in lists, open or closed, signature. One with seats or with referrals in its queue cannot be closed. */
export const updateDepartment = command({
  name: "department.write",
  input: z.strictObject({
    id: z.uuid(),
    name: text(120),
    ordinal: wholeField(0, 1000).optional(),
    active: flag.default(false),
    /** Below the replies that leave for it by mail; empty: none. */
    signature: optionalText(500),
    version,
  }),
  load: ({ db, input }) => lockDepartment(db, input.id),
  run: async ({ db, input: { id, version, signature = null, ...rest }, subject: before, record }) => {
    const change = { ...rest, signature };
    mustBeFresh(before, version);
    const taken = await db.department.findFirst({
      where: { name: change.name, id: { not: id } },
      select: { id: true },
    });
    if (taken) throw invalid({ name: "settings.problems.nameTaken" });
    if (before.active && !change.active) {
      if ((await db.position.count({ where: { departmentId: id, active: true } })) > 0)
        throw conflict("settings.problems.departmentHasPositions");
      if (await openReferrals(db, { departmentId: id })) throw conflict("settings.problems.departmentHasReferrals");
    }
    const after = await db.department.update({ where: { id }, data: { ...change, version: { increment: 1 } } });
    const shown = (d: Department) => ({ name: d.name, ordinal: d.ordinal, active: d.active, signature: d.signature });
    record({
      type: "department.updated",
      subject: { type: "department", id },
      departmentId: id,
      before: shown(before),
      after: shown(after),
    });
    return { id, version: after.version };
  },
});
