"use client";

import { Calendar } from "@heroui/react/calendar";
import { I18nProvider } from "@heroui/react/rac";
import { type DateValue, PersianCalendar, parseDate, toCalendar } from "@internationalized/date";
import { type DaysOff, dayOff } from "@/components/ui/days-off";
import { readJalaliText, writeJalaliText } from "@/components/ui/jalali-text";
import { isoDayOf } from "@/components/ui/jalali-warning";
import { timeOfDay } from "@/lib/base/time-of-day";
import { ui } from "@/lib/i18n/messages/fa/ui";

const persian = new PersianCalendar();
const words = ui.date;
const times = Array.from({ length: 48 }, (_, n) => timeOfDay(30 * n));

type Props = {
  value: string;
  time: boolean;
  daysOff?: DaysOff;
  onChange: (text: string) => void;
  onDone: () => void;
};

/** The calendar of `JalaliDateTimeField`: Jalali months, the week from Saturday, days off in red. */
export default function JalaliCalendar({ value, time, daysOff, onChange, onDone }: Props) {
  const typed = readJalaliText(value);
  const at = typed?.time ?? "16:00";
  const choose = (date: DateValue) => {
    const { year, month, day } = toCalendar(date, persian);
    onChange(writeJalaliText({ year, month, day, time: time ? at : undefined }));
    if (!time) onDone();
  };
  const offReason = (date: DateValue) => dayOff(isoDayOf(toCalendar(date, persian)), daysOff, words.off);
  return (
    <I18nProvider locale="fa-IR-u-ca-persian">
      <Calendar
        aria-label={words.calendar}
        firstDayOfWeek="sat"
        value={typed ? parseDate(isoDayOf(typed)) : null}
        onChange={choose}
        autoFocus
      >
        {({ state }) => (
          <>
            <Calendar.Header>
              <Calendar.NavButton slot="previous" aria-label={words.previousMonth} />
              <p aria-hidden="true" className="calendar__heading text-center">
                {monthTitle(state.visibleRange.start.toDate("UTC"))}
              </p>
              <Calendar.NavButton slot="next" aria-label={words.nextMonth} />
            </Calendar.Header>
            <Calendar.Grid weekdayStyle="narrow">
              <Calendar.GridHeader>{(day) => <Calendar.HeaderCell>{day}</Calendar.HeaderCell>}</Calendar.GridHeader>
              <Calendar.GridBody>
                {(date) => {
                  const reason = offReason(date);
                  return (
                    <Calendar.Cell
                      date={date}
                      data-off={reason ? true : undefined}
                      {...(reason && { title: reason })}
                    />
                  );
                }}
              </Calendar.GridBody>
            </Calendar.Grid>
          </>
        )}
      </Calendar>
      {time && (
        <div className="mt-3 flex items-center gap-2 border-t border-separator pt-3">
          <label className="flex flex-1 items-center gap-2 text-sm">
            {words.time}
            <select
              className="input w-28"
              value={at}
              onChange={(event) => typed && onChange(writeJalaliText({ ...typed, time: event.target.value }))}
            >
              {[...new Set([...times, at])].sort().map((one) => (
                <option key={one} value={one}>
                  {writeTime(one)}
                </option>
              ))}
            </select>
          </label>
          <button type="button" onClick={onDone} className="button button--primary">
            {words.set}
          </button>
        </div>
      )}
    </I18nProvider>
  );
}

const monthNames = new Intl.DateTimeFormat("fa-IR-u-ca-persian", { month: "long", year: "numeric", timeZone: "UTC" });

/** «آذر ۱۴۰۵»: month first, as people write it. */
function monthTitle(at: Date) {
  const part = (type: string) => monthNames.formatToParts(at).find((p) => p.type === type)?.value ?? "";
  return `${part("month")} ${part("year")}`;
}

const writeTime = (time: string) => time.replace(/\d/g, (d) => String.fromCharCode(0x06f0 + Number(d)));
