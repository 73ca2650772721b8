import { z } from "zod";
import { conflict, notFound } from "@/lib/base/errors";
import { version } from "@/lib/base/fields";
import { newId } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import type { Checklist } from "@/prisma/generated/client";
import { checklistFields, linesOf } from "./checks";
import { mustBeDepartment } from "./create-checklist";

/** Another name, other lines, put aside or back. Requests keep what they were given. */
export const updateChecklist = command({
  name: "checklist.write",
  input: z.strictObject(checklistFields).partial().extend({ id: z.uuid(), version }),
  load: async ({ db, input }) => {
    const [list] = await db.$queryRaw<Checklist[]>`select * from "Checklist" where "id" = ${input.id}::uuid for update`;
    if (!list) throw notFound();
    return list;
  },
  run: async ({ db, input, subject: list, record }) => {
    if (input.version !== undefined && input.version !== list.version) throw conflict("stale");
    await mustBeDepartment(db, input.departmentId);
    const before = linesOf(list);
    const known = new Set(before.map((line) => line.id));
    const lines = input.lines?.map((line) => ({ ...line, id: line.id && known.has(line.id) ? line.id : newId() }));
    const after = {
      name: input.name ?? list.name,
      kind: input.kind === undefined ? list.kind : input.kind,
      departmentId: input.departmentId === undefined ? list.departmentId : input.departmentId,
      automatic: input.automatic ?? list.automatic,
      active: input.active ?? list.active,
      lines: lines ?? before,
    };
    await db.checklist.update({ where: { id: list.id }, data: { ...after, version: { increment: 1 } } });
    const { name, kind, departmentId, automatic, active } = list;
    record({
      type: "checklist.updated",
      subject: { type: "checklist", id: list.id },
      before: { name, kind, departmentId, automatic, active, lines: before },
      after,
      quiet: !(after.automatic && after.active),
    });
    return { id: list.id, ...after, version: list.version + 1 };
  },
});
