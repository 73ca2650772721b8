import { Badge } from "@/components/ui/badge";
import { Bidi } from "@/components/ui/bidi";
import { Confirm } from "@/components/ui/confirm";
import type { WeekShown } from "@/lib/calendar/shown";
import { formatDuration } from "@/lib/i18n/date";
import { calendar } from "@/lib/i18n/messages/fa/calendar";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import type { FormAction } from "@/lib/web/form-state";
import { WeekChart } from "./week-chart";
import { EditWeek } from "./week-dialog";
import { spanText, weekMinutes } from "./week-words";

const { weeks: say } = calendar;
const tones = { now: "success", soon: "info", again: "neutral", over: "neutral" } as const;

type Props = {
  week: WeekShown;
  whose: string;
  state: keyof typeof tones;
  /** The company's first week, which nobody may end or remove. */
  base: boolean;
  save: FormAction;
  drop: FormAction;
};

/** One week: since when, its hours drawn, and what may be done with it. */
export function WeekCard({ week, whose, state, base, save, drop }: Props) {
  const { departmentId, effectiveFrom } = week;
  const span = base ? say.base : spanText(week);
  return (
    <article className="rounded-lg border border-border bg-surface px-4 pt-3 pb-2">
      <header className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h3 className="font-medium text-sm">{week.name ? <Bidi>{week.name}</Bidi> : span}</h3>
        <Badge tone={tones[state]}>{say[state]}</Badge>
        <p className="text-13 text-muted">
          {[
            week.name && span,
            t("calendar.weeks.total", { hours: hoursText(weekMinutes(week.days)) }),
            week.onHolidays && say.onHolidays,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <span className="ms-auto flex gap-1">
          <EditWeek week={week} whose={whose} base={base} save={save} />
          {!base && (
            <Confirm
              label={say.remove}
              size="sm"
              variant="quiet-danger"
              title={say.removeTitle}
              text={say.removeText}
              confirmLabel={say.remove}
              action={drop}
              fields={{ effectiveFrom, ...(departmentId ? { departmentId } : {}) }}
              danger
            />
          )}
        </span>
      </header>
      <WeekChart days={week.days} />
    </article>
  );
}

/** Hours are not folded into days: a week of 49 hours is no «۲ روز». */
function hoursText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const whole = t("dates.hours", { n: hours });
  return rest === 0 ? whole : t("dates.and", { first: hours ? whole : fa(0), second: formatDuration(rest * 60_000) });
}
