import { z } from "zod";
import { conflict } from "@/lib/base/errors";
import { command } from "@/lib/kernel/command";
import { settings } from "@/lib/staff/schema";
import { keepSetting, loadSettings } from "@/lib/staff/store";

/** The levels of customers, the lowest first. One that a customer or a target has cannot be taken away. */
export const setLevels = command({
  name: "service.write",
  input: z.strictObject({ levels: settings.levels }),
  load: async () => null,
  run: async ({ db, input: { levels }, now, record }) => {
    const before = (await loadSettings(db, now)).levels;
    const gone = before.filter((old) => !levels.some((level) => level.key === old.key)).map((old) => old.key);
    const used = [
      await db.customer.findFirst({ where: { level: { in: gone } }, select: { level: true } }),
      await db.serviceTarget.findFirst({ where: { level: { in: gone } }, select: { level: true } }),
    ].find((row) => row !== null);
    const name = before.find((level) => level.key === used?.level)?.name;
    if (name) throw conflict({ key: "conflict.levelInUse", params: { name } });
    await keepSetting(db, record, "levels", levels, now);
    for (const [levelRank, { key }] of levels.entries())
      await db.customer.updateMany({ where: { level: key, levelRank: { not: levelRank } }, data: { levelRank } });
    return { levels };
  },
});
