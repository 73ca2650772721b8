import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Plus, X } from "@/components/ui/icons";
import { persianDigits } from "@/lib/base/text";
import { timeOfDay } from "@/lib/base/time-of-day";
import { weekdays } from "@/lib/calendar/schema";
import { calendar } from "@/lib/i18n/messages/fa/calendar";
import { dates } from "@/lib/i18n/messages/fa/dates";

const say = calendar.weeks.form;
const names = Object.values(dates.weekday);
/** Times as typed, in any digits; `key` tells rows apart while they are written. */
export type DayTimes = { key: string; from: string; to: string }[];

type Props = { day: number; ranges: DayTimes; before: DayTimes | undefined; onChange: (ranges: DayTimes) => void };

/** One day of the form: its ranges, and buttons that add one or copy the day before. */
export function WeekdayRow({ day, ranges, before, onChange }: Props) {
  const name = names[day]!;
  const { row, goTo } = useFocus(ranges.length);
  const add = () => {
    goTo("field");
    onChange([...ranges, { key: fresh(ranges), ...next(ranges) }]);
  };
  const drop = (gone: number) => {
    goTo("button");
    onChange(ranges.filter((_, at) => at !== gone));
  };
  const copies = before && before.length > 0 && !same(before, ranges);
  return (
    <li ref={row} className="grid grid-cols-[4.5rem_minmax(0,1fr)] items-start gap-x-3 gap-y-1 py-2">
      <span className="flex min-h-11 items-center md:min-h-9">{name}</span>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        {ranges.length === 0 && (
          <span className="flex min-h-11 items-center text-muted text-sm md:min-h-9">{calendar.weeks.closed}</span>
        )}
        {ranges.map((range, i) => (
          <Range
            key={range.key}
            name={`days.${weekdays[day]}.${i}`}
            range={range}
            words={{ n: persianDigits(i + 1), day: name }}
            onChange={(changed) => onChange(ranges.map((old, at) => (at === i ? { ...old, ...changed } : old)))}
            onDrop={() => drop(i)}
          />
        ))}
        <span className="flex min-h-11 flex-wrap items-center gap-1 md:min-h-9">
          <Button
            size="sm"
            variant="quiet"
            data-add=""
            aria-label={filled(say.addRangeOf, { day: name })}
            onClick={add}
          >
            <Plus aria-hidden="true" />
            {say.addRange}
          </Button>
          {copies && (
            <Button size="sm" variant="quiet" onClick={() => onChange(before)}>
              {filled(say.copy, { day: names[day - 1]! })}
            </Button>
          )}
        </span>
      </div>
    </li>
  );
}

/** Whoever works by keyboard goes on where he was: in the range that he added, or beside the one that he took away. */
function useFocus(count: number) {
  const row = useRef<HTMLLIElement>(null);
  const wanted = useRef<"field" | "button">(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when a range came or went
  useEffect(() => {
    const fields = row.current?.querySelectorAll<HTMLElement>("input[name$='.from']") ?? [];
    if (wanted.current === "field") fields[fields.length - 1]?.focus();
    if (wanted.current === "button") row.current?.querySelector<HTMLElement>("[data-add]")?.focus();
    wanted.current = undefined;
  }, [count]);
  const goTo = (what: "field" | "button") => {
    wanted.current = what;
  };
  return { row, goTo };
}

type RangeProps = {
  name: string;
  range: { from: string; to: string };
  words: { n: string; day: string };
  onChange: (change: Partial<{ from: string; to: string }>) => void;
  onDrop: () => void;
};

function Range({ name, range, words, onChange, onDrop }: RangeProps) {
  const field = (end: "from" | "to", label: string) => (
    <input
      type="text"
      inputMode="numeric"
      dir="ltr"
      autoComplete="off"
      className="input w-[4.5rem]! text-center"
      name={`${name}.${end}`}
      aria-label={filled(label, words)}
      value={persianDigits(range[end])}
      onChange={(event) => onChange({ [end]: event.target.value })}
    />
  );
  return (
    <span className="flex flex-col">
      <span className="flex items-center gap-1.5">
        {field("from", say.from1)}
        <span className="text-13 text-muted">{say.to}</span>
        {field("to", say.to1)}
        <Button size="sm" variant="quiet" iconOnly aria-label={filled(say.dropRange, words)} onClick={onDrop}>
          <X aria-hidden="true" />
        </Button>
      </span>
      <span data-error-for={`${name}.from`} className="max-w-64" />
      <span data-error-for={`${name}.to`} className="max-w-64" />
    </span>
  );
}

const filled = (text: string, words: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (_, key) => words[key] ?? "");
const fresh = (ranges: DayTimes) => String(1 + Math.max(0, ...ranges.map(({ key }) => Number(key) || 0)));
const same = (a: DayTimes, b: DayTimes) =>
  a.length === b.length && a.every(({ from, to }, i) => from === b[i]!.from && to === b[i]!.to);
/** The first range is the usual day; one more begins an hour after the last. */
function next(ranges: DayTimes): { from: string; to: string } {
  const last = ranges.at(-1);
  if (!last) return { from: "08:00", to: "16:00" };
  const hour = Number.parseInt(last.to, 10);
  return Number.isNaN(hour) || hour > 21
    ? { from: "", to: "" }
    : { from: timeOfDay(60 * (hour + 1)), to: timeOfDay(60 * (hour + 3)) };
}
