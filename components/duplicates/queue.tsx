import { PaneHead } from "@/components/layout/panes";
import { Badge, type Tone } from "@/components/ui/badge";
import { cx } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { ScanSearch } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { Pager } from "@/components/ui/pager";
import { RovingList } from "@/components/ui/roving-list";
import { SoftLink } from "@/components/ui/soft-link";
import { duplicates as say } from "@/lib/i18n/messages/fa/duplicates";
import { words } from "@/lib/i18n/messages/fa/words";
import type { Suggested } from "@/lib/identity/schema";
import { queueHref } from "./addresses";
import { likenessWord, percent } from "./facing";
import { reasonsFor } from "./reasons";

export const tones: Record<keyof typeof say.likeness, Tone> = {
  certain: "accent",
  high: "info",
  middle: "neutral",
  low: "neutral",
};

type Props = {
  items: Suggested[];
  nextCursor: string | null;
  cursor: string | undefined;
  /** Of the pair that is open beside the list. */
  open: string | undefined;
  /** An item is open instead of the list: its title is the page's first heading. */
  covered: boolean;
};

/** The pairs that wait, likest first. */
export function Queue({ items, nextCursor, cursor, open, covered }: Props) {
  const Title = covered ? "h2" : "h1";
  return (
    <>
      <PaneHead>
        <div className="flex h-12 items-center justify-between gap-3 px-4">
          <Title className="text-base font-bold">{say.title}</Title>
          <LinkButton href={queueHref({ scan: true })} size="sm" variant="quiet" hotkey="KeyP">
            <ScanSearch aria-hidden="true" />
            {say.scan.title}
          </LinkButton>
        </div>
        <p className="px-4 pb-3 text-13 leading-text text-muted">{say.lead}</p>
      </PaneHead>
      {items.length === 0 ? (
        <EmptyState title={say.none.title} text={say.none.text} />
      ) : (
        <RovingList aria-label={say.list}>
          {items.map((one) => (
            <Row key={one.id} one={one} open={one.id === open} covered={covered} cursor={cursor} />
          ))}
        </RovingList>
      )}
      <div className="px-3">
        <Pager
          {...(cursor ? { previous: queueHref() } : {})}
          {...(nextCursor ? { next: queueHref({ cursor: nextCursor }) } : {})}
        />
      </div>
    </>
  );
}

type RowProps = { one: Suggested; open: boolean; covered: boolean; cursor: string | undefined };

/** A pair that opened by itself is marked only where it is seen beside the list. */
function Row({ one, open, covered, cursor }: RowProps) {
  const [a, b] = one.customers;
  const word = likenessWord(one.score);
  const why = reasonsFor(one.reasons).slice(0, 3).join("، ");
  return (
    <li data-row="" className="border-b border-separator">
      <SoftLink
        href={queueHref({ pair: one.id, cursor })}
        aria-current={open ? "true" : undefined}
        className={cx(
          "flex min-h-16 flex-col justify-center gap-1 px-4 py-2 hover:bg-surface-hover",
          covered ? "aria-[current]:bg-accent-soft" : "xl:aria-[current]:bg-accent-soft",
        )}
      >
        <span className="flex items-center justify-between gap-3">
          <span className="flex min-w-0 font-medium">
            <bdi className="truncate">{a.name ?? words.anonymous}</bdi>
            <span className="px-1.5 text-muted" aria-hidden="true">
              ↔
            </span>
            <bdi className="truncate">{b.name ?? words.anonymous}</bdi>
          </span>
          <Badge tone={tones[word]} className="shrink-0">
            {say.likeness[word]} · {percent(one.score)}
          </Badge>
        </span>
        <span className="truncate text-13 text-muted">{why}</span>
      </SoftLink>
    </li>
  );
}
