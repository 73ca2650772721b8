import Link from "next/link";
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
          <Th>{say.channel}</Th>
          <Th>{say.subject}</Th>
          <Th>{say.customer}</Th>
          <Th>{say.theirs}</Th>
          <Th>{say.status}</Th>
          <Th>{say.at}</Th>
          <Th>{say.by}</Th>
        </>
      }
    >
      {items.map((one) => (
        <tr key={one.id}>
          <Td className="whitespace-nowrap font-medium">
            <Ltr>{fa(`${one.year}/${one.number}`)}</Ltr>
          </Td>
          <Td label={say.channel} className="whitespace-nowrap">
            {t(`words.channel.${one.channel}`)}
          </Td>
          <Td label={say.subject} className="min-w-52 max-w-96 max-md:max-w-none">
            <Subject one={one} />
          </Td>
          <Td label={say.customer} className="max-w-56 max-md:max-w-none">
            <Link href={`/customers/${one.customer.code}`} prefetch={false} className="block truncate hover:underline">
              <Bidi>{one.customer.name ?? t("words.anonymous")}</Bidi>
            </Link>
          </Td>
          <Td label={say.theirs} className="text-13">
            {one.theirNumber && <Bidi>{one.theirNumber}</Bidi>}
            {one.theirNumber && one.theirDate && "، "}
            {one.theirDate && dayWords(one.theirDate)}
          </Td>
          <Td label={say.status} className="whitespace-nowrap">
            <RequestStatusBadge status={one.status} />
          </Td>
          <Td label={say.at} className="text-13 text-muted">
            <DateTime at={one.at} now={now} />
          </Td>
          <Td label={say.by} className="text-13 text-muted">
            <Bidi>{one.by}</Bidi>
          </Td>
        </tr>
      ))}
    </Table>
  );
}

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
