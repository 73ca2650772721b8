import Link from "next/link";
import { Bidi, Ltr } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { Table, Td, Th } from "@/components/ui/table";
import type { CustomerSummary } from "@/lib/customers/queries";
import { customers as say } from "@/lib/i18n/messages/fa/customers";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import { shownPoint } from "./points";

/** One line a customer; the name opens the card. */
export function CustomerTable({ items, now }: { items: CustomerSummary[]; now: Date }) {
  const { columns } = say;
  return (
    <Table
      caption={say.title}
      head={
        <>
          <Th>{columns.name}</Th>
          <Th>{columns.points}</Th>
          <Th>{columns.city}</Th>
          <Th>{columns.kind}</Th>
          <Th numeric>{columns.requests}</Th>
          <Th numeric>{columns.open}</Th>
          <Th>{columns.last}</Th>
        </>
      }
    >
      {items.map((one) => (
        <Line key={one.id} one={one} now={now} />
      ))}
    </Table>
  );
}

function Line({ one, now }: { one: CustomerSummary; now: Date }) {
  const points = one.points.filter((p) => !p.retired);
  return (
    <tr>
      <Td className="min-w-44 max-w-80">
        <Link
          href={`/customers/${one.code}`}
          prefetch={false}
          data-row=""
          className="block truncate font-medium hover:underline"
        >
          <Bidi>{one.name ?? t("words.anonymous")}</Bidi>
        </Link>
        <Ltr className="text-xs text-muted">{fa(one.code)}</Ltr>
      </Td>
      <Td className="max-w-60">
        {points.slice(0, 2).map((point) => (
          <span key={point.id} className="block text-13">
            <Ltr>{shownPoint(point)}</Ltr>
          </span>
        ))}
      </Td>
      <Td className="whitespace-nowrap">{one.city && <Bidi>{one.city}</Bidi>}</Td>
      <Td className="whitespace-nowrap text-13 text-muted">
        {t(`words.customerKind.${one.kind}`)}، {t(`words.customerStage.${one.stage}`)}
      </Td>
      <Td numeric>{fa(one.requestCount)}</Td>
      <Td numeric className={one.openCount > 0 ? "font-medium" : "text-muted"}>
        {fa(one.openCount)}
      </Td>
      <Td className="text-13 text-muted">
        {one.lastRequestAt ? <DateTime at={one.lastRequestAt} now={now} /> : say.never}
      </Td>
    </tr>
  );
}
