import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { ChecklistForm } from "@/components/desk/settings/checklist-form";
import { BackLink } from "@/components/layout/back-link";
import { Page } from "@/components/layout/page";
import { Bidi } from "@/components/ui/bidi";
import { may } from "@/lib/auth/policy";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { listChecklists } from "@/lib/requests/list-checklists";
import { directory } from "@/lib/staff/queries";
import { requireStaff } from "@/lib/web/session";
import { saveList } from "../actions";

const { lists: say } = desk;
export const metadata: Metadata = { title: say.title };

export default async function ChecklistPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireStaff();
  if (!may("checklist.write", actor, null)) forbidden();
  const { id } = await params;
  const [{ items }, { departments }] = await Promise.all([listChecklists(actor, { all: true }), directory(actor, {})]);
  const list = items.find((one) => one.id === id);
  if (!list) notFound();
  return (
    <Page
      title={<Bidi>{list.name}</Bidi>}
      width="form"
      back={<BackLink href="/settings/checklists" label={say.nav} always />}
    >
      <ChecklistForm list={list} departments={departments} action={saveList} />
    </Page>
  );
}
