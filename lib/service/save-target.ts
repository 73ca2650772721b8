import { invalid } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { command } from "@/lib/kernel/command";
import { mustBeFresh } from "@/lib/staff/store";
import { targetInput } from "./schema";
import { forgetTargets, lockTarget, mustBeKnown, targetFacts } from "./store";

/** A row of the table of targets, new or changed; open deadlines follow in the background. Two rows that ask for the same are refused. */
export const saveTarget = command({
  name: "service.write",
  input: targetInput,
  load: ({ db, input }) => (input.id === undefined ? Promise.resolve(null) : lockTarget(db, input.id)),
  run: async ({ db, input: { id, version, ...row }, now, subject: before, record }) => {
    if (before) mustBeFresh(before, version);
    await mustBeKnown(db, row, now);
    const { clock, kind, priority, departmentId, level } = row;
    const twin = await db.serviceTarget.findFirst({
      where: { clock, kind, priority, departmentId, level, ...(id ? { id: { not: id } } : {}) },
    });
    if (twin) throw invalid({ clock: "service.targetTwice" });
    const saved = before
      ? await db.serviceTarget.update({
          where: { id: before.id },
          data: { ...row, updatedAt: now, version: { increment: 1 } },
        })
      : await db.serviceTarget.create({ data: { id: newId(), ...row, createdAt: now, updatedAt: now } });
    forgetTargets();
    record({
      type: before ? "target.updated" : "target.created",
      subject: { type: "target", id: saved.id },
      ...(row.departmentId ? { departmentId: row.departmentId } : {}),
      ...(before ? { before: targetFacts(before) } : {}),
      after: targetFacts(saved),
      job: { reason: "targets" },
    });
    return { id: saved.id, version: saved.version };
  },
});
