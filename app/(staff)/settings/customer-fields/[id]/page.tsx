import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { FieldForm } from "@/components/customers/settings/field-form";
import { BackLink } from "@/components/layout/back-link";
import { Page } from "@/components/layout/page";
import { Bidi } from "@/components/ui/bidi";
import { may } from "@/lib/auth/policy";
import { listCustomFields } from "@/lib/customers/list-custom-fields";
import { cardFields as say } from "@/lib/i18n/messages/fa/card-fields";
import { requireStaff } from "@/lib/web/session";
import { saveField } from "../actions";

export const metadata: Metadata = { title: say.title };

export default async function CustomFieldPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireStaff();
  if (!may("customField.write", actor, null)) forbidden();
  const { id } = await params;
  const field = (await listCustomFields(actor, { all: true })).items.find((f) => f.id === id);
  if (!field) notFound();
  return (
    <Page
      title={<Bidi>{field.label}</Bidi>}
      width="form"
      back={<BackLink href="/settings/customer-fields" label={say.nav} always />}
    >
      <FieldForm field={field} action={saveField} />
    </Page>
  );
}
