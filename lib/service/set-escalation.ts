import { z } from "zod";
import { command } from "@/lib/kernel/command";
import { settings } from "@/lib/staff/schema";
import { keepSetting } from "@/lib/staff/store";

/** When a clock warns, and whom a late one is told to after how long. Clocks that run follow in the background. */
export const setEscalation = command({
  name: "service.write",
  input: z.strictObject({ rules: settings.escalation }),
  load: async () => null,
  run: async ({ db, input: { rules }, now, record, queue }) => {
    await keepSetting(db, record, "escalation", rules, now);
    queue({ name: "service.recompute", payload: { reason: "rules" } });
    return { rules };
  },
});
