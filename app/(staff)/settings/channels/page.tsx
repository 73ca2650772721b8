import type { Metadata } from "next";
import Link from "next/link";
import { AccountState } from "@/components/channels/account-state";
import { adapterWords } from "@/components/channels/adapter-words";
import { Page } from "@/components/layout/page";
import { Badge } from "@/components/ui/badge";
import { Bidi } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { Plug, Plus } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Table, Td, Th } from "@/components/ui/table";
import { clock } from "@/lib/base/clock";
import { type AccountRow, listAccounts } from "@/lib/channels/queries";
import { channels as say } from "@/lib/i18n/messages/fa/channels";
import { fa } from "@/lib/i18n/number";
import { isMessageKey, t } from "@/lib/i18n/t";
import { shown } from "@/lib/web/page";
import { requireStaff } from "@/lib/web/session";

export const metadata: Metadata = { title: say.nav };

/** Every door of the house, and how it does. */
export default async function ChannelsPage() {
  const { items, environment } = await shown(listAccounts(await requireStaff(), {}));
  const add = (
    <LinkButton href="/settings/channels/new" variant="primary">
      <Plus aria-hidden="true" />
      {say.add}
    </LinkButton>
  );
  const received = <LinkButton href="/settings/channels/received">{t("received.title")}</LinkButton>;
  return (
    <Page
      title={say.nav}
      text={say.lead}
      actions={
        <>
          {received}
          {items.length > 0 && add}
        </>
      }
    >
      {environment && (
        <Notice tone="info" className="mb-5">
          {say.environment}
        </Notice>
      )}
      {items.length === 0 ? (
        <EmptyState icon={<Plug aria-hidden="true" />} title={say.empty} text={say.emptyText} action={add} />
      ) : (
        <Table caption={say.nav} head={head} cards>
          {items.map((item) => (
            <Row key={item.id} item={item} />
          ))}
        </Table>
      )}
    </Page>
  );
}

const head = (
  <>
    <Th>{say.name}</Th>
    <Th>{say.state}</Th>
    <Th>{say.receivedAt}</Th>
    <Th>{say.sentAt}</Th>
    <Th numeric>{say.waitingOut}</Th>
  </>
);

function Row({ item }: { item: AccountRow }) {
  const now = clock.now();
  const time = (at: Date | null) =>
    at ? <DateTime at={at} now={now} /> : <span className="text-muted">{say.never}</span>;
  return (
    <tr className={item.active ? undefined : "text-muted"}>
      <Td>
        <Link prefetch={false} href={`/settings/channels/${item.id}`} className="link font-medium">
          <Bidi>{item.name}</Bidi>
        </Link>
        {item.main && <Badge className="ms-2">{say.main}</Badge>}
        <div className="text-13 text-muted">{adapterWords(item.adapter).name}</div>
      </Td>
      <Td label={say.state}>
        <AccountState {...item} />
        {item.error && (
          <div className="mt-1 max-w-80 text-13 text-danger-text" dir="auto">
            {isMessageKey(item.error) ? t(item.error) : item.error}
          </div>
        )}
      </Td>
      <Td label={say.receivedAt}>{item.receives ? time(item.receivedAt) : "—"}</Td>
      <Td label={say.sentAt}>{item.sends ? time(item.sentAt) : "—"}</Td>
      <Td numeric label={say.waitingOut}>
        {fa(item.waitingOut)}
      </Td>
    </tr>
  );
}
