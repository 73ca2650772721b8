import { ActionForm } from "@/components/ui/action-form";
import { Bidi } from "@/components/ui/bidi";
import { Confirm } from "@/components/ui/confirm";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { DialogCancel, DialogTrigger } from "@/components/ui/dialog-trigger";
import { JalaliDateTimeField } from "@/components/ui/jalali-date-time-field";
import { StatusBadge } from "@/components/ui/status-badge";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table, Td, Th } from "@/components/ui/table";
import { TextInput } from "@/components/ui/text-input";
import type { ClosureShown } from "@/lib/calendar/shown";
import { formatDateTime, formatTime, tehranDayKey } from "@/lib/i18n/date";
import { calendar } from "@/lib/i18n/messages/fa/calendar";
import { ui } from "@/lib/i18n/messages/fa/ui";
import { t } from "@/lib/i18n/t";
import type { FormAction } from "@/lib/web/form-state";

const { closures: say } = calendar;
type Acts = { save: FormAction; drop: FormAction };
type Props = Acts & { closures: ClosureShown[]; nameOf: (departmentId: string) => string; now: Date };

const looks = {
  now: { tone: "warning", shape: "half" },
  soon: { tone: "info", shape: "open" },
  over: { tone: "neutral", shape: "done" },
} as const;

/** Closures with the newest first. */
export function ClosureTable({ closures, nameOf, now, ...acts }: Props) {
  const head = (
    <>
      <Th>{say.reason}</Th>
      <Th>{say.from}</Th>
      <Th>{say.until}</Th>
      <Th>{say.whose}</Th>
      <Th>{say.state}</Th>
      <Th>
        <span className="sr-only">{say.edit}</span>
      </Th>
    </>
  );
  return (
    <Table caption={calendar.tabs.closures} head={head} cards>
      {closures.map((closure) => (
        <Row key={closure.id} closure={closure} whose={whoseOf(closure, nameOf)} now={now} {...acts} />
      ))}
    </Table>
  );
}

function whoseOf({ departmentId, province }: ClosureShown, nameOf: Props["nameOf"]): string {
  const parts = [
    departmentId && t("calendar.closures.ofDepartment", { name: nameOf(departmentId) }),
    province && t("calendar.closures.ofProvince", { name: province }),
  ].filter(Boolean);
  return parts.join("، ") || say.everybody;
}

function Row({ closure, whose, now, save, drop }: Acts & { closure: ClosureShown; whose: string; now: Date }) {
  const { id, from, until, reason } = closure;
  const state = until <= now ? "over" : from > now ? "soon" : "now";
  const sameDay = tehranDayKey(from) === tehranDayKey(until);
  return (
    <tr>
      <Td>
        <Bidi>{reason}</Bidi>
      </Td>
      <Td label={say.from} className="md:whitespace-nowrap">
        {formatDateTime(from)}
      </Td>
      <Td label={say.until} className="md:whitespace-nowrap">
        {sameDay ? formatTime(until) : formatDateTime(until)}
      </Td>
      <Td label={say.whose}>{whose}</Td>
      <Td label={say.state} className="whitespace-nowrap">
        <StatusBadge {...looks[state]}>{say[state]}</StatusBadge>
      </Td>
      <Td>
        <span className="flex justify-end gap-1">
          <DialogTrigger opens={`closure-${id}`} size="sm" variant="quiet">
            {say.edit}
          </DialogTrigger>
          <Confirm
            label={say.lift}
            size="sm"
            variant="quiet-danger"
            title={say.liftTitle}
            text={say.liftText}
            confirmLabel={say.lift}
            action={drop}
            fields={{ id }}
            danger
          />
        </span>
        <Dialog id={`closure-${id}`} title={say.editTitle}>
          <ActionForm action={save} id={`closure-form-${id}`} className="flex flex-col gap-4 text-start">
            <input type="hidden" name="id" value={id} />
            <JalaliDateTimeField
              name="from"
              id={`${id}-from`}
              label={say.from}
              defaultValue={from.toISOString()}
              required
            />
            <JalaliDateTimeField
              name="until"
              id={`${id}-until`}
              label={say.until}
              defaultValue={until.toISOString()}
              required
            />
            <TextInput
              name="reason"
              id={`${id}-reason`}
              label={say.reason}
              defaultValue={reason}
              maxLength={300}
              required
            />
            <DialogFooter>
              <SubmitButton>{say.saveChange}</SubmitButton>
              <DialogCancel>{ui.cancel}</DialogCancel>
            </DialogFooter>
          </ActionForm>
        </Dialog>
      </Td>
    </tr>
  );
}
