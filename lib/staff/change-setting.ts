import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { settings } from "./schema";
import { keepSetting } from "./store";

const input = z.discriminatedUnion("key", [
  z.strictObject({ key: z.literal("company"), value: settings.company }),
  z.strictObject({ key: z.literal("areaCode"), value: settings.areaCode }),
  z.strictObject({ key: z.literal("silenceDays"), value: settings.silenceDays }),
]);

/** Changes one setting of the house. */
export const changeSetting = command({
  name: "settings.write",
  input,
  load: async () => null,
  run: async ({ db, input: { key, value }, now, record }) => {
    await keepSetting(db, record, key, value, now);
    return { key };
  },
});
