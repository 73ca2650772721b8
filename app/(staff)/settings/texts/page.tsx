import { Plus, Quote } from "lucide-react";
import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { TextForm } from "@/components/desk/settings/text-form";
import { TextList } from "@/components/desk/settings/text-list";
import { Page } from "@/components/layout/page";
import { Dialog } from "@/components/ui/dialog";
import { DialogTrigger } from "@/components/ui/dialog-trigger";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/select";
import { managedDepartments, type UserActor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import { listTexts } from "@/lib/desk/list-texts";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { directory } from "@/lib/staff/queries";
import { requireStaff } from "@/lib/web/session";
import { addShared, removeShared, saveShared } from "./actions";

const { texts: say } = desk;
export const metadata: Metadata = { title: say.title };

/** Texts of the company and of departments; a department's manager looks after his own. */
export default async function SharedTextsPage() {
  const actor = await requireStaff();
  if (!may("text.manage", actor, null)) forbidden();
  const [{ items }, staff] = await Promise.all([listTexts(actor, { which: "shared" }), directory(actor, {})]);
  return (
    <Page
      title={say.title}
      text={say.leadShared}
      width="text"
      actions={
        <>
          <DialogTrigger opens="new-text" variant="primary">
            <Plus aria-hidden="true" />
            {say.add}
          </DialogTrigger>
          <Dialog id="new-text" title={say.add} wide>
            <TextForm action={addShared}>
              <Select name="for" id="text-for" label={say.scope} options={scopesOf(actor, staff.departments)} />
            </TextForm>
          </Dialog>
        </>
      }
    >
      {items.length > 0 ? (
        <TextList
          texts={items}
          save={saveShared}
          remove={removeShared}
          mayWrite={({ scope, departmentId }) => may("text.write", actor, { scope, departmentId, userId: null })}
        />
      ) : (
        <EmptyState icon={<Quote aria-hidden="true" />} title={say.empty} text={say.emptyText} />
      )}
    </Page>
  );
}

function scopesOf(actor: UserActor, departments: { id: string; name: string }[]) {
  const managed = managedDepartments(actor);
  const own = departments.filter((d) => actor.administrator || managed.includes(d.id));
  return [
    ...(actor.administrator ? [{ value: "company", label: say.company }] : []),
    ...own.map((d) => ({ value: d.id, label: d.name })),
  ];
}
