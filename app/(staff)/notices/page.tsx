import type { Metadata } from "next";
import { SoftLinks } from "@/components/cartable/soft-links";
import { Page } from "@/components/layout/page";
import { NewNotices } from "@/components/notices/new-notices";
import { NoticeList } from "@/components/notices/notice-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Bell } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { Pager } from "@/components/ui/pager";
import { PressForm } from "@/components/ui/press-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tabs } from "@/components/ui/tabs";
import { clock } from "@/lib/base/clock";
import { nav } from "@/lib/i18n/messages/fa/nav";
import { notices as say } from "@/lib/i18n/messages/fa/notices";
import { countNotices, listNotices } from "@/lib/notices/queries";
import { shown } from "@/lib/web/page";
import { oneOf, placeOf, type SearchParams } from "@/lib/web/search-params";
import { requireStaff } from "@/lib/web/session";
import { read, readAll } from "./actions";

export const metadata: Metadata = { title: say.title };

/** What one was told, newest first. */
export default async function NoticesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireStaff();
  const raw = await searchParams;
  const unread = oneOf(raw.unread) !== undefined;
  const [page, count] = await Promise.all([
    shown(listNotices(actor, { ...placeOf(raw), ...(unread ? { unread } : {}) })),
    countNotices(actor, {}),
  ]);
  const address = (more: Record<string, string>) =>
    `/notices?${new URLSearchParams({ ...(unread ? { unread: "1" } : {}), ...more })}`;
  return (
    <Page
      title={say.title}
      text={say.lead}
      width="text"
      actions={
        <>
          {count > 0 && (
            <PressForm action={readAll}>
              <input type="hidden" name="all" value="1" />
              <SubmitButton variant="secondary">{say.readAll}</SubmitButton>
            </PressForm>
          )}
          <LinkButton href="/profile/notices" variant="quiet">
            {say.settings}
          </LinkButton>
        </>
      }
      tabs={
        <Tabs
          label={say.title}
          items={[
            { href: "/notices", label: say.all, active: !unread },
            {
              href: "/notices?unread=1",
              label: count > 99 ? `${say.onlyUnread} ${nav.manyCount}` : say.onlyUnread,
              ...(count > 0 && count <= 99 ? { count } : {}),
              active: unread,
            },
          ]}
        />
      }
    >
      {!raw.cursor && !raw.before && <NewNotices bell={{ unread: count }} />}
      {page.items.length === 0 ? (
        <EmptyState
          icon={<Bell />}
          title={unread ? say.emptyUnread : say.empty}
          text={unread ? say.emptyUnreadText : say.emptyText}
        />
      ) : (
        <SoftLinks name="notices">
          <NoticeList items={page.items} now={clock.now()} read={read} />
        </SoftLinks>
      )}
      <Pager
        previous={page.previousCursor ? address({ before: page.previousCursor }) : undefined}
        next={page.nextCursor ? address({ cursor: page.nextCursor }) : undefined}
      />
    </Page>
  );
}
