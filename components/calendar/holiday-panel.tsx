import { ActionForm } from "@/components/ui/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Confirm } from "@/components/ui/confirm";
import { JalaliDateTimeField } from "@/components/ui/jalali-date-time-field";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { holidayKinds } from "@/lib/calendar/schema";
import type { HolidayShown } from "@/lib/calendar/shown";
import { fromTehran, weekdayOf } from "@/lib/i18n/date";
import { calendar } from "@/lib/i18n/messages/fa/calendar";
import { t } from "@/lib/i18n/t";
import type { FormAction } from "@/lib/web/form-state";
import { dayText } from "./week-words";

const { holidays: say } = calendar;
type Props = {
  day: string;
  /** Undefined: a day that is to become one. */
  holiday: HolidayShown | undefined;
  back: string;
  add: FormAction;
  save: FormAction;
  drop: FormAction;
};

/** The chosen day: made a holiday, or its holiday changed or removed. */
export function HolidayPanel({ day, holiday, back, add, save, drop }: Props) {
  return (
    <aside
      className="h-fit rounded-lg border border-border bg-surface p-4 xl:sticky xl:top-4 xl:col-start-2"
      aria-label={say.day}
    >
      <h3 className="font-medium">{holiday ? say.editTitle : say.addTitle}</h3>
      <p className="mb-3 text-13 text-muted">
        {t(`dates.weekday.d${weekdayOf(day)}`)} {dayText(day)}
      </p>
      <ActionForm action={holiday ? save : add} id="holiday" className="flex flex-col gap-3.5">
        <input type="hidden" name="day" value={day} />
        <TextInput
          name="name"
          id="holiday-name"
          label={say.name}
          defaultValue={holiday?.name}
          maxLength={200}
          required
          autoFocus
        />
        {holiday && (
          <JalaliDateTimeField
            name="to"
            id="holiday-to"
            label={say.day}
            hint={say.dayHint}
            defaultValue={fromTehran(day, 0).toISOString()}
            time={false}
            required
          />
        )}
        <Select
          name="kind"
          id="holiday-kind"
          label={say.kind}
          options={holidayKinds.map((value) => ({ value, label: say.kinds[value] }))}
          defaultValue={holiday?.kind ?? "special"}
        />
        <Checkbox
          name="estimated"
          id="holiday-estimated"
          label={say.isEstimate}
          value="true"
          defaultChecked={holiday?.estimated}
        />
        <div data-error-for="day" />
        <div className="flex flex-wrap gap-2">
          <SubmitButton>{holiday ? say.save : say.add}</SubmitButton>
          <LinkButton href={back} variant="quiet">
            {say.close}
          </LinkButton>
        </div>
      </ActionForm>
      {holiday && (
        <div className="mt-4 border-separator border-t pt-3">
          <Confirm
            label={say.remove}
            size="sm"
            variant="quiet-danger"
            title={say.removeTitle}
            text={say.removeText}
            confirmLabel={say.remove}
            action={drop}
            fields={{ day }}
            danger
          />
        </div>
      )}
    </aside>
  );
}
