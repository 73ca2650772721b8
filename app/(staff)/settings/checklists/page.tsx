import { ListChecks, Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { forbidden } from "next/navigation";
import { ChecklistForm } from "@/components/desk/settings/checklist-form";
import { Page } from "@/components/layout/page";
import { Badge } from "@/components/ui/badge";
import { Bidi } from "@/components/ui/bidi";
import { Dialog } from "@/components/ui/dialog";
import { DialogTrigger } from "@/components/ui/dialog-trigger";
import { EmptyState } from "@/components/ui/empty-state";
import { may } from "@/lib/auth/policy";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { words } from "@/lib/i18n/messages/fa/words";
import { t } from "@/lib/i18n/t";
import type { ChecklistRow } from "@/lib/requests/checks";
import { listChecklists } from "@/lib/requests/list-checklists";
import { directory } from "@/lib/staff/queries";
import { requireStaff } from "@/lib/web/session";
import { addList } from "./actions";

const { lists: say } = desk;
export const metadata: Metadata = { title: say.title };

/** What is to be done on requests, as the house wants it. */
export default async function ChecklistsPage() {
  const actor = await requireStaff();
  if (!may("checklist.write", actor, null)) forbidden();
  const [{ items }, { departments }] = await Promise.all([listChecklists(actor, { all: true }), directory(actor, {})]);
  return (
    <Page
      title={say.title}
      text={say.lead}
      width="text"
      actions={
        <>
          <DialogTrigger opens="new-list" variant="primary">
            <Plus aria-hidden="true" />
            {say.add}
          </DialogTrigger>
          <Dialog id="new-list" title={say.add}>
            <ChecklistForm departments={departments} action={addList} />
          </Dialog>
        </>
      }
    >
      {items.length > 0 ? (
        <ul className="divide-y divide-separator">
          {items.map((list) => (
            <Line key={list.id} list={list} />
          ))}
        </ul>
      ) : (
        <EmptyState icon={<ListChecks aria-hidden="true" />} title={say.empty} text={say.emptyText} />
      )}
    </Page>
  );
}

function Line({ list }: { list: ChecklistRow }) {
  const required = list.lines.filter((line) => line.required).length;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
      <Link
        href={`/settings/checklists/${list.id}`}
        className="link font-medium max-md:py-2.5"
        aria-label={t("desk.lists.edit", { name: list.name })}
      >
        <Bidi>{list.name}</Bidi>
      </Link>
      {list.automatic && <Badge tone="info">{say.automaticMark}</Badge>}
      {!list.active && <Badge>{say.inactive}</Badge>}
      <span className="text-13 text-muted">
        {[
          t("desk.lists.items", { n: list.lines.length }),
          required > 0 && t("desk.lists.requiredItems", { n: required }),
          list.kind && words.kind[list.kind],
          list.department,
        ]
          .filter(Boolean)
          .join("، ")}
      </span>
    </li>
  );
}
