import { ListPlus, Plus } from "lucide-react";
import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { FieldForm } from "@/components/customers/settings/field-form";
import { FieldTable } from "@/components/customers/settings/field-table";
import { TagForm, TagList } from "@/components/customers/settings/tag-list";
import { Page, Section } from "@/components/layout/page";
import { Dialog } from "@/components/ui/dialog";
import { DialogTrigger } from "@/components/ui/dialog-trigger";
import { EmptyState } from "@/components/ui/empty-state";
import { may } from "@/lib/auth/policy";
import { listCustomFields } from "@/lib/customers/list-custom-fields";
import { countTags } from "@/lib/customers/list-tags";
import { cardFields as say } from "@/lib/i18n/messages/fa/card-fields";
import { requireStaff } from "@/lib/web/session";
import { addField, addTag, dropTag, moveField, saveTag } from "./actions";

export const metadata: Metadata = { title: say.title };

/** Fields and tags of cards, made by the house itself. */
export default async function CustomerFieldsPage() {
  const actor = await requireStaff();
  if (!may("customField.write", actor, null)) forbidden();
  const [fields, tags] = await Promise.all([listCustomFields(actor, { all: true }), countTags(actor, {})]);
  return (
    <Page title={say.title} text={say.lead} actions={<NewField />}>
      {fields.items.length > 0 ? (
        <FieldTable fields={fields.items} move={moveField} />
      ) : (
        <EmptyState icon={<ListPlus aria-hidden="true" />} title={say.empty} text={say.emptyText} />
      )}
      <Section title={say.tags.title} text={say.tags.lead} className="mt-10">
        <TagList tags={tags.items} save={saveTag} remove={dropTag} />
        <div className="mt-2 border-t border-separator pt-3">
          <TagForm action={addTag} />
        </div>
      </Section>
    </Page>
  );
}

const NewField = () => (
  <>
    <DialogTrigger opens="new-field" variant="primary">
      <Plus aria-hidden="true" />
      {say.add}
    </DialogTrigger>
    <Dialog id="new-field" title={say.add}>
      <FieldForm action={addField} />
    </Dialog>
  </>
);
