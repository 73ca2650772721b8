import { WeekCard } from "@/components/calendar/week-card";
import { WeekDialog } from "@/components/calendar/week-dialog";
import { inForce, weekState } from "@/components/calendar/week-words";
import { Section } from "@/components/layout/page";
import type { UserActor } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { readCalendar } from "@/lib/calendar/read-calendar";
import type { WeekShown } from "@/lib/calendar/shown";
import { tehranDayKey } from "@/lib/i18n/date";
import { calendar as say } from "@/lib/i18n/messages/fa/calendar";
import { directory } from "@/lib/staff/queries";
import { dropWeek, saveWeek } from "./actions";

/** Weeks of the company, then of each department that has its own: the one in force, the others folded. */
export async function WeeksView({ actor }: { actor: UserActor }) {
  const [{ weeks }, staff] = await Promise.all([readCalendar(actor, {}), directory(actor, {})]);
  const today = tehranDayKey(clock.now());
  const owners = [null, ...new Set(weeks.flatMap((w) => (w.departmentId ? [w.departmentId] : [])))];
  const nameOf = (id: string | null) => staff.departments.find((d) => d.id === id)?.name ?? say.company;
  const company = inForce(
    weeks.filter((w) => w.departmentId === null),
    today,
  );
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <p className="text-13 leading-text text-muted">{say.inherits}</p>
        <WeekDialog save={saveWeek} like={company} departments={staff.departments} today={today} />
      </div>
      {owners.map((owner) => {
        const own = weeks.filter((w) => w.departmentId === owner);
        const first = inForce(own, today) ?? own[0]!;
        const others = own.filter((w) => w !== first);
        const base = owner === null ? own.at(-1) : undefined;
        const card = (week: WeekShown) => (
          <WeekCard
            key={week.effectiveFrom}
            week={week}
            whose={nameOf(owner)}
            state={weekState(week, own, today)}
            base={week === base}
            save={saveWeek}
            drop={dropWeek}
          />
        );
        return (
          <Section key={owner ?? "company"} title={nameOf(owner)}>
            {card(first)}
            {others.length > 0 && (
              <details className="mt-2">
                <summary className="fold-summary text-13 text-muted">
                  {say.weeks.others.replace("{whose}", nameOf(owner))}
                </summary>
                <div className="mt-2 flex flex-col gap-3">{others.map(card)}</div>
              </details>
            )}
          </Section>
        );
      })}
    </>
  );
}
