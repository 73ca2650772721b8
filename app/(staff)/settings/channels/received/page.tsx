import type { Metadata } from "next";
import { ReceivedRows } from "@/components/channels/received-rows";
import { BackLink } from "@/components/layout/back-link";
import { Page } from "@/components/layout/page";
import { EmptyState } from "@/components/ui/empty-state";
import { Inbox } from "@/components/ui/icons";
import { Pager } from "@/components/ui/pager";
import { Tabs } from "@/components/ui/tabs";
import { may } from "@/lib/auth/policy";
import { t } from "@/lib/i18n/t";
import { listReceived } from "@/lib/intake/queries";
import { inboundStates } from "@/lib/intake/schema";
import { shown } from "@/lib/web/page";
import { amongOf, idOf, pagesBeside, placeOf, type SearchParams } from "@/lib/web/search-params";
import { requireStaff } from "@/lib/web/session";
import { mend } from "./actions";

export const metadata: Metadata = { title: t("received.title") };

const HERE = "/settings/channels/received";

/** What came by mailboxes and lines, with what became of each. */
export default async function ReceivedPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireStaff();
  const raw = await searchParams;
  const id = idOf(raw.message);
  const state = id ? undefined : amongOf(inboundStates, raw.state);
  const { items, ...beside } = await shown(listReceived(actor, { state, id, ...placeOf(raw) }));
  const tabs = inboundStates.map((s) => ({
    href: `${HERE}?state=${s}`,
    label: t(`received.state.${s}`),
    active: s === state && !id,
  }));
  return (
    <Page
      title={t("received.title")}
      text={t("received.lead")}
      width="wide"
      back={
        may("channel.read", actor, null) && <BackLink href="/settings/channels" label={t("received.back")} always />
      }
    >
      <Tabs
        label={t("received.column.state")}
        items={[
          ...(id ? [{ href: `${HERE}?message=${id}`, label: t("received.one"), active: true }] : []),
          { href: HERE, label: t("received.all"), active: !state && !id },
          ...tabs,
        ]}
      />
      {items.length === 0 ? (
        <EmptyState
          icon={<Inbox aria-hidden="true" />}
          title={t(id ? "received.noneSuch" : state ? "received.noneOfState" : "received.empty")}
          text={state || id ? undefined : t("received.emptyLead")}
        />
      ) : (
        <ReceivedRows items={items} act={mend} />
      )}
      <Pager {...pagesBeside(HERE, { state }, beside)} />
    </Page>
  );
}
