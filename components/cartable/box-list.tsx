import { navIcons } from "@/components/layout/nav-icons";
import { PaneHead } from "@/components/layout/panes";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Pager } from "@/components/ui/pager";
import { Tabs } from "@/components/ui/tabs";
import type { Actor } from "@/lib/auth/actor";
import { managedDepartments } from "@/lib/auth/actor";
import type { Box, CartablePage } from "@/lib/cartable/schema";
import { cartable } from "@/lib/i18n/messages/fa/cartable";
import { words } from "@/lib/i18n/messages/fa/words";
import { type BoxSearch, boxesOf, boxHref, filtersOf } from "./boxes";
import { ActiveFilters, Filters } from "./filters";
import { ClaimButton, DismissButton } from "./row-acts";
import { rowFace } from "./row-face";
import { Rows } from "./rows";
import { SoftLinks } from "./soft-links";

export type RowActions = Record<"claim" | "dismiss", (form: FormData) => Promise<void>>;

type Props = {
  box: Box;
  page: CartablePage;
  search: BoxSearch;
  actor: Actor;
  actions: RowActions;
  now: Date;
  /** Number of the request that is open beside the list. */
  open?: number;
};

/** One box: its name, filters, a page of rows, and the way to the pages before and after. */
export function BoxList({ box, page, search, actor, actions, now, open }: Props) {
  const { items, previousCursor, nextCursor } = page;
  const { cursor: _, before: __, ...kept } = search;
  const Title = open === undefined ? "h1" : "h2";
  const here = boxHref(box, search, open);
  return (
    <>
      <PaneHead>
        <div className="flex h-12 items-center justify-between gap-3 px-4">
          <Title className="text-base font-bold">{words.box[box]}</Title>
        </div>
        <Filters box={box} search={search} />
        <ActiveFilters box={box} search={search} />
        <BoxTabs actor={actor} box={box} />
        {box === "department" && managedDepartments(actor).length > 0 && <HeldTabs search={search} />}
      </PaneHead>
      {items.length === 0 ? (
        <EmptyBox box={box} search={search} />
      ) : (
        <SoftLinks name={boxHref(box, search)}>
          <Rows label={cartable.rows} rows={items.map(face)} />
        </SoftLinks>
      )}
      <div className="px-3">
        <Pager
          previous={previousCursor ? boxHref(box, { ...kept, before: previousCursor }) : undefined}
          next={nextCursor ? boxHref(box, { ...kept, cursor: nextCursor }) : undefined}
        />
      </div>
    </>
  );

  function face(item: CartablePage["items"][number]) {
    const { number } = item.request;
    return rowFace(item, { box, now, href: boxHref(box, search, number), open: number === open, act: actOf(item) });
  }

  function actOf(item: CartablePage["items"][number]) {
    const { referral, request } = item;
    if (!referral) return null;
    const row = { id: referral.id, number: request.number, back: here };
    if (["cancelled", "recalled"].includes(referral.status)) return <DismissButton {...row} action={actions.dismiss} />;
    return item.inQueue ? <ClaimButton {...row} action={actions.claim} /> : null;
  }
}

/** A phone has no navigation beside the list. */
const BoxTabs = ({ actor, box }: { actor: Actor; box: Box }) => (
  <div className="md:hidden">
    <Tabs
      label={cartable.boxes}
      items={boxesOf(actor).map((one) => ({ href: boxHref(one), label: words.box[one], active: one === box }))}
    />
  </div>
);

const HeldTabs = ({ search }: { search: BoxSearch }) => (
  <div className="px-1">
    <Tabs
      label={cartable.held.label}
      items={[
        { href: boxHref("department", filtersOf(search)), label: cartable.held.queue, active: !search.held },
        {
          href: boxHref("department", { ...filtersOf(search), held: "all" }),
          label: cartable.held.all,
          active: Boolean(search.held),
        },
      ]}
    />
  </div>
);

function EmptyBox({ box, search }: { box: Box; search: BoxSearch }) {
  const filtered = Object.values(filtersOf(search)).some(Boolean);
  const say = cartable.empty[filtered ? "filtered" : (search.cursor ?? search.before) ? "page" : box];
  const back = filtered || search.cursor || search.before;
  return (
    <EmptyState
      icon={navIcons[box]}
      title={say.title}
      text={say.text}
      action={
        back && (
          <LinkButton href={boxHref(box, { held: search.held })}>
            {filtered ? cartable.filters.clear : cartable.newest}
          </LinkButton>
        )
      }
    />
  );
}
