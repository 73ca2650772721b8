import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Page } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { Confirm } from "@/components/ui/confirm";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { views as say } from "@/lib/i18n/messages/fa/views";
import { t } from "@/lib/i18n/t";
import { readView } from "@/lib/views/queries";
import { viewHref } from "@/lib/views/rules";
import { shown } from "@/lib/web/page";
import { requireStaff } from "@/lib/web/session";
import { remove, renew } from "../actions";

export const metadata: Metadata = { title: say.title };

/** The address of a view, to be sent to a colleague: leads to its list, or tells what of its filter is not known any more. */
export default async function ViewPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireStaff();
  const view = await shown(readView(actor, await params));
  if (view.broken.length === 0) redirect(viewHref(view.id, view.place, view.filter));
  const known = Object.entries(view.filter).filter(([name]) => !view.broken.includes(name));
  return (
    <Page title={view.name} width="form">
      <Notice tone="warning" title={say.broken}>
        {t("views.brokenText", { names: view.broken.join("، ") })}
      </Notice>
      {view.mine && (
        <div className="mt-4 flex flex-wrap gap-2">
          <ActionForm action={renew}>
            <input type="hidden" name="id" value={view.id} />
            {known.map(([name, value]) => (
              <input key={name} type="hidden" name={`filter.${name}`} value={value === true ? "1" : String(value)} />
            ))}
            <SubmitButton variant="primary">{say.mend}</SubmitButton>
          </ActionForm>
          <Confirm
            label={say.remove}
            title={say.remove}
            text={say.removeText}
            confirmLabel={say.remove}
            action={remove}
            fields={{ id: view.id }}
            danger
          />
        </div>
      )}
    </Page>
  );
}
