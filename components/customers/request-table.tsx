import { Lock } from "lucide-react";
import Link from "next/link";
import { RequestStatusBadge } from "@/components/requests/status";
import { Bidi } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { Table, Td, Th } from "@/components/ui/table";
import type { EarlierRequest } from "@/lib/customers/queries";
import { cartable } from "@/lib/i18n/messages/fa/cartable";
import { customers } from "@/lib/i18n/messages/fa/customers";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";

const { card: say } = customers;
const { columns } = cartable.search;

/** What one customer asked, newest first, and how each ended. Those out of sight are named, not opened. */
export function RequestTable({ requests, now }: { requests: EarlierRequest[]; now: Date }) {
  return (
    <Table
      caption={say.requests}
      head={
        <>
          <Th>{columns.number}</Th>
          <Th>{columns.subject}</Th>
          <Th>{columns.status}</Th>
          <Th>{say.outcome}</Th>
          <Th>{columns.received}</Th>
        </>
      }
    >
      {requests.map((one) => (
        <tr key={one.number}>
          <Td className="w-20 text-muted">{fa(String(one.number))}</Td>
          <Td className="min-w-52 max-w-96">
            <Subject one={one} />
            <span className="text-xs text-muted">{t(`words.kind.${one.kind}`)}</span>
          </Td>
          <Td className="whitespace-nowrap">
            <RequestStatusBadge status={one.status} />
          </Td>
          <Td className="whitespace-nowrap">{one.outcome && t(`words.outcome.${one.outcome}`)}</Td>
          <Td className="text-13 text-muted">
            <DateTime at={one.receivedAt} now={now} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}

function Subject({ one }: { one: EarlierRequest }) {
  const words = (
    <>
      {one.confidential && <Lock role="img" aria-label={say.confidential} className="me-1 inline size-3 text-muted" />}
      <Bidi>{one.subject}</Bidi>
    </>
  );
  return one.inSight ? (
    <Link href={`/requests/${one.number}`} prefetch={false} className="block truncate font-medium hover:underline">
      {words}
    </Link>
  ) : (
    <span className="block truncate" title={say.hidden}>
      {words}
    </span>
  );
}
