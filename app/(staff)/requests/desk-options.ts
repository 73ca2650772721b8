import type { DeskOptions } from "@/components/requests/desk";
import type { UserActor } from "@/lib/auth/actor";
import { type DayPlan, deskCalendar } from "@/lib/calendar/queries";
import { readPicks } from "@/lib/cartable/read-picks";
import { directory } from "@/lib/staff/queries";

/** Receivers, days off (also of the customer's province) and usual deadlines, for the forms that hand work on. */
export async function deskOptions(actor: UserActor, province?: string | null): Promise<DeskOptions> {
  const [staff, calendar, followUps] = await Promise.all([
    directory(actor, {}),
    deskCalendar(actor, { province }),
    readPicks(actor, {}),
  ]);
  const own = Object.entries(calendar.departments).map(([id, plan]) => [id, dayOptions(plan)] as const);
  return {
    targets: staff.departments.map(({ id, name, queueOpen }) => ({
      id,
      name,
      queueOpen,
      seats: staff.positions
        .filter((p) => p.departmentId === id)
        .map((p) => ({
          id: p.id,
          title: p.title,
          who: p.holderName ?? p.substituteName,
          ...(p.away ? { away: { substitute: p.substituteName } } : {}),
          vacant: (p.holderName ?? p.substituteName) === null,
        })),
    })),
    ...dayOptions(calendar),
    departments: Object.fromEntries(own),
    followUps,
  };
}

const dayOptions = ({ weekly, named, hours, exceptions, picks }: DayPlan) => ({
  daysOff: { weekly, named, hours, exceptions },
  picks,
});
