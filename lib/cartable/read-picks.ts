import { z } from "zod";
import { readHouse } from "@/lib/calendar/store";
import { query } from "@/lib/kernel/command";
import { followUpPicks } from "./rules";

/** When things are brought back most often, seen from now. */
export const readPicks = query({
  name: "calendar.read",
  input: z.strictObject({}),
  run: async ({ db, now }) => {
    const { work } = await readHouse(db, now);
    return followUpPicks(now, work).map(({ pick, at }) => ({ pick, at: at.toISOString() }));
  },
});
