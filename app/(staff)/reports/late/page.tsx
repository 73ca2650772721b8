import type { Metadata } from "next";
import Link from "next/link";
import { Page, Section } from "@/components/layout/page";
import { LateChart } from "@/components/service/late-chart";
import { LateTable } from "@/components/service/late-table";
import { Bidi } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { AlarmClock } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { Pager } from "@/components/ui/pager";
import { Tabs } from "@/components/ui/tabs";
import { clock } from "@/lib/base/clock";
import { service } from "@/lib/i18n/messages/fa/service-targets";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import { type LateGroup, type LateSummary, lateFilter, listLate, summarizeLate } from "@/lib/service/list-late";
import { clockKinds } from "@/lib/service/schema";
import { shown } from "@/lib/web/page";
import { requireStaff } from "@/lib/web/session";

const say = service.late;
export const metadata: Metadata = { title: say.title };

type Search = Record<string, string | string[] | undefined>;
type Filter = { departmentId?: string | undefined; holder?: string | undefined; clock?: string | undefined };

const addressOf = (filter: Filter, more: Record<string, string | undefined> = {}, path = "/reports/late") => {
  const kept = Object.entries({ ...filter, ...more }).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return kept.length > 0 ? `${path}?${new URLSearchParams(kept)}` : path;
};

export default async function LatePage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await requireStaff();
  const { cursor, before, ...raw } = await searchParams;
  const parsed = lateFilter.safeParse(raw);
  const filter = parsed.success ? parsed.data : {};
  const place = { ...(cursor ? { cursor: String(cursor) } : {}), ...(before ? { before: String(before) } : {}) };
  const now = clock.now();
  const [whole, page] = [
    await shown(summarizeLate(actor, filter.clock ? { clock: filter.clock } : {})),
    await shown(listLate(actor, { ...filter, ...place })),
  ];
  const to = (name: "cursor" | "before", at: string | null) => (at ? { [name]: at } : undefined);
  return (
    <Page
      title={say.title}
      text={say.lead}
      width="full"
      tabs={<Clocks filter={filter} />}
      actions={<Exports filter={filter} />}
    >
      {whole.total === 0 && <EmptyState icon={<AlarmClock />} title={say.none} text={say.noneText} />}
      {whole.total > 0 && (
        <>
          <p className="mb-4 text-sm font-medium">{t("service.late.total", { n: whole.total })}</p>
          <div className="grid grid-cols-1 gap-8 xl:grid-cols-2">
            <LateChart
              bars={whole.departments.map((d) => ({
                ...d,
                href: `${addressOf({ clock: filter.clock, ...(d.id ? { departmentId: d.id } : { holder: "common" }) })}#list`,
                chosen: d.id ? d.id === filter.departmentId : filter.holder === "common",
              }))}
            />
            <Holders groups={whole.groups.slice(0, 12)} filter={filter} now={now} />
          </div>
          <Section id="list" title={chosenOf(whole, filter) ?? say.list} actions={<All filter={filter} />}>
            {page.items.length === 0 ? (
              <EmptyState icon={<AlarmClock />} title={say.noneChosen} />
            ) : (
              <LateTable items={page.items} now={now} />
            )}
            <Pager
              {...(page.previousCursor ? { previous: addressOf(filter, to("before", page.previousCursor)) } : {})}
              {...(page.nextCursor ? { next: addressOf(filter, to("cursor", page.nextCursor)) } : {})}
            />
          </Section>
        </>
      )}
    </Page>
  );
}

const Clocks = ({ filter }: { filter: Filter }) => (
  <Tabs
    label={say.clock}
    items={[
      { href: addressOf({ ...filter, clock: undefined }), label: say.any, active: !filter.clock },
      ...clockKinds.map((kind) => ({
        href: addressOf({ ...filter, clock: kind }),
        label: say.clocks[kind],
        active: filter.clock === kind,
      })),
    ]}
  />
);

const Exports = ({ filter }: { filter: Filter }) =>
  (["xlsx", "csv"] as const).map((format) => (
    <LinkButton key={format} plain href={addressOf(filter, { format }, "/reports/late/export")} size="sm">
      {say.exports[format]}
    </LinkButton>
  ));

const All = ({ filter }: { filter: Filter }) =>
  (filter.departmentId || filter.holder) && (
    <LinkButton href={addressOf({ clock: filter.clock })} variant="quiet" size="sm">
      {say.everyone}
    </LinkButton>
  );

/** Who holds what is late, the most first. */
const Holders = ({ groups, filter, now }: { groups: LateGroup[]; filter: Filter; now: Date }) => (
  <section aria-label={say.holder}>
    <h2 className="mb-2 text-13 font-medium text-muted">{say.byHolder}</h2>
    <ul className="grid grid-cols-1 gap-x-6 md:grid-cols-2">
      {groups.map((group) => (
        <li key={group.key} className="border-b border-separator">
          <Link
            href={`${addressOf({ clock: filter.clock, holder: group.key })}#list`}
            aria-current={filter.holder === group.key ? "true" : undefined}
            className="flex items-center justify-between gap-3 px-1 py-1.5 text-13 hover:bg-surface-hover aria-[current]:bg-accent-soft max-md:min-h-11"
          >
            <span className="min-w-0">
              <span className="block truncate text-sm">
                <Bidi>{group.person ?? group.seat ?? queueName(group)}</Bidi>
              </span>
              <span className="block truncate text-muted">
                {group.person && group.seat && (
                  <>
                    <Bidi>{group.seat}</Bidi>
                    {" · "}
                  </>
                )}
                {say.oldest} <DateTime at={group.oldest} now={now} />
              </span>
            </span>
            <span className="tabular font-medium text-danger-text">{fa(group.count)}</span>
          </Link>
        </li>
      ))}
    </ul>
  </section>
);

/** Whose are shown when somebody was chosen above. */
function chosenOf(whole: LateSummary, { departmentId, holder }: Filter): string | null {
  const group = whole.groups.find((one) => one.key === holder);
  const name = group
    ? (group.person ?? group.seat ?? queueName(group))
    : whole.departments.find((one) => departmentId && one.id === departmentId)?.name;
  return name ? t("service.late.listOf", { name }) : null;
}

const queueName = ({ department }: LateGroup) =>
  department ? t("service.late.queueOf", { name: department }) : say.unowned;
