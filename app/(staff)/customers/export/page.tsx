import { Download } from "lucide-react";
import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { BackLink } from "@/components/layout/back-link";
import { Page, Section } from "@/components/layout/page";
import { TaskProgress } from "@/components/tasks/progress";
import { ExportForm } from "@/components/transfer/export-form";
import { LinkButton } from "@/components/ui/link-button";
import { may } from "@/lib/auth/policy";
import { transfer } from "@/lib/i18n/messages/fa/transfer";
import type { TaskView } from "@/lib/tasks/schema";
import { listExports } from "@/lib/transfer/queries";
import { shown } from "@/lib/web/page";
import { oneOf, type SearchParams } from "@/lib/web/search-params";
import { requireStaff } from "@/lib/web/session";
import { resume, stop } from "../../tasks/actions";
import { exportFound } from "./actions";

const { export: say } = transfer;
export const metadata: Metadata = { title: say.title };

const FILTERS = ["q", "tag", "city", "kind", "stage", "level", "importId"] as const;

export default async function ExportPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireStaff();
  if (!may("customer.export", actor, null)) forbidden();
  const raw = await searchParams;
  const filters = Object.fromEntries(FILTERS.flatMap((name) => (oneOf(raw[name]) ? [[name, oneOf(raw[name])!]] : [])));
  const made = await shown(listExports(actor, {}));
  return (
    <Page
      title={say.title}
      text={say.lead}
      width="text"
      back={<BackLink href={`/customers?${new URLSearchParams(filters)}`} label={transfer.customers} always />}
    >
      <ExportForm filters={filters} action={exportFound} />
      {made.length > 0 && (
        <Section title={say.list} text={say.kept}>
          <div className="flex flex-col gap-4">
            {made.map((task) => (
              <Made key={task.id} task={task} />
            ))}
          </div>
        </Section>
      )}
    </Page>
  );
}

const Made = ({ task }: { task: TaskView }) => (
  <div className="flex flex-col gap-2">
    <TaskProgress task={task} title={say.running} actions={{ stop, resume }} />
    {task.file && (
      <div>
        <LinkButton plain href={`/tasks/${task.id}/file`} variant="primary" size="sm">
          <Download aria-hidden="true" />
          {say.download}
        </LinkButton>
      </div>
    )}
  </div>
);
