import { z } from "zod";
import { holidayKinds, weekdays } from "@/lib/calendar/schema";
import { named } from "@/lib/web/views";
import { maybe } from "./maybe";

const id = z.uuid();
const day = z.string();
const range = z.object({ from: z.string(), to: z.string() });
const ranges = Object.fromEntries(weekdays.map((name) => [name, z.array(range)])) as Record<
  (typeof weekdays)[number],
  z.ZodArray<typeof range>
>;

export const weekView = named(
  "WorkWeek",
  z.object({
    departmentId: maybe(id),
    effectiveFrom: day,
    effectiveTo: maybe(day),
    name: maybe(z.string()),
    days: z.object(ranges),
    onHolidays: z.boolean(),
    version: z.int(),
  }),
);
export const closureView = named(
  "Closure",
  z.object({
    id,
    from: z.date(),
    until: z.date(),
    departmentId: maybe(id),
    province: maybe(z.string()),
    reason: z.string(),
  }),
);
export const calendarView = named(
  "Calendar",
  z.object({ version: z.int(), weeks: z.array(weekView), closures: z.array(closureView) }),
);
export const holidayView = named(
  "Holiday",
  z.object({ day, name: z.string(), kind: z.enum(holidayKinds), estimated: z.boolean() }),
);
export const holidaysView = z.object({ year: z.int(), items: z.array(holidayView) });
/** The version that a change made. */
export const versionMade = named("CalendarVersion", z.object({ version: z.int() }));
export const closureMade = versionMade.extend({ id });
export const dayMade = versionMade.extend({ day });
export const weekMade = versionMade.extend({ effectiveFrom: day });
export const versionView = named(
  "CalendarChange",
  z.object({
    version: z.int(),
    at: z.date(),
    act: z.string(),
    by: maybe(z.string()),
    department: maybe(z.string()),
    province: maybe(z.string()),
    before: z.unknown(),
    after: z.unknown(),
  }),
);
export const previewView = z.object({
  rows: z.array(
    z.object({
      line: z.int(),
      day,
      name: z.string(),
      state: z.enum(["new", "same", "changed"]),
      before: maybe(holidayView),
    }),
  ),
  bad: z.array(z.object({ line: z.int(), text: z.string(), problem: z.object({ key: z.string() }) })),
  counts: z.object({ new: z.int(), same: z.int(), changed: z.int(), bad: z.int() }),
});
export const importedView = z.object({
  version: maybe(z.int()),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  bad: z.int(),
});
export const workingTimeView = named(
  "WorkingTime",
  z.object({ from: z.date(), until: z.date(), seconds: z.number(), calendar: z.string(), version: z.int() }),
);
