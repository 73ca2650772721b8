import { z } from "zod";
import { conflict, invalid } from "@/lib/base/errors";
import { text, version } from "@/lib/base/fields";
import { command } from "@/lib/kernel/command";
import { flag, roles } from "./schema";
import { lockPosition, mustBeFresh, openReferrals } from "./store";

/** Title, role, open or closed. A seat with a holder, with open referrals or with requests it answers for cannot be closed. */
export const updatePosition = command({
  name: "position.write",
  input: z.strictObject({ id: z.uuid(), title: text(120), role: z.enum(roles), active: flag.default(false), version }),
  load: ({ db, input }) => lockPosition(db, input.id),
  run: async ({ db, input: { id, version, ...change }, now, subject: { position, holder }, record }) => {
    mustBeFresh(position, version);
    const { departmentId } = position;
    const same = { departmentId, title: change.title, id: { not: id } };
    if (await db.position.findFirst({ where: same, select: { id: true } }))
      throw invalid({ title: "settings.problems.titleTaken" });
    if (position.active && !change.active) {
      if (holder) throw conflict("settings.problems.positionHeld");
      if (await openReferrals(db, { positionId: id })) throw conflict("settings.problems.positionHasReferrals");
      const open = { ownerPositionId: id, status: { notIn: ["closed" as const, "merged" as const, "spam" as const] } };
      if (await db.request.findFirst({ where: open, select: { id: true } }))
        throw conflict("settings.problems.positionOwnsRequests");
      await db.substitution.updateMany({ where: { positionId: id, endedAt: null }, data: { endedAt: now } });
    }
    if (!position.active && change.active && !position.department.active)
      throw conflict("settings.problems.unknownDepartment");
    const after = await db.position.update({ where: { id }, data: { ...change, version: { increment: 1 } } });
    const shown = (p: { title: string; role: string; active: boolean }) => ({
      title: p.title,
      role: p.role,
      active: p.active,
    });
    record({
      type: "position.updated",
      subject: { type: "position", id },
      departmentId,
      before: shown(position),
      after: shown(after),
    });
    return { id, version: after.version };
  },
});
