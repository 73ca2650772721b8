import { IdCard, Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Page } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Bidi } from "@/components/ui/bidi";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { DialogCancel, DialogTrigger } from "@/components/ui/dialog-trigger";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table, Td, Th } from "@/components/ui/table";
import { TextInput } from "@/components/ui/text-input";
import { formatDate } from "@/lib/i18n/date";
import { settings } from "@/lib/i18n/messages/fa/settings";
import { words } from "@/lib/i18n/messages/fa/words";
import { t } from "@/lib/i18n/t";
import { listDepartments, listPositions } from "@/lib/staff/queries";
import { roles } from "@/lib/staff/schema";
import { shown } from "@/lib/web/page";
import { requireStaff } from "@/lib/web/session";
import { addPosition } from "../actions";

const { positions: say, common, nav } = settings;
export const metadata: Metadata = { title: nav.positions };

export default async function PositionsPage() {
  const actor = await requireStaff();
  const positions = await shown(listPositions(actor, {}));
  const departments = (await listDepartments(actor, {})).filter((d) => d.active);
  return (
    <Page title={nav.positions} text={say.lead} actions={<NewPosition departments={departments} />}>
      {positions.length === 0 && <EmptyState icon={<IdCard />} title={say.empty} text={say.emptyText} />}
      {positions.length > 0 && (
        <Table
          caption={nav.positions}
          cards
          head={
            <>
              <Th>{say.title}</Th>
              <Th>{say.department}</Th>
              <Th>{say.role}</Th>
              <Th>{say.holder}</Th>
              <Th>{say.substitute}</Th>
            </>
          }
        >
          {positions.map((position) => (
            <tr key={position.id} className={position.active ? undefined : "text-muted"}>
              <Td>
                <Link
                  href={`/settings/positions/${position.id}`}
                  className="font-medium text-accent-text hover:underline"
                >
                  <Bidi>{position.title}</Bidi>
                </Link>
                {!position.active && <Badge className="ms-2">{common.closed}</Badge>}
              </Td>
              <Td label={say.department}>
                <Bidi>{position.departmentName}</Bidi>
              </Td>
              <Td label={say.role}>{words.role[position.role]}</Td>
              <Td label={say.holder}>
                {position.holder ? (
                  <Bidi>{position.holder.name}</Bidi>
                ) : (
                  position.active && <Badge tone="warning">{say.vacant}</Badge>
                )}
              </Td>
              <Td label={say.substitute}>
                {position.substitutions.map((s) => (
                  <p key={s.id}>
                    <Bidi>{s.name}</Bidi>
                    <span className="text-13 text-muted">
                      {" "}
                      {s.running ? say.running : t("settings.positions.coming", { date: formatDate(s.from) })}
                    </span>
                  </p>
                ))}
              </Td>
            </tr>
          ))}
        </Table>
      )}
    </Page>
  );
}

function NewPosition({ departments }: { departments: { id: string; name: string }[] }) {
  return (
    <>
      <DialogTrigger opens="new-position" variant="primary" hotkey="KeyN" hotkeyLabel={say.add}>
        <Plus aria-hidden="true" />
        {say.add}
      </DialogTrigger>
      <Dialog id="new-position" title={say.add}>
        <ActionForm action={addPosition} className="flex flex-col gap-4">
          <TextInput name="title" label={say.title} autoComplete="off" required />
          <Select
            name="departmentId"
            label={say.department}
            placeholder={common.choose}
            options={departments.map((d) => ({ value: d.id, label: d.name }))}
            required
          />
          <Select
            name="role"
            label={say.role}
            options={roles.map((role) => ({ value: role, label: words.role[role] }))}
            defaultValue="officer"
            required
          />
          <DialogFooter>
            <SubmitButton>{say.create}</SubmitButton>
            <DialogCancel>{common.cancel}</DialogCancel>
          </DialogFooter>
        </ActionForm>
      </Dialog>
    </>
  );
}
