import Link from "next/link";
import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { Bidi, Ltr } from "@/components/ui/bidi";
import { ChooseAllHead, ChooseCell } from "@/components/ui/choose-cells";
import { DateTime } from "@/components/ui/date-time";
import { Table, Td, Th } from "@/components/ui/table";
import type { ListedCustomer } from "@/lib/customers/find-customers";
import { DEFAULT_COLUMNS, type ListColumn } from "@/lib/customers/rules";
import { customerList } from "@/lib/i18n/messages/fa/customer-list";
import { customers as say } from "@/lib/i18n/messages/fa/customers";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import { shownPoint } from "./points";

const { names } = customerList.columns;

type Props = {
  items: ListedCustomer[];
  now: Date;
  columns?: readonly ListColumn[];
  /** The form that takes the chosen rows; without it there is nothing to choose. */
  chooseFor?: string;
};

/** One line a customer; the name opens the card. */
export function CustomerTable({ items, now, columns = DEFAULT_COLUMNS, chooseFor }: Props) {
  return (
    <Table
      cards
      caption={say.title}
      head={
        <>
          {chooseFor && <ChooseAllHead label={customerList.chooseAll} />}
          <Th>{say.columns.name}</Th>
          {columns.map((column) => (
            <Th key={column} numeric={cells[column].numeric} className="md:max-xl:whitespace-normal">
              {names[column]}
            </Th>
          ))}
        </>
      }
    >
      {items.map((one) => (
        <tr key={one.id}>
          {chooseFor && (
            <ChooseCell>
              <input
                type="checkbox"
                className="tick"
                form={chooseFor}
                name="codes[]"
                value={one.code}
                aria-label={t("customerList.choose", { name: one.name ?? t("words.anonymous") })}
              />
            </ChooseCell>
          )}
          <NameCell one={one} />
          {columns.map((column) => (
            <Td key={column} numeric={cells[column].numeric} className={cells[column].look} label={names[column]}>
              {cells[column].show(one, now)}
            </Td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

const NameCell = ({ one }: { one: ListedCustomer }) => (
  <Td className="max-w-80 md:min-w-32 md:max-xl:max-w-36 xl:min-w-44">
    <Link
      href={`/customers/${one.code}`}
      prefetch={false}
      data-row=""
      dir="auto"
      className="block truncate text-right font-medium hover:underline max-md:whitespace-normal"
    >
      {one.name ?? t("words.anonymous")}
    </Link>
    <Ltr className="text-xs text-muted max-md:mx-2">{fa(one.code)}</Ltr>
  </Td>
);

type CellOf = { show: (one: ListedCustomer, now: Date) => ReactNode; look?: string; numeric?: boolean };

const cells: Record<ListColumn, CellOf> = {
  points: {
    look: "md:max-w-40 xl:max-w-60",
    show: ({ points }) =>
      points
        .filter((p) => !p.retired)
        .slice(0, 2)
        .map((point) => (
          <span key={point.id} dir="ltr" className="block truncate text-right text-13 max-md:whitespace-normal">
            <bdi>{shownPoint(point)}</bdi>
          </span>
        )),
  },
  tags: {
    look: "md:max-w-56",
    show: ({ tags }) =>
      tags.length > 0 && (
        <span className="flex flex-wrap gap-1">
          {tags.map((tag) => (
            <Badge key={tag.id} tone={tag.tone as Tone}>
              {tag.name}
            </Badge>
          ))}
        </span>
      ),
  },
  city: { look: "whitespace-nowrap", show: ({ city }) => city && <Bidi>{city}</Bidi> },
  province: { look: "whitespace-nowrap", show: ({ province }) => province && <Bidi>{province}</Bidi> },
  kind: {
    look: "text-13 text-muted md:min-w-24 xl:whitespace-nowrap",
    show: ({ kind, stage }) => `${t(`words.customerKind.${kind}`)}، ${t(`words.customerStage.${stage}`)}`,
  },
  level: { look: "whitespace-nowrap", show: ({ levelName }) => levelName && <Badge tone="accent">{levelName}</Badge> },
  requests: { numeric: true, show: ({ requestCount }) => fa(requestCount) },
  open: {
    numeric: true,
    show: ({ openCount }) => <span className={openCount > 0 ? "font-medium" : "text-muted"}>{fa(openCount)}</span>,
  },
  purchases: { numeric: true, show: ({ purchaseCount }) => fa(purchaseCount) },
  last: {
    look: "text-13 text-muted",
    show: ({ lastRequestAt }, now) => (lastRequestAt ? <DateTime at={lastRequestAt} now={now} /> : say.never),
  },
  created: { look: "text-13 text-muted", show: ({ createdAt }, now) => <DateTime at={createdAt} now={now} /> },
};
