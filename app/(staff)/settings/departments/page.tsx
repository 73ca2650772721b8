import { Network, Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Page } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Bidi } from "@/components/ui/bidi";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { DialogCancel, DialogTrigger } from "@/components/ui/dialog-trigger";
import { EmptyState } from "@/components/ui/empty-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table, Td, Th } from "@/components/ui/table";
import { TextInput } from "@/components/ui/text-input";
import { settings } from "@/lib/i18n/messages/fa/settings";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import { listDepartments } from "@/lib/staff/queries";
import { shown } from "@/lib/web/page";
import { requireStaff } from "@/lib/web/session";
import { addDepartment } from "../actions";

const { departments: say, common, nav } = settings;
export const metadata: Metadata = { title: nav.departments };

export default async function DepartmentsPage() {
  const departments = await shown(listDepartments(await requireStaff(), {}));
  return (
    <Page title={nav.departments} text={say.lead} actions={<NewDepartment ordinal={departments.length + 1} />}>
      {departments.length === 0 && <EmptyState icon={<Network />} title={say.empty} text={say.emptyText} />}
      {departments.length > 0 && (
        <Table
          caption={nav.departments}
          cards
          head={
            <>
              <Th>{say.name}</Th>
              <Th>{say.positions}</Th>
              <Th numeric>{say.ordinal}</Th>
            </>
          }
        >
          {departments.map((department) => (
            <tr key={department.id} className={department.active ? undefined : "text-muted"}>
              <Td>
                <Link
                  href={`/settings/departments/${department.id}`}
                  className="font-medium text-accent-text hover:underline"
                >
                  <Bidi>{department.name}</Bidi>
                </Link>
                {!department.active && <Badge className="ms-2">{common.closed}</Badge>}
              </Td>
              <Td label={say.positions}>{t("settings.departments.positionCount", { n: department.positionCount })}</Td>
              <Td numeric label={say.ordinal}>
                {fa(department.ordinal)}
              </Td>
            </tr>
          ))}
        </Table>
      )}
    </Page>
  );
}

function NewDepartment({ ordinal }: { ordinal: number }) {
  return (
    <>
      <DialogTrigger opens="new-department" variant="primary" hotkey="KeyN" hotkeyLabel={say.add}>
        <Plus aria-hidden="true" />
        {say.add}
      </DialogTrigger>
      <Dialog id="new-department" title={say.add}>
        <ActionForm key={ordinal} action={addDepartment} className="flex flex-col gap-4">
          <TextInput name="name" label={say.name} autoComplete="off" required />
          <input type="hidden" name="ordinal" value={ordinal} />
          <DialogFooter>
            <SubmitButton>{say.create}</SubmitButton>
            <DialogCancel>{common.cancel}</DialogCancel>
          </DialogFooter>
        </ActionForm>
      </Dialog>
    </>
  );
}
