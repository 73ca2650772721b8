import { Dialog } from "@/components/ui/dialog";
import { DialogTrigger } from "@/components/ui/dialog-trigger";
import { Plus } from "@/components/ui/icons";
import { JalaliDateTimeField } from "@/components/ui/jalali-date-time-field";
import { Select } from "@/components/ui/select";
import { weekdays } from "@/lib/calendar/schema";
import type { WeekShown } from "@/lib/calendar/shown";
import { fromTehran } from "@/lib/i18n/date";
import { calendar } from "@/lib/i18n/messages/fa/calendar";
import type { FormAction } from "@/lib/web/form-state";
import { WeekForm } from "./week-form";
import { spanText } from "./week-words";

const { weeks: say } = calendar;

const rowsOf = (week: WeekShown | undefined) =>
  weekdays.map((day) => (week?.days[day] ?? []).map((range, i) => ({ key: String(i + 1), ...range })));
const instantOf = (day: string) => fromTehran(day, 0).toISOString();

/** A new week: for whom and from when, with the hours of the company's present one to begin with. */
export function WeekDialog({
  save,
  like,
  departments,
  today,
}: {
  save: FormAction;
  like: WeekShown | undefined;
  departments: { id: string; name: string }[];
  today: string;
}) {
  const owners = [
    { value: "", label: calendar.company },
    ...departments.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <>
      <DialogTrigger opens="new-week" variant="primary">
        <Plus aria-hidden="true" />
        {say.add}
      </DialogTrigger>
      <Dialog id="new-week" title={say.addTitle} wide>
        <WeekForm
          id="week-new"
          action={save}
          days={rowsOf(like)}
          head={
            <div className="grid gap-4 md:grid-cols-3">
              <Select name="departmentId" id="week-new-whose" label={say.form.whose} options={owners} />
              <JalaliDateTimeField
                name="effectiveFrom"
                id="week-new-from"
                label={say.form.from}
                hint={say.form.fromHint}
                defaultValue={instantOf(today)}
                time={false}
                required
              />
              <Until id="week-new" />
            </div>
          }
        />
      </Dialog>
    </>
  );
}

const Until = ({ id, until }: { id: string; until?: string | null }) => (
  <JalaliDateTimeField
    name="effectiveTo"
    id={`${id}-until`}
    label={say.form.until}
    hint={say.form.untilHint}
    {...(until ? { defaultValue: instantOf(until) } : {})}
    time={false}
    optional
  />
);

/** The same for a week that is there; its owner and first day stay. */
export function EditWeek({
  week,
  whose,
  base,
  save,
}: {
  week: WeekShown;
  whose: string;
  base: boolean;
  save: FormAction;
}) {
  const id = `week-${week.departmentId ?? "company"}-${week.effectiveFrom}`;
  return (
    <>
      <DialogTrigger opens={`edit-${id}`} size="sm" variant="quiet">
        {say.edit}
      </DialogTrigger>
      <Dialog id={`edit-${id}`} title={say.editTitle.replace("{whose}", whose)} wide>
        <WeekForm
          id={id}
          action={save}
          days={rowsOf(week)}
          name={week.name}
          onHolidays={week.onHolidays}
          head={
            <div className="flex flex-col gap-4">
              <p className="text-13 text-muted">{base ? say.base : spanText(week)}</p>
              <input type="hidden" name="effectiveFrom" value={week.effectiveFrom} />
              <input type="hidden" name="version" value={week.version} />
              {week.departmentId && <input type="hidden" name="departmentId" value={week.departmentId} />}
              {!base && <Until id={id} until={week.effectiveTo} />}
            </div>
          }
        />
      </Dialog>
    </>
  );
}
