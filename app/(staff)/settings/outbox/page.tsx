import { Mail } from "lucide-react";
import Link from "next/link";
import { Page } from "@/components/layout/page";
import { Ltr } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Pager } from "@/components/ui/pager";
import { StatusBadge } from "@/components/ui/status-badge";
import { Table, Td, Th } from "@/components/ui/table";
import { Tabs } from "@/components/ui/tabs";
import { clock } from "@/lib/base/clock";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import { listOutbox, type OutboxRow, outboxStatuses } from "@/lib/replies/queries";
import { shown } from "@/lib/web/page";
import { amongOf, pagesBeside, placeOf, type SearchParams } from "@/lib/web/search-params";
import { requireStaff } from "@/lib/web/session";
import { outboxMark } from "./mark";

export default async function OutboxPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireStaff();
  const raw = await searchParams;
  const known = amongOf(outboxStatuses, raw.status);
  const { items, setUp, ...beside } = await shown(listOutbox(actor, { status: known, ...placeOf(raw) }));
  return (
    <Page title={t("mail.outbox.title")} text={t("mail.outbox.lead")} width="wide">
      {!setUp && <Notice tone="info">{t("mail.outbox.notSetUp")}</Notice>}
      <Tabs
        label={t("mail.outbox.state")}
        items={[
          { href: "/settings/outbox", label: t("mail.outbox.all"), active: !known },
          ...outboxStatuses.map((s) => ({
            href: `/settings/outbox?status=${s}`,
            label: t(`mail.outbox.status.${s}`),
            active: s === known,
          })),
        ]}
      />
      {items.length === 0 ? (
        <EmptyState icon={<Mail />} title={t("mail.outbox.emptyTitle")} text={t("mail.outbox.emptyText")} />
      ) : (
        <Table caption={t("mail.outbox.title")} head={head} cards>
          {items.map((item) => (
            <Row key={item.id} item={item} />
          ))}
        </Table>
      )}
      <Pager {...pagesBeside("/settings/outbox", { status: known }, beside)} />
    </Page>
  );
}

const head = (
  <>
    <Th>{t("mail.outbox.subject")}</Th>
    <Th>{t("mail.outbox.to")}</Th>
    <Th>{t("mail.outbox.state")}</Th>
    <Th>{t("mail.outbox.request")}</Th>
    <Th>{t("mail.outbox.written")}</Th>
  </>
);

function Row({ item }: { item: OutboxRow }) {
  return (
    <tr>
      <Td>
        <Link prefetch={false} href={`/settings/outbox/${item.id}`} className="link" dir="auto">
          {item.subject}
        </Link>
      </Td>
      <Td label={t("mail.outbox.to")}>
        <Ltr>{item.toAddress}</Ltr>
      </Td>
      <Td label={t("mail.outbox.state")}>
        <StatusBadge {...outboxMark[item.status]}>{t(`mail.outbox.status.${item.status}`)}</StatusBadge>
      </Td>
      <Td label={t("mail.outbox.request")}>
        {item.number ? (
          <Link prefetch={false} href={`/requests/${item.number}`} className="link">
            {fa(String(item.number))}
          </Link>
        ) : null}
      </Td>
      <Td label={t("mail.outbox.written")}>
        <DateTime at={item.createdAt} now={clock.now()} />
      </Td>
    </tr>
  );
}
