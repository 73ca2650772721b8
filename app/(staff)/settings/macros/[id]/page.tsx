import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MacroForm } from "@/components/automation/macro-form";
import { BackLink } from "@/components/layout/back-link";
import { Page } from "@/components/layout/page";
import { Confirm } from "@/components/ui/confirm";
import { macrosOf, ruleOptions } from "@/lib/automation/queries";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { t } from "@/lib/i18n/t";
import { requireStaff } from "@/lib/web/session";
import { dropMacro, saveMacro } from "../actions";

export const metadata: Metadata = { title: say.macros.edit };

export default async function OneMacro({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireStaff();
  const { id } = await params;
  const [macros, options] = await Promise.all([macrosOf(actor, {}), ruleOptions(actor, {})]);
  const macro = macros.find((m) => m.id === id && m.mine);
  if (!macro) notFound();
  return (
    <Page title={macro.name} width="text" back={<BackLink href="/settings/macros" label={say.macros.title} always />}>
      <MacroForm macro={macro} departments={[]} options={{ ...options, provinces: [] }} action={saveMacro} />
      <div className="mt-10 border-t border-separator pt-4">
        <Confirm
          label={say.macros.remove}
          title={t("automation.macros.removeTitle", { name: macro.name })}
          text={say.macros.removeText}
          confirmLabel={say.macros.remove}
          action={dropMacro}
          fields={{ id }}
          variant="quiet-danger"
          danger
        />
      </div>
    </Page>
  );
}
