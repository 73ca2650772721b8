import { z } from "zod";
import { invalid } from "@/lib/base/errors";
import { instant, whole } from "@/lib/base/fields";
import { query } from "@/lib/kernel/command";
import { due, elapsed, NoOpenHour } from "./rules";
import { provinceField } from "./schema";
import { calendarOf } from "./store";

const TEN_YEARS = 10 * 366 * 86_400;

/** When so many working seconds from a moment are over, or how many lie between two. */
export const countWorkingTime = query({
  name: "calendar.look",
  input: z
    .strictObject({
      from: instant,
      seconds: whole(0, TEN_YEARS).optional(),
      until: instant.optional(),
      departmentId: z.uuid().optional(),
      province: provinceField.optional(),
    })
    .refine((i) => (i.seconds === undefined) !== (i.until === undefined), {
      message: "calendar.secondsOrUntil",
      path: ["seconds"],
    }),
  run: async ({ db, now, input }) => {
    const { from, seconds, until, ...whose } = input;
    const cal = await calendarOf(db, now, whose);
    try {
      const at = until ?? due(from, seconds!, cal);
      return { from, until: at, seconds: seconds ?? elapsed(from, at, cal), calendar: cal.id, version: cal.version };
    } catch (error) {
      if (error instanceof NoOpenHour) throw invalid({ seconds: "calendar.neverDue" });
      throw error;
    }
  },
});
