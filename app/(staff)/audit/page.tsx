import { ScrollText } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Changes } from "@/components/audit/changes";
import { EventFilter, eventWord, type FilterValues } from "@/components/audit/event-filter";
import { Page } from "@/components/layout/page";
import { Bidi, Ltr } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Pager } from "@/components/ui/pager";
import { Table, Td, Th } from "@/components/ui/table";
import { type AuditEvent, type AuditPage, eventActors, listEvents } from "@/lib/audit/queries";
import { clock } from "@/lib/base/clock";
import { plainEntry } from "@/lib/base/text";
import { isUuid } from "@/lib/base/uuid";
import { fromTehran, parseJalali, shiftDay, tehranDayKey } from "@/lib/i18n/date";
import { audit } from "@/lib/i18n/messages/fa/audit";
import { fa } from "@/lib/i18n/number";
import { isMessageKey, t } from "@/lib/i18n/t";
import { shown } from "@/lib/web/page";
import { requireStaff } from "@/lib/web/session";

export const metadata: Metadata = { title: audit.title };

type Search = FilterValues & { after?: string };

/** What the address says, where it can be read; the rest is left out. */
function filterOf({ type, user, from, until, number, after }: Search) {
  const first = from ? parseJalali(from) : null;
  const last = until ? parseJalali(until) : null;
  const digits = plainEntry(number ?? "");
  return {
    ...(type && /^[a-z]+\.([a-zA-Z]+|\*)$/.test(type) ? { type } : {}),
    ...(user && isUuid(user) ? { userId: user } : {}),
    ...(first ? { from: first } : {}),
    ...(last ? { until: fromTehran(shiftDay(tehranDayKey(last), 1), 0) } : {}),
    ...(/^[1-9]\d{0,8}$/.test(digits) ? { number: Number(digits) } : {}),
    ...(after && /^\d{1,18}$/.test(after) ? { after } : {}),
  };
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) || undefined;

export default async function AuditPageView({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const actor = await requireStaff();
  const raw = await searchParams;
  const search: Search = Object.fromEntries(Object.keys(raw).map((key) => [key, one(raw[key])]));
  const { after, ...values } = search;
  const filter = filterOf(search);
  const page = await shown(listEvents(actor, filter));
  const people = await shown(eventActors(actor, {}));
  const unread = (values.from && !("from" in filter)) || (values.until && !("until" in filter));
  const address = (more: Record<string, string>) => {
    const kept = Object.entries({ ...values, ...more }).filter((pair): pair is [string, string] => Boolean(pair[1]));
    return `/audit?${new URLSearchParams(kept)}`;
  };
  return (
    <Page title={audit.title} text={audit.lead} width="full">
      <EventFilter values={values} people={people} />
      {unread && (
        <Notice tone="warning" className="mb-4">
          {audit.wrongDate}
        </Notice>
      )}
      {page.events.length === 0 ? <EmptyState icon={<ScrollText />} title={audit.empty} /> : <Events page={page} />}
      <Pager previous={after ? address({}) : undefined} next={page.next ? address({ after: page.next }) : undefined} />
    </Page>
  );
}

function Events({ page }: { page: AuditPage }) {
  const now = clock.now();
  return (
    <Table
      caption={audit.title}
      cards
      head={
        <>
          <Th>{audit.when}</Th>
          <Th>{audit.what}</Th>
          <Th>{audit.who}</Th>
          <Th>{audit.about}</Th>
          <Th>{audit.change}</Th>
        </>
      }
    >
      {page.events.map((event) => (
        <tr key={event.id} className="[&>td]:align-top">
          <Td className="whitespace-nowrap text-muted">
            <DateTime at={event.at} now={now} />
          </Td>
          <Td label={audit.what} className="font-medium xl:min-w-40">
            {eventWord(event.type)}
          </Td>
          <Td label={audit.who} className="xl:min-w-36">
            <Who event={event} names={page.names} />
          </Td>
          <Td label={audit.about} className="xl:min-w-32">
            <About event={event} names={page.names} />
          </Td>
          <Td label={audit.change} className="xl:min-w-56">
            <Changes before={event.before} after={event.after} type={event.type} names={page.names} />
            {event.hasPersonal && <p className="text-xs text-muted">{audit.personal}</p>}
          </Td>
        </tr>
      ))}
    </Table>
  );
}

function Who({ event, names }: { event: AuditEvent; names: Record<string, string> }) {
  const kind = `audit.kinds.${event.actorKind}`;
  const known = event.userName ?? (event.type === "session.opened" ? names[event.subjectId ?? ""] : undefined);
  const name = known ?? (isMessageKey(kind) ? t(kind) : event.actorKind);
  return (
    <>
      <Bidi>{event.forUserName ? t("audit.onBehalf", { name, holder: event.forUserName }) : name}</Bidi>
      {(event.positionTitle ?? event.tokenName) && (
        <p className="text-13 text-muted">
          <Bidi>{event.tokenName ?? event.positionTitle}</Bidi>
        </p>
      )}
    </>
  );
}

/** The administrator sees that something happened to a request or customer, not what it is about. */
function About({ event, names }: { event: AuditEvent; names: Record<string, string> }) {
  if (event.number !== null)
    return (
      <Link href={`/audit?number=${event.number}`} className="text-accent-text hover:underline">
        {t("audit.request", { number: fa(String(event.number)) })}
      </Link>
    );
  if (event.customerCode) return <Ltr>{fa(event.customerCode)}</Ltr>;
  const name = names[event.subjectId ?? ""];
  if (name) return <Bidi>{name}</Bidi>;
  if (event.subjectType !== "setting") return audit.nothing;
  const label = `settings.company.${event.subjectId === "company" ? "identity" : event.subjectId}`;
  return isMessageKey(label) ? t(label) : <Ltr>{event.subjectId}</Ltr>;
}
