import { HolidayPanel } from "@/components/calendar/holiday-panel";
import { HolidayYear } from "@/components/calendar/holiday-year";
import { ImportForm } from "@/components/calendar/import-form";
import { SoftLinks } from "@/components/cartable/soft-links";
import { Dialog } from "@/components/ui/dialog";
import { DialogTrigger } from "@/components/ui/dialog-trigger";
import { ChevronLeft, ChevronRight } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import type { UserActor } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { listHolidays } from "@/lib/calendar/list-holidays";
import { dayField } from "@/lib/calendar/schema";
import { jalaliParts, tehranDayKey } from "@/lib/i18n/date";
import { calendar } from "@/lib/i18n/messages/fa/calendar";
import { t } from "@/lib/i18n/t";
import { oneOf, type SearchParams } from "@/lib/web/search-params";
import { bringHolidays, dropHoliday, lookAtHolidays, newHoliday, saveHoliday } from "./actions";

const { holidays: say } = calendar;
const HERE = "/settings/calendar?view=holidays";

/** A Jalali year by months; a chosen day opens beside it. */
export async function HolidaysView({ actor, search }: { actor: UserActor; search: SearchParams }) {
  const asked = Number(oneOf(search.year));
  const year = Number.isInteger(asked) && asked >= 1380 && asked <= 1478 ? asked : undefined;
  const { items, idle, ...shown } = await listHolidays(actor, year ? { year } : {});
  const now = clock.now();
  const chosen = dayField.safeParse(oneOf(search.day) ?? "").data;
  const href = (to: number) => `${HERE}&year=${to}`;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="font-bold text-base">{t("calendar.holidays.title", { year: shown.year })}</h2>
        <p className="text-13 text-muted">{t("calendar.holidays.count", { n: items.length })}</p>
        <nav className="flex gap-1" aria-label={say.today}>
          <LinkButton size="sm" variant="quiet" href={href(shown.year - 1)} rel="prev">
            <ChevronRight aria-hidden="true" />
            {t("calendar.holidays.previous", { year: shown.year - 1 })}
          </LinkButton>
          <LinkButton size="sm" variant="quiet" href={HERE}>
            {say.today}
          </LinkButton>
          <LinkButton size="sm" variant="quiet" href={href(shown.year + 1)} rel="next">
            {t("calendar.holidays.next", { year: shown.year + 1 })}
            <ChevronLeft aria-hidden="true" />
          </LinkButton>
        </nav>
        <span className="ms-auto">
          <DialogTrigger opens="import-holidays" size="sm">
            {calendar.import.open}
          </DialogTrigger>
        </span>
      </div>
      <Dialog id="import-holidays" title={calendar.import.title} wide>
        <ImportForm look={lookAtHolidays} bring={bringHolidays} />
      </Dialog>
      <SoftLinks name="holidays">
        <div className={chosen ? "grid gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]" : undefined}>
          {chosen && (
            <HolidayPanel
              key={chosen}
              day={chosen}
              holiday={items.find(({ day }) => day === chosen)}
              back={href(shown.year)}
              add={newHoliday}
              save={saveHoliday}
              drop={dropHoliday}
            />
          )}
          <HolidayYear
            year={shown.year}
            holidays={items}
            idle={idle}
            today={tehranDayKey(now)}
            chosen={chosen}
            hrefOf={(day) => `${href(shown.year)}&day=${day}`}
          />
        </div>
      </SoftLinks>
      <p className="mt-6 text-13 leading-text text-muted">
        {say.hint} {jalaliParts(now).year <= shown.year && say.estimatedHint}
      </p>
    </>
  );
}
