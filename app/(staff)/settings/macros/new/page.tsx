import type { Metadata } from "next";
import { MacroForm } from "@/components/automation/macro-form";
import { BackLink } from "@/components/layout/back-link";
import { Page } from "@/components/layout/page";
import { managedDepartments } from "@/lib/auth/actor";
import { ruleOptions } from "@/lib/automation/queries";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { requireStaff } from "@/lib/web/session";
import { addMacro } from "../actions";

export const metadata: Metadata = { title: say.macros.add };

export default async function NewMacro() {
  const actor = await requireStaff();
  const options = { ...(await ruleOptions(actor, {})), provinces: [] };
  const managed = managedDepartments(actor);
  const departments = options.departments
    .filter((d) => actor.administrator || managed.includes(d.id))
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Page title={say.macros.add} text={say.macros.lead} width="text" back={<Back />}>
      <MacroForm departments={departments} options={options} action={addMacro} />
    </Page>
  );
}

const Back = () => <BackLink href="/settings/macros" label={say.macros.title} always />;
