import { Lock } from "lucide-react";
import Link from "next/link";
import { RowBox } from "@/components/bulk/row-box";
import { CustomerLink } from "@/components/customers/customer-link";
import { RequestStatusBadge } from "@/components/requests/status";
import { Badge } from "@/components/ui/badge";
import { Bidi } from "@/components/ui/bidi";
import { ChooseAllHead, ChooseCell } from "@/components/ui/choose-cells";
import { DateTime } from "@/components/ui/date-time";
import { type Priority, PriorityMark } from "@/components/ui/priority-mark";
import { Table, Td, Th } from "@/components/ui/table";
import { bulk } from "@/lib/i18n/messages/fa/bulk";
import { cartable } from "@/lib/i18n/messages/fa/cartable";
import { fa } from "@/lib/i18n/number";
import { isMessageKey, t } from "@/lib/i18n/t";
import type { RequestSummary } from "@/lib/requests/queries";

const { columns, title } = cartable.search;

type Props = {
  items: RequestSummary[];
  now: Date;
  /** Rows can be chosen, to act on many at once. */
  picks: boolean;
};

/** What a search found, newest first. */
export function SearchTable({ items, now, picks }: Props) {
  return (
    <Table
      caption={title}
      cards
      roving
      head={
        <>
          {picks && <ChooseAllHead label={bulk.all} />}
          <Th>{columns.number}</Th>
          <Th>{columns.subject}</Th>
          <Th>{columns.customer}</Th>
          <Th>{columns.status}</Th>
          <Th>{columns.step}</Th>
          <Th className="md:max-xl:hidden">{columns.channel}</Th>
          <Th className="md:max-xl:hidden">{columns.received}</Th>
        </>
      }
    >
      {items.map((one) => (
        <Line key={one.id} one={one} now={now} picks={picks} />
      ))}
    </Table>
  );
}

function Line({ one, now, picks }: { one: RequestSummary } & Omit<Props, "items">) {
  return (
    <tr data-row="">
      {picks && <ChooseCell>{RowBox({ row: { number: one.number } })}</ChooseCell>}
      <Td className="text-muted max-md:text-xs">{fa(String(one.number))}</Td>
      <SubjectCell one={one} />
      <Td label={columns.customer} className="max-w-56 max-md:max-w-none md:max-xl:max-w-32">
        <CustomerLink customer={one.customer} />
      </Td>
      <Td label={columns.status} className="whitespace-nowrap">
        <RequestStatusBadge status={one.status} />
        {one.outcome && (
          <span className="ms-2 text-13 text-muted md:max-xl:ms-0 md:max-xl:mt-0.5 md:max-xl:block">
            {t(`words.outcome.${one.outcome}`)}
          </span>
        )}
      </Td>
      <Td label={columns.step} className="text-13 text-muted">
        <span className="block whitespace-nowrap">{stepOf(one)}</span>
        <DateTime at={one.lastStepAt} now={now} className="text-xs" />
      </Td>
      <Td className="whitespace-nowrap text-13 text-muted max-xl:hidden">{t(`words.channel.${one.channel}`)}</Td>
      <Td label={columns.received} className="text-13 text-muted md:max-xl:hidden">
        <DateTime at={one.receivedAt} now={now} />
      </Td>
    </tr>
  );
}

const SubjectCell = ({ one }: { one: RequestSummary }) => (
  <Td className="w-full min-w-40 max-w-0 max-md:max-w-none">
    <span className="flex items-center gap-2">
      {one.confidential && (
        <Lock role="img" aria-label={cartable.row.confidential} className="size-3 shrink-0 text-muted" />
      )}
      <Link
        href={`/requests/${one.number}`}
        prefetch={false}
        dir="auto"
        className="truncate text-right font-medium hover:underline max-md:whitespace-normal max-md:py-3"
      >
        {one.subject}
      </Link>
      <span className="text-xs">
        <PriorityMark value={one.priority as Priority} quiet />
      </span>
    </span>
    {(one.tags.length > 0 || one.sameAs !== null) && (
      <span className="mt-0.5 flex flex-wrap gap-1">
        {one.sameAs !== null && <Badge tone="warning">{t("desk.same.row", { n: one.sameAs })}</Badge>}
        {one.tags.map((tag) => (
          <Badge key={tag.id} tone={tag.tone}>
            <Bidi>{tag.name}</Bidi>
          </Badge>
        ))}
      </span>
    )}
  </Td>
);

function stepOf({ lastStep }: RequestSummary): string {
  const key = `events.${lastStep}`;
  return isMessageKey(key) ? t(key) : lastStep;
}
