import { FileUp } from "lucide-react";
import type { Metadata } from "next";
import { BackLink } from "@/components/layout/back-link";
import { Page, Section } from "@/components/layout/page";
import { ImportTable } from "@/components/transfer/import-table";
import { UploadForm } from "@/components/transfer/upload-form";
import { EmptyState } from "@/components/ui/empty-state";
import { clock } from "@/lib/base/clock";
import { transfer as say } from "@/lib/i18n/messages/fa/transfer";
import { listImports } from "@/lib/transfer/queries";
import { shown } from "@/lib/web/page";
import { requireStaff } from "@/lib/web/session";

export const metadata: Metadata = { title: say.title };

export default async function ImportsPage() {
  const actor = await requireStaff();
  const items = await shown(listImports(actor, {}));
  return (
    <Page title={say.title} text={say.lead} back={<BackLink href="/customers" label={say.customers} always />}>
      <Section title={say.upload.title}>
        <UploadForm />
      </Section>
      <Section title={say.list.title}>
        {items.length > 0 ? (
          <ImportTable items={items} now={clock.now()} />
        ) : (
          <EmptyState icon={<FileUp aria-hidden="true" />} title={say.list.empty} text={say.list.emptyText} />
        )}
      </Section>
    </Page>
  );
}
