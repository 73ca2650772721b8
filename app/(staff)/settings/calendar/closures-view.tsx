import { ClosureForm } from "@/components/calendar/closure-form";
import { ClosureTable } from "@/components/calendar/closure-table";
import { Dialog } from "@/components/ui/dialog";
import { DialogTrigger } from "@/components/ui/dialog-trigger";
import { EmptyState } from "@/components/ui/empty-state";
import { CalendarDays, Plus } from "@/components/ui/icons";
import type { UserActor } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { readCalendar } from "@/lib/calendar/read-calendar";
import { provinceNames } from "@/lib/calendar/schema";
import { calendar } from "@/lib/i18n/messages/fa/calendar";
import { directory } from "@/lib/staff/queries";
import { dropClosure, forecast, newClosure, saveClosure } from "./actions";

const { closures: say } = calendar;

/** Emergency closures, and the form for a new one. */
export async function ClosuresView({ actor }: { actor: UserActor }) {
  const [{ closures }, staff] = await Promise.all([readCalendar(actor, {}), directory(actor, {})]);
  const names = new Map(staff.departments.map(({ id, name }) => [id, name]));
  const add = (
    <DialogTrigger opens="new-closure" variant="primary">
      <Plus aria-hidden="true" />
      {say.add}
    </DialogTrigger>
  );
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <p className="text-13 leading-text text-muted">{say.lead}</p>
        {closures.length > 0 && add}
      </div>
      {closures.length === 0 ? (
        <EmptyState icon={<CalendarDays aria-hidden="true" />} title={say.empty} text={say.emptyText} action={add} />
      ) : (
        <ClosureTable
          closures={closures}
          nameOf={(id) => names.get(id) ?? ""}
          now={clock.now()}
          save={saveClosure}
          drop={dropClosure}
        />
      )}
      <Dialog id="new-closure" title={say.add}>
        <ClosureForm
          id="closure"
          action={newClosure}
          forecast={forecast}
          departments={staff.departments.map(({ id, name }) => ({ value: id, label: name }))}
          provinces={provinceNames.map((name) => ({ value: name, label: name }))}
        />
      </Dialog>
    </>
  );
}
