import { Download } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { BackLink } from "@/components/layout/back-link";
import { Page, Section } from "@/components/layout/page";
import { EraseSection } from "@/components/privacy/erase-section";
import { Erased } from "@/components/privacy/erased";
import { ViewTable } from "@/components/privacy/view-table";
import { Bidi, Ltr } from "@/components/ui/bidi";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Pager } from "@/components/ui/pager";
import { may } from "@/lib/auth/policy";
import { clock } from "@/lib/base/clock";
import { latinDigits } from "@/lib/base/text";
import { privacy as say } from "@/lib/i18n/messages/fa/privacy";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import { listViews, readPrivacy } from "@/lib/privacy/queries";
import { shown } from "@/lib/web/page";
import { readableCursor, type SearchParams } from "@/lib/web/search-params";
import { requireStaff } from "@/lib/web/session";
import { erase } from "./actions";

type Props = { params: Promise<{ code: string }>; searchParams: Promise<SearchParams> };

export const metadata: Metadata = { title: say.title };

/** Who looked, what we hold, and erasing: three things in the order of their weight. */
export default async function PrivacyPage({ params, searchParams }: Props) {
  const actor = await requireStaff();
  const asked = latinDigits(decodeURIComponent((await params).code)).slice(0, 20);
  const cursor = readableCursor((await searchParams).cursor);
  const card = await shown(readPrivacy(actor, { code: asked }));
  const views = await shown(listViews(actor, { code: asked, cursor, limit: 20 }));
  const { code, name, erasure } = card;
  const now = clock.now();
  return (
    <Page
      title={say.title}
      text={
        <>
          <Bidi>{name ?? t("words.anonymous")}</Bidi>، {t("customers.card.code")} <Ltr>{fa(code)}</Ltr>
        </>
      }
      back={<BackLink href={`/customers/${code}`} label={say.back} always />}
      width="text"
    >
      {erasure && <Erased erasure={erasure} />}
      <Section title={say.views.title} text={say.views.text}>
        <ViewTable views={views.items} now={now} />
        <Pager
          previous={cursor ? `/customers/${code}/privacy` : undefined}
          next={views.nextCursor ? `/customers/${code}/privacy?cursor=${views.nextCursor}` : undefined}
        />
      </Section>
      <Section title={say.export.title} text={say.export.text}>
        <form method="post" action={`/customers/${code}/privacy/export`}>
          <Button type="submit">
            <Download aria-hidden="true" />
            {say.export.submit}
          </Button>
        </form>
      </Section>
      {!erasure && (
        <Section title={say.erase.title} text={say.erase.text}>
          {card.imports.length > 0 && (
            <Notice tone="info" className="mb-3">
              {say.erase.imports} <Bidi>{card.imports.join("، ")}</Bidi>
            </Notice>
          )}
          {!may("customer.erase", actor, null) ? (
            <p className="text-sm text-muted">{say.erase.manager}</p>
          ) : card.openNumbers.length > 0 ? (
            <Notice tone="warning">
              {say.erase.openRequests}{" "}
              {card.openNumbers.map((number) => (
                <Link key={number} href={`/requests/${number}`} prefetch={false} className="link me-2">
                  {fa(String(number))}
                </Link>
              ))}
            </Notice>
          ) : (
            <EraseSection code={code} action={erase} />
          )}
        </Section>
      )}
    </Page>
  );
}
