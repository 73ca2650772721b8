import { History } from "lucide-react";
import type { ReactNode } from "react";
import { Section } from "@/components/layout/page";
import { cx } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { SoftLink } from "@/components/ui/soft-link";
import type { CustomerInFull } from "@/lib/customers/read-customer";
import type { readTimeline } from "@/lib/customers/read-timeline";
import { type TouchKind, touchKinds } from "@/lib/customers/schema";
import { profile } from "@/lib/i18n/messages/fa/profile";
import { TimelineItem } from "./timeline-item";

const { timeline: say } = profile;
type Props = {
  customer: CustomerInFull;
  timeline: Awaited<ReturnType<typeof readTimeline>>;
  kind: TouchKind | undefined;
  now: Date;
  /** What adds to it: a note, a call. */
  composer?: ReactNode;
  actions?: ReactNode;
};

/** Everything that passed between him and the house, newest first; the address says which kind and from where. */
export function CardTimeline({ customer, timeline, kind, now, composer, actions }: Props) {
  const at = (words: Record<string, string>) => {
    const query = new URLSearchParams(words).toString();
    return `/customers/${customer.code}${query ? `?${query}` : ""}`;
  };
  const kept: Record<string, string> = kind ? { kind } : {};
  return (
    <Section title={say.title} actions={actions}>
      {composer}
      <nav aria-label={say.filters} className="mb-4 flex flex-wrap gap-1">
        <Filter href={at({})} active={!kind}>
          {say.all}
        </Filter>
        {touchKinds.map((one) => (
          <Filter key={one} href={at({ kind: one })} active={kind === one}>
            {say.kinds[one]}
          </Filter>
        ))}
      </nav>
      {timeline.items.length === 0 && (
        <EmptyState
          icon={<History aria-hidden="true" />}
          title={kind ? say.emptyKind : say.empty}
          text={kind ? undefined : say.emptyText}
        />
      )}
      <ol aria-label={say.title} className="touches">
        {timeline.items.map((item) => (
          <TimelineItem key={`${item.stream}-${item.id}`} item={item} now={now} />
        ))}
      </ol>
      {timeline.nextCursor && (
        <LinkButton href={at({ ...kept, cursor: timeline.nextCursor })} size="sm" rel="next" className="mt-4">
          {say.older}
        </LinkButton>
      )}
    </Section>
  );
}

const Filter = ({ href, active, children }: { href: string; active: boolean; children: ReactNode }) => (
  <SoftLink
    href={href}
    aria-current={active ? "page" : undefined}
    className={cx(
      "button button--sm font-normal",
      active ? "button--secondary bg-accent-soft! text-accent-text!" : "button--quiet text-muted",
    )}
  >
    {children}
  </SoftLink>
);
