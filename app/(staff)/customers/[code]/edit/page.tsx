import type { Metadata } from "next";
import { forbidden, redirect } from "next/navigation";
import { EditForm } from "@/components/customers/edit-form";
import { BackLink } from "@/components/layout/back-link";
import { Page } from "@/components/layout/page";
import { Bidi } from "@/components/ui/bidi";
import { may } from "@/lib/auth/policy";
import { latinDigits } from "@/lib/base/text";
import { commonWords } from "@/lib/customers/common-words";
import { readCustomer } from "@/lib/customers/read-customer";
import { profile } from "@/lib/i18n/messages/fa/profile";
import { t } from "@/lib/i18n/t";
import { shown } from "@/lib/web/page";
import { requireStaff } from "@/lib/web/session";
import { save } from "../actions";

export const metadata: Metadata = { title: profile.edit };

export default async function EditCustomerPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await requireStaff();
  if (!may("customer.update", actor, null)) forbidden();
  const code = latinDigits(decodeURIComponent((await params).code)).slice(0, 20);
  const [customer, suggestions] = await Promise.all([
    shown(readCustomer(actor, { code, withoutRequests: true })),
    commonWords(actor, {}),
  ]);
  if (customer.erasedAt) redirect(`/customers/${customer.code}`);
  if (customer.code !== code) redirect(`/customers/${customer.code}/edit`);
  const name = customer.name ?? t("words.anonymous");
  return (
    <Page
      title={<Bidi>{t("profile.form.title", { name })}</Bidi>}
      width="form"
      back={<BackLink href={`/customers/${code}`} label={name} always />}
    >
      <EditForm customer={customer} suggestions={suggestions} action={save} />
    </Page>
  );
}
