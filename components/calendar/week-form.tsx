"use client";

import { type ReactNode, useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogFooter } from "@/components/ui/dialog";
import { DialogCancel } from "@/components/ui/dialog-trigger";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { calendar } from "@/lib/i18n/messages/fa/calendar";
import { ui } from "@/lib/i18n/messages/fa/ui";
import type { FormAction } from "@/lib/web/form-state";
import { type DayTimes, WeekdayRow } from "./weekday-row";

const say = calendar.weeks.form;
type Props = {
  id: string;
  action: FormAction;
  /** Whose it is and from which day: fields of the caller, hidden ones or not. */
  head: ReactNode;
  days: DayTimes[];
  name?: string | null;
  onHolidays?: boolean;
};

/** Hours of a week: ranges are added and removed, a day is written like the one before by one press. */
export function WeekForm({ id, action, head, days: first, name, onHolidays }: Props) {
  const [days, setDays] = useState(first);
  const set = (day: number, ranges: DayTimes) => setDays(days.map((old, i) => (i === day ? ranges : old)));
  return (
    <ActionForm action={action} id={id} className="flex flex-col gap-4">
      {head}
      <TextInput
        name="name"
        id={`${id}-name`}
        label={say.name}
        hint={say.nameHint}
        defaultValue={name ?? ""}
        maxLength={80}
        optional
      />
      <fieldset>
        <legend className="font-medium">{say.hours}</legend>
        <p className="mt-1 mb-2 text-13 leading-text text-muted">{say.hoursHint}</p>
        <div data-error-for="days" />
        <ul className="divide-y divide-separator border-separator border-y">
          {days.map((ranges, day) => (
            <WeekdayRow
              // biome-ignore lint/suspicious/noArrayIndexKey: the seven days stay in their places
              key={day}
              day={day}
              ranges={ranges}
              before={day > 0 ? days[day - 1] : undefined}
              onChange={(changed) => set(day, changed)}
            />
          ))}
        </ul>
      </fieldset>
      <Checkbox
        name="onHolidays"
        id={`${id}-holidays`}
        label={say.onHolidays}
        hint={say.onHolidaysHint}
        value="true"
        defaultChecked={onHolidays}
      />
      <DialogFooter>
        <SubmitButton>{say.save}</SubmitButton>
        <DialogCancel>{ui.cancel}</DialogCancel>
      </DialogFooter>
    </ActionForm>
  );
}
