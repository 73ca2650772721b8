import Link from "next/link";
import { Bidi } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { Table, Td, Th } from "@/components/ui/table";
import { service } from "@/lib/i18n/messages/fa/service-targets";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import { formatWork } from "@/lib/i18n/work-time";

const say = service.late;

type Item = {
  id: string;
  number: number;
  subject: string;
  customer: string | null;
  clock: keyof typeof service.clock;
  department: string | null;
  seat: string | null;
  person: string | null;
  dueAt: Date;
  lateSeconds: number;
  reason: string;
  waitsFor: string | null;
};

/** What the next step is called, by why it lies there. */
const STEPS: Record<string, keyof typeof say> = {
  queue: "assign",
  vacant: "assign",
  review: "review",
  common: "claim",
};

/** One row a clock that is late: with whom, how late, and why. */
export function LateTable({ items, now }: { items: Item[]; now: Date }) {
  return (
    <Table
      caption={say.title}
      cards
      head={
        <>
          <Th>{say.request}</Th>
          <Th>{say.holder}</Th>
          <Th>{say.clock}</Th>
          <Th>{say.lateBy}</Th>
          <Th>{say.why}</Th>
          <Th className="md:max-xl:hidden">{say.next}</Th>
        </>
      }
    >
      {items.map((item) => (
        <tr key={item.id}>
          <Td className="max-w-72 md:max-xl:max-w-48">
            <Link href={`/requests/${item.number}`} className="font-medium text-accent-text hover:underline">
              <span dir="auto" className="block truncate">
                {item.subject}
              </span>
            </Link>
            <span className="block truncate text-13 text-muted">
              {fa(String(item.number))} · <Bidi>{item.customer ?? t("words.anonymous")}</Bidi>
            </span>
          </Td>
          <Td label={say.holder} className="md:min-w-32">
            <span>
              <Bidi>{item.person ?? item.seat ?? item.department ?? say.unowned}</Bidi>
              <span className="line-clamp-2 text-13 text-muted">
                <Bidi>{[item.person && item.seat, item.department].filter(Boolean).join("، ")}</Bidi>
              </span>
            </span>
          </Td>
          <Td label={say.clock} className="xl:whitespace-nowrap">
            {say.clocks[item.clock]}
          </Td>
          <Td label={say.lateBy}>
            <span>
              <span className="font-medium text-danger-text">{formatWork(item.lateSeconds)}</span>
              <span className="block text-13 text-muted">
                {say.since} <DateTime at={item.dueAt} now={now} />
              </span>
            </span>
          </Td>
          <Td label={say.why} className="max-w-64 text-13 leading-text md:min-w-36">
            {say.reason[item.reason as keyof typeof say.reason].replace("{who}", item.waitsFor ?? "—")}
          </Td>
          <Td label={say.next} className="whitespace-nowrap md:max-xl:hidden">
            <Link href={`/requests/${item.number}`} className="text-accent-text hover:underline">
              {say[STEPS[item.reason] ?? "open"] as string}
            </Link>
          </Td>
        </tr>
      ))}
    </Table>
  );
}
