import { z } from "zod";
import { shiftDay, tehranDayKey } from "@/lib/i18n/date";
import { query } from "@/lib/kernel/command";
import { type ClosureShown, closureShown, dateOf, type WeekShown, weekShown } from "./shown";

export type CalendarShown = {
  version: number;
  /** The company's and of every department that has its own; of each the newest first. */
  weeks: WeekShown[];
  /** Those that end after so long ago; the newest first. */
  closures: ClosureShown[];
};

const PAST_CLOSURES_DAYS = 400;
const MOST = 500;

/** Weeks and closures as they are now. */
export const readCalendar = query({
  name: "calendar.look",
  input: z.strictObject({}),
  run: async ({ db, now }): Promise<CalendarShown> => {
    const since = dateOf(shiftDay(tehranDayKey(now), -PAST_CLOSURES_DAYS));
    const [newest, weeks, closures] = await Promise.all([
      db.calendarVersion.aggregate({ _max: { version: true } }),
      db.workWeek.findMany({ where: { untilVersion: null }, orderBy: { effectiveFrom: "desc" }, take: MOST }),
      db.closure.findMany({
        where: { untilVersion: null, until: { gte: since } },
        orderBy: [{ from: "desc" }, { id: "desc" }],
        take: MOST,
      }),
    ]);
    return {
      version: newest._max.version ?? 0,
      weeks: weeks.map(weekShown),
      closures: closures.map(closureShown),
    };
  },
});
