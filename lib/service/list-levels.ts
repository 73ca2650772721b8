import { z } from "zod";
import { query } from "@/lib/kernel/command";
import { loadSettings } from "@/lib/staff/store";

/** The levels a customer may have, the lowest first. */
export const listLevels = query({
  name: "service.read",
  input: z.strictObject({}),
  run: async ({ db, now }) => (await loadSettings(db, now)).levels,
});
