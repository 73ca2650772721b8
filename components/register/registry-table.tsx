import Link from "next/link";
import { CustomerLink } from "@/components/customers/customer-link";
import { RequestStatusBadge } from "@/components/requests/status";
import { Bidi, Ltr } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { Table, Td, Th } from "@/components/ui/table";
import { register } from "@/lib/i18n/messages/fa/register";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import type { RegistryRow } from "@/lib/requests/list-registry";
import { dayWords } from "./day-words";

const { book: say } = register;

/** Entries of the registry as its book shows them, the newest first. */
export function RegistryTable({ items, now }: { items: RegistryRow[]; now: Date }) {
  return (
    <Table
      caption={say.title}
      cards
      head={
        <>
          <Th>{say.entry}</Th>
          <Th>{say.subject}</Th>
          <Th>{say.customer}</Th>
          <Th>{say.status}</Th>
          <Th>{say.at}</Th>
        </>
      }
    >
      {items.map((one) => (
        <tr key={one.id}>
          <Td className="whitespace-nowrap font-medium">
            <Ltr>{fa(`${one.year}/${one.number}`)}</Ltr>
          </Td>
          <Td label={say.subject} className="w-full min-w-40 max-w-0 max-md:max-w-none">
            <Subject one={one} />
            <Way one={one} />
          </Td>
          <Td label={say.customer} className="max-w-56 md:max-xl:max-w-36 max-md:max-w-none">
            <CustomerLink customer={one.customer} />
          </Td>
          <Td label={say.status} className="whitespace-nowrap">
            <RequestStatusBadge status={one.status} />
          </Td>
          <Td label={say.at} className="text-13 text-muted">
            <DateTime at={one.at} now={now} className="block" />
            <Bidi className="whitespace-nowrap text-xs">{one.by}</Bidi>
          </Td>
        </tr>
      ))}
    </Table>
  );
}

/** By which way it came; of a letter also what stands on it. */
const Way = ({ one }: { one: RegistryRow }) => (
  <span className="mt-0.5 block text-xs text-muted">
    {t(`words.channel.${one.channel}`)}
    {one.theirNumber && (
      <>
        {" "}
        <Bidi>{one.theirNumber}</Bidi>
      </>
    )}
    {one.theirDate && `، ${dayWords(one.theirDate)}`}
  </span>
);

function Subject({ one }: { one: RegistryRow }) {
  const words = (
    <>
      <span className="me-1 text-13 text-muted">{fa(String(one.request))}</span> <Bidi>{one.subject}</Bidi>
    </>
  );
  return one.inSight ? (
    <Link href={`/requests/${one.request}`} prefetch={false} className="block truncate font-medium hover:underline">
      {words}
    </Link>
  ) : (
    <span className="block truncate" title={register.hidden}>
      {words}
    </span>
  );
}
