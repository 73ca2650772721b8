import Link from "next/link";
import { importMark } from "@/components/transfer/import-mark";
import { Bidi } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { StatusBadge } from "@/components/ui/status-badge";
import { Table, Td, Th } from "@/components/ui/table";
import { transfer } from "@/lib/i18n/messages/fa/transfer";
import { fa } from "@/lib/i18n/number";
import type { ImportRowView } from "@/lib/transfer/schema";

const { list: say, status, counts: names } = transfer;

const head = (
  <>
    <Th>{say.name}</Th>
    <Th>{say.status}</Th>
    <Th>{say.rows}</Th>
    <Th>{say.by}</Th>
    <Th>{say.at}</Th>
  </>
);

export const ImportTable = ({ items, now }: { items: ImportRowView[]; now: Date }) => (
  <Table caption={say.title} head={head} cards>
    {items.map((item) => (
      <tr key={item.id}>
        <Td>
          <Link prefetch={false} href={`/customers/import/${item.id}`} className="link">
            <Bidi>{item.name}</Bidi>
          </Link>
        </Td>
        <Td label={say.status}>
          <StatusBadge {...importMark[item.status]}>{status[item.status]}</StatusBadge>
        </Td>
        <Td label={say.rows}>{result(item.counts) || "—"}</Td>
        <Td label={say.by}>
          <Bidi>{item.by}</Bidi>
        </Td>
        <Td label={say.at}>
          <DateTime at={item.createdAt} now={now} />
        </Td>
      </tr>
    ))}
  </Table>
);

const result = (counts: Record<string, number>): string =>
  Object.entries(names)
    .filter(([name]) => counts[name])
    .map(([name, label]) => `${fa(counts[name]!)} ${label}`)
    .join("، ");
