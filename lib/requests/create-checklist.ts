import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { invalid } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import { checklistFields } from "./checks";

/** A list of things to do, made by the house. */
export const createChecklist = command({
  name: "checklist.write",
  input: z.strictObject(checklistFields).omit({ active: true }),
  load: async () => null,
  run: async ({ db, input, now, record }) => {
    await mustBeDepartment(db, input.departmentId);
    const row = {
      id: newId(),
      name: input.name,
      kind: input.kind ?? null,
      departmentId: input.departmentId ?? null,
      automatic: input.automatic ?? false,
      lines: input.lines.map((line) => ({ ...line, id: newId() })),
    };
    await db.checklist.create({ data: { ...row, createdAt: now } });
    record({
      type: "checklist.created",
      subject: { type: "checklist", id: row.id },
      after: row,
      quiet: !row.automatic,
    });
    return { ...row, active: true, version: 1 };
  },
});

export async function mustBeDepartment(db: Db, id: string | null | undefined): Promise<void> {
  if (!id) return;
  const found = await db.department.findUnique({ where: { id }, select: { active: true } });
  if (!found?.active) throw invalid({ departmentId: "referral.unknownTarget" });
}
