import { Mail } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Address } from "@/components/channels/address";
import { Page } from "@/components/layout/page";
import { deliveryMark } from "@/components/replies/delivery-mark";
import { NumberLink } from "@/components/requests/number-link";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Pager } from "@/components/ui/pager";
import { StatusBadge } from "@/components/ui/status-badge";
import { Table, Td, Th } from "@/components/ui/table";
import { Tabs } from "@/components/ui/tabs";
import { clock } from "@/lib/base/clock";
import { mail } from "@/lib/i18n/messages/fa/mail";
import { words } from "@/lib/i18n/messages/fa/words";
import { t } from "@/lib/i18n/t";
import { listOutbox, type OutboxRow } from "@/lib/replies/queries";
import { outboxStates } from "@/lib/replies/rules";
import { shown } from "@/lib/web/page";
import { amongOf, pagesBeside, placeOf, type SearchParams } from "@/lib/web/search-params";
import { requireStaff } from "@/lib/web/session";

const say = mail.outbox;
const PATH = "/settings/outbox";
const ways = ["email", "sms"] as const;
export const metadata: Metadata = { title: say.title };

export default async function OutboxPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireStaff();
  const raw = await searchParams;
  const [state, channel] = [amongOf(outboxStates, raw.state), amongOf(ways, raw.channel)];
  const { items, setUp, ...beside } = await shown(listOutbox(actor, { state, channel, ...placeOf(raw) }));
  const at = (kept: { state?: string | undefined; channel?: string | undefined }) => {
    const set = Object.entries(kept).filter((pair): pair is [string, string] => pair[1] !== undefined);
    return set.length > 0 ? `${PATH}?${new URLSearchParams(set)}` : PATH;
  };
  return (
    <Page title={say.title} text={say.lead} width="wide">
      {!setUp && (
        <Notice tone="info" className="mb-4">
          {say.notSetUp}
        </Notice>
      )}
      <Tabs
        label={say.state}
        items={[
          { href: at({ channel }), label: say.all, active: !state },
          ...outboxStates.map((one) => ({
            href: at({ state: one, channel }),
            label: say.groups[one],
            active: one === state,
          })),
        ]}
      />
      <nav aria-label={say.channel} className="my-3 flex flex-wrap gap-4 text-13">
        <Way href={at({ state })} label={say.anyChannel} active={!channel} />
        {ways.map((one) => (
          <Way key={one} href={at({ state, channel: one })} label={words.channel[one]} active={one === channel} />
        ))}
      </nav>
      {items.length === 0 ? (
        <EmptyState icon={<Mail />} title={say.emptyTitle} text={say.emptyText} />
      ) : (
        <Table caption={say.title} head={head} cards>
          {items.map((item) => (
            <Row key={item.id} item={item} />
          ))}
        </Table>
      )}
      <Pager {...pagesBeside(PATH, { state, channel }, beside)} />
    </Page>
  );
}

const Way = ({ href, label, active }: { href: string; label: string; active: boolean }) => (
  <Link
    prefetch={false}
    href={href}
    aria-current={active ? "page" : undefined}
    className="flex min-h-11 items-center text-muted hover:text-foreground aria-[current]:font-medium aria-[current]:text-accent-text md:min-h-6"
  >
    {label}
  </Link>
);

const head = (
  <>
    <Th>{say.subject}</Th>
    <Th>{say.to}</Th>
    <Th>{say.state}</Th>
    <Th>{say.request}</Th>
    <Th>{say.written}</Th>
  </>
);

function Row({ item }: { item: OutboxRow }) {
  return (
    <tr>
      <Td className="max-w-96 md:max-xl:max-w-52">
        <Link prefetch={false} href={`${PATH}/${item.id}`} className="link block md:truncate" dir="auto">
          {item.subject}
        </Link>
        <span className="block text-13 text-muted">
          {[
            words.channel[item.channel],
            item.account,
            item.parts ? t("mail.outbox.partCount", { n: item.parts }) : null,
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </Td>
      <Td label={say.to} className="md:max-xl:max-w-44">
        <Address value={item.toAddress} className="md:max-xl:block md:max-xl:truncate" />
      </Td>
      <Td label={say.state} className="whitespace-nowrap">
        <StatusBadge {...deliveryMark[item.status]}>{words.delivery[item.status]}</StatusBadge>
      </Td>
      <Td label={say.request}>{item.number && <NumberLink number={item.number} opens={item.opens} />}</Td>
      <Td label={say.written}>
        <DateTime at={item.createdAt} now={clock.now()} />
      </Td>
    </tr>
  );
}
