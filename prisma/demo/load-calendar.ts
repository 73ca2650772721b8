import { addClosure } from "@/lib/calendar/add-closure";
import { setWeek } from "@/lib/calendar/set-week";
import { shiftDay, tehranDayKey } from "@/lib/i18n/date";
import { idOf, type World } from "@/prisma/demo/world";

const DAY = 86_400_000;
const ADMINISTRATOR = "admin@demo.test";
const long = [{ from: "08:00", to: "20:00" }];

/** What the administrator did to the calendar: the technicians' longer week, and a morning lost to snow. */
export const calendarSteps = (world: World, now: Date) => [
  {
    at: new Date(now.getTime() - 40 * DAY),
    run: async () => {
      const effectiveFrom = shiftDay(tehranDayKey(now), -40);
      const days = { saturday: long, sunday: long, monday: long, tuesday: long, wednesday: long, thursday: long };
      const departmentId = idOf(world.departments, "support");
      await setWeek(await world.actor(ADMINISTRATOR, now), {
        departmentId,
        effectiveFrom,
        name: "ساعت کار سرویس در محل",
        days: { ...days, friday: [{ from: "09:00", to: "13:00" }] },
      });
    },
  },
  {
    at: new Date(now.getTime() - 12 * DAY),
    run: async () => {
      const day = tehranDayKey(new Date(now.getTime() - 12 * DAY));
      const [from, until] = [`${day}T08:00:00+03:30`, `${day}T12:00:00+03:30`];
      const admin = await world.actor(ADMINISTRATOR, now);
      await addClosure(admin, { from, until, province: "اردبیل", reason: "برف سنگین و بسته بودن راه‌ها" });
    },
  },
];
