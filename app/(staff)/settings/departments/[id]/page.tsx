import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BackLink } from "@/components/layout/back-link";
import { Page } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { Bidi } from "@/components/ui/bidi";
import { Checkbox } from "@/components/ui/checkbox";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { settings } from "@/lib/i18n/messages/fa/settings";
import { fa } from "@/lib/i18n/number";
import { listDepartments } from "@/lib/staff/queries";
import { shown } from "@/lib/web/page";
import { requireStaff } from "@/lib/web/session";
import { saveDepartment } from "../../actions";

const { departments: say, common, nav } = settings;
export const metadata: Metadata = { title: nav.departments };

export default async function DepartmentPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const department = (await shown(listDepartments(await requireStaff(), {}))).find((d) => d.id === id);
  if (!department) notFound();
  return (
    <Page title={<Bidi>{department.name}</Bidi>} width="form" back={<BackLink href="/settings/departments" always />}>
      <ActionForm action={saveDepartment} className="flex flex-col gap-4">
        <input type="hidden" name="id" value={department.id} />
        <input type="hidden" name="version" value={department.version} />
        <TextInput name="name" label={say.name} defaultValue={department.name} autoComplete="off" required />
        <TextInput
          name="ordinal"
          label={say.ordinal}
          dir="ltr"
          inputMode="numeric"
          defaultValue={fa(String(department.ordinal))}
          className="max-w-40"
          required
        />
        <TextArea
          name="signature"
          label={say.signature}
          hint={say.signatureHint}
          defaultValue={department.signature ?? ""}
          maxLength={500}
          rows={3}
          optional
        />
        <Checkbox name="active" label={say.active} defaultChecked={department.active} />
        <SubmitButton className="self-start">{common.save}</SubmitButton>
      </ActionForm>
    </Page>
  );
}
