"use client";

import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { DaysOff } from "@/components/ui/days-off";
import { Field, type FieldText, fieldAttributes } from "@/components/ui/field";
import { CalendarDays } from "@/components/ui/icons";
import { jalaliText } from "@/components/ui/jalali-text";
import { placeUnder } from "@/components/ui/place-under";
import { Skeleton } from "@/components/ui/skeleton";
import { ui } from "@/lib/i18n/messages/fa/ui";

const JalaliCalendar = lazy(() => import("@/components/ui/jalali-calendar"));
const words = ui.date;

type Props = FieldText & {
  /** An ISO instant, or the text typed before (after an error). */
  defaultValue?: string;
  /** Days marked as off, and warned of when chosen. */
  daysOff?: DaysOff;
  /** A further reason not to choose a day; only from client components. */
  disabledHint?: (isoDay: string) => string | undefined;
  /** «فردا ظهر»، «۲ روز کاری»: computed on the server, where the working calendar is. `value` is ISO. */
  quickPicks?: { label: string; value: string }[];
  /** False: only the day is asked. */
  time?: boolean;
};

/** A Jalali date (and time) in one text field that works without a script; the calendar comes on first use. */
export function JalaliDateTimeField({ defaultValue, daysOff, disabledHint, quickPicks, time = true, ...field }: Props) {
  const [text, setText] = useState(() => asText(defaultValue, time));
  const [warning, setWarning] = useState<string>();
  const [opened, setOpened] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = field.id ?? field.name;
  useEffect(() => {
    const form = button.current?.form;
    const reset = () => {
      setText(asText(defaultValue, time));
      setWarning(undefined);
    };
    form?.addEventListener("reset", reset);
    return () => form?.removeEventListener("reset", reset);
  }, [defaultValue, time]);
  const change = async (value: string) => {
    setText(value);
    const { warningFor } = await import("@/components/ui/jalali-warning");
    setWarning(warningFor(value, daysOff, disabledHint));
  };
  const open = () => {
    setOpened(true);
    panel.current?.showPopover();
    if (panel.current && button.current) placeUnder(panel.current, button.current);
  };
  return (
    <Field {...field} hint={field.hint ?? words.hint}>
      <div className="relative">
        <input
          type="text"
          inputMode="numeric"
          autoComplete="off"
          dir="rtl"
          className="input pe-11"
          placeholder={time ? words.format : words.format.slice(0, 10)}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={(event) => change(event.target.value)}
          {...fieldAttributes({ ...field, hint: field.hint ?? words.hint })}
        />
        <button
          ref={button}
          type="button"
          aria-label={words.open}
          aria-haspopup="dialog"
          onClick={open}
          className="absolute inset-y-0 left-0 flex w-11 items-center justify-center rounded-lg text-muted hover:text-foreground"
        >
          <CalendarDays aria-hidden="true" className="size-4" />
        </button>
      </div>
      {quickPicks && (
        <div className="flex flex-wrap gap-1.5">
          {quickPicks.map((pick) => (
            <button
              key={pick.value}
              type="button"
              onClick={() => change(jalaliText(pick.value, time))}
              className="button button--secondary button--sm font-normal"
            >
              {pick.label}
            </button>
          ))}
        </div>
      )}
      <p role="status" id={`${id}-off`} className="text-13 text-warning-text empty:hidden">
        {warning}
      </p>
      <div ref={panel} popover="auto" className="calendar-panel" role="dialog" aria-label={words.calendar}>
        {opened && (
          <Suspense fallback={<Skeleton className="h-72 w-72" />}>
            <JalaliCalendar
              value={text}
              time={time}
              daysOff={daysOff}
              onChange={change}
              onDone={() => panel.current?.hidePopover()}
            />
          </Suspense>
        )}
      </div>
    </Field>
  );
}

const asText = (value: string | undefined, time: boolean) =>
  value && /^\d{4}-\d\d-\d\dT/.test(value) ? jalaliText(value, time) : (value ?? "");
