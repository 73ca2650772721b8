import { Split } from "lucide-react";
import type { Metadata } from "next";
import { SplitForm } from "@/components/customers/merging/split-form";
import { BackLink } from "@/components/layout/back-link";
import { Page } from "@/components/layout/page";
import { EmptyState } from "@/components/ui/empty-state";
import { clock } from "@/lib/base/clock";
import { latinDigits } from "@/lib/base/text";
import { merges } from "@/lib/i18n/messages/fa/merges";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import { previewSplit } from "@/lib/identity/preview-split";
import { shown } from "@/lib/web/page";
import { requireStaff } from "@/lib/web/session";
import { split } from "./actions";

const { split: say } = merges;
export const metadata: Metadata = { title: say.title };

/** What belongs to somebody else is chosen here and leaves the card. */
export default async function SplitPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await requireStaff();
  const code = latinDigits(decodeURIComponent((await params).code)).slice(0, 20);
  const card = await shown(previewSplit(actor, { code }));
  return (
    <Page
      title={t("merges.split.titleOf", { code: fa(code) })}
      text={say.text}
      back={<BackLink href={`/customers/${code}`} label={t("customers.card.title", { code: fa(code) })} always />}
      width="text"
    >
      {card.points.length + card.requests.length > 0 ? (
        <SplitForm card={card} action={split} now={clock.now()} />
      ) : (
        <EmptyState icon={<Split aria-hidden="true" />} title={say.none} />
      )}
    </Page>
  );
}
