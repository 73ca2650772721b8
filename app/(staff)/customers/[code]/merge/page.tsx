import type { Metadata } from "next";
import { MergeForm } from "@/components/customers/merging/merge-form";
import { PickOther } from "@/components/customers/merging/pick";
import { BackLink } from "@/components/layout/back-link";
import { Page } from "@/components/layout/page";
import { latinDigits } from "@/lib/base/text";
import { findCustomers } from "@/lib/customers/find-customers";
import { merges as say } from "@/lib/i18n/messages/fa/merges";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import { previewMerge } from "@/lib/identity/preview-merge";
import { previewSplit } from "@/lib/identity/preview-split";
import { shown } from "@/lib/web/page";
import { oneOf, type SearchParams } from "@/lib/web/search-params";
import { requireStaff } from "@/lib/web/session";
import { merge } from "./actions";

export const metadata: Metadata = { title: say.title };

type Props = { params: Promise<{ code: string }>; searchParams: Promise<SearchParams> };

/** The other card is looked for here, or both stand side by side. */
export default async function MergePage({ params, searchParams }: Props) {
  const actor = await requireStaff();
  const code = latinDigits(decodeURIComponent((await params).code)).slice(0, 20);
  const raw = await searchParams;
  const into = latinDigits(oneOf(raw.into) ?? "").slice(0, 20);
  const back = <BackLink href={`/customers/${code}`} label={t("customers.card.title", { code: fa(code) })} always />;
  if (into) {
    const preview = await shown(previewMerge(actor, { code, into }));
    return (
      <Page title={say.title} text={say.previewText} back={back} width="wide">
        <MergeForm preview={preview} suggestionId={oneOf(raw.suggestion)} action={merge} />
      </Page>
    );
  }
  await shown(previewSplit(actor, { code }));
  const q = oneOf(raw.q)?.slice(0, 200);
  const found = q ? await shown(findCustomers(actor, { q, limit: 20 })) : null;
  return (
    <Page title={t("merges.titleOf", { code: fa(code) })} text={say.pickText} back={back} width="text">
      <PickOther code={code} q={q} found={found?.items ?? null} />
    </Page>
  );
}
