import { DayKeys } from "@/components/cartable/day-keys";
import { Badge } from "@/components/ui/badge";
import { cx } from "@/components/ui/class-names";
import type { HolidayShown } from "@/lib/calendar/shown";
import { formatDate, fromJalali, fromTehran, jalaliParts, shiftDay, tehranDayKey, weekdayOf } from "@/lib/i18n/date";
import { calendar } from "@/lib/i18n/messages/fa/calendar";
import { dates } from "@/lib/i18n/messages/fa/dates";
import { fa } from "@/lib/i18n/number";

const { holidays: say } = calendar;
const months = Object.values(dates.month);
const weekdays = Object.values(dates.weekday);

type Props = {
  year: number;
  holidays: HolidayShown[];
  /** Days on which the company's week has no hours. */
  idle: readonly string[];
  today: string;
  chosen: string | undefined;
  hrefOf: (day: string) => string;
};

/** Twelve months, each with its holidays named below it. */
export function HolidayYear({ year, ...rest }: Props) {
  const year0 = daysOf(year, 1)[0]!;
  const entry = [rest.chosen, rest.today].find((day) => day && isIn(year, day)) ?? year0;
  return (
    <DayKeys className="xl:row-start-1">
      <ol className="grid grid-cols-1 gap-x-8 gap-y-7 md:grid-cols-2 xl:grid-cols-3">
        {months.map((name, i) => (
          <li key={name}>
            <Month name={name} days={daysOf(year, i + 1)} entry={entry} {...rest} />
          </li>
        ))}
      </ol>
    </DayKeys>
  );
}

const isIn = (year: number, day: string) => jalaliParts(fromTehran(day, 0)).year === year;

/** The Tehran days of a Jalali month. */
function daysOf(year: number, month: number): string[] {
  const first = (m: number) =>
    tehranDayKey(fromJalali({ year: m > 12 ? year + 1 : year, month: m > 12 ? 1 : m, day: 1 })!);
  const days: string[] = [];
  for (let day = first(month); day < first(month + 1); day = shiftDay(day, 1)) days.push(day);
  return days;
}

/** `entry`: the day that the Tab key comes to; arrow keys go on from there. */
type MonthProps = Omit<Props, "year"> & { name: string; days: string[]; entry: string };

function Month({ name, days, holidays, idle, today, chosen, entry, hrefOf }: MonthProps) {
  const named = holidays.filter(({ day }) => days[0]! <= day && day <= days.at(-1)!);
  const weeks = rowsOf(days);
  return (
    <section aria-label={name}>
      <h3 className="mb-1.5 font-medium text-sm">{name}</h3>
      <table className="w-full table-fixed border-separate border-spacing-0.5 text-center text-13">
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col" abbr={weekday} className="pb-1 font-normal text-muted text-xs">
                {weekday.slice(0, 1)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find(Boolean)}>
              {week.map((day, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: seven places, some of them empty
                <td key={i} className="p-0">
                  {day && (
                    <Day
                      day={day}
                      holiday={named.find((h) => h.day === day)}
                      idle={idle.includes(day)}
                      today={day === today}
                      chosen={day === chosen}
                      entry={day === entry}
                      href={hrefOf(day)}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="mt-2 flex flex-col gap-0.5 text-13">
        {named.map(({ day, name: occasion, estimated }) => (
          <li key={day} className="flex items-baseline gap-2 leading-relaxed">
            <span className="w-5 shrink-0 text-end text-danger-text">{fa(jalaliParts(fromTehran(day, 0)).day)}</span>
            <a href={hrefOf(day)} className="min-w-0 hover:underline max-md:-my-0.5 max-md:py-2.5">
              {occasion}
            </a>
            {estimated && <Badge className="h-fit shrink-0">{say.estimated}</Badge>}
          </li>
        ))}
      </ul>
    </section>
  );
}

type DayProps = {
  day: string;
  holiday: HolidayShown | undefined;
  idle: boolean;
  today: boolean;
  chosen: boolean;
  entry: boolean;
  href: string;
};

function Day({ day, holiday, idle, today, chosen, entry, href }: DayProps) {
  const at = fromTehran(day, 0);
  return (
    <a
      href={href}
      data-day={day}
      tabIndex={entry ? 0 : -1}
      title={holiday?.name}
      aria-label={`${formatDate(at)}${holiday ? `، ${holiday.name}` : ""}`}
      aria-current={chosen ? "true" : today ? "date" : undefined}
      className={cx(
        "flex h-11 items-center justify-center rounded-md hover:bg-default md:h-8",
        holiday && "bg-danger-soft font-medium text-danger-text",
        !holiday && idle && "text-muted",
        holiday?.estimated && "border border-danger border-dashed",
        today && "font-bold underline underline-offset-4",
        chosen && "outline-2 outline-accent",
      )}
    >
      {fa(jalaliParts(at).day)}
    </a>
  );
}

/** Days in rows of a week from Saturday, with empty places before the first and after the last. */
function rowsOf(days: string[]): (string | null)[][] {
  const cells: (string | null)[] = [...Array<null>(weekdayOf(days[0]!)).fill(null), ...days];
  while (cells.length % 7) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7));
}
