import { Plus, Quote } from "lucide-react";
import type { Metadata } from "next";
import { TextForm } from "@/components/desk/settings/text-form";
import { TextList } from "@/components/desk/settings/text-list";
import { BackLink } from "@/components/layout/back-link";
import { Page } from "@/components/layout/page";
import { Dialog } from "@/components/ui/dialog";
import { DialogTrigger } from "@/components/ui/dialog-trigger";
import { EmptyState } from "@/components/ui/empty-state";
import { listTexts } from "@/lib/desk/list-texts";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { nav } from "@/lib/i18n/messages/fa/nav";
import { requireStaff } from "@/lib/web/session";
import { addOwn, removeOwn, saveOwn } from "./actions";

const { texts: say } = desk;
export const metadata: Metadata = { title: say.title };

/** One's own ready texts. */
export default async function OwnTextsPage() {
  const { items } = await listTexts(await requireStaff(), { which: "mine" });
  return (
    <Page
      title={say.title}
      text={say.lead}
      width="text"
      back={<BackLink href="/profile" label={nav.profile} always />}
      actions={
        <>
          <DialogTrigger opens="new-text" variant="primary">
            <Plus aria-hidden="true" />
            {say.add}
          </DialogTrigger>
          <Dialog id="new-text" title={say.add} wide>
            <TextForm action={addOwn} />
          </Dialog>
        </>
      }
    >
      {items.length > 0 ? (
        <TextList texts={items} save={saveOwn} remove={removeOwn} mayWrite={() => true} />
      ) : (
        <EmptyState icon={<Quote aria-hidden="true" />} title={say.empty} text={say.emptyText} />
      )}
    </Page>
  );
}
