import { z } from "zod";
import { command } from "@/lib/kernel/command";
import type { Json } from "@/lib/kernel/events";
import { settings } from "./schema";
import { forgetSettings } from "./store";

const input = z.discriminatedUnion("key", [
  z.strictObject({ key: z.literal("company"), value: settings.company }),
  z.strictObject({ key: z.literal("areaCode"), value: settings.areaCode }),
  z.strictObject({ key: z.literal("silenceDays"), value: settings.silenceDays }),
  z.strictObject({ key: z.literal("targets"), value: settings.targets }),
]);

/** Changes one setting of the house. */
export const changeSetting = command({
  name: "settings.write",
  input,
  load: ({ db, input }) => db.setting.findUnique({ where: { key: input.key } }),
  run: async ({ db, input: { key, value }, now, subject: before, record }) => {
    await db.setting.upsert({
      where: { key },
      create: { key, value, updatedAt: now },
      update: { value, updatedAt: now, version: { increment: 1 } },
    });
    forgetSettings();
    record({
      type: "setting.changed",
      subject: { type: "setting", id: key },
      before: (before?.value ?? null) as Json,
      after: value as Json,
    });
    return { key };
  },
});
