"use client";

import type { ComponentProps } from "react";
import { BulkBar } from "@/components/bulk/bulk-bar";
import type { BulkActions } from "@/components/bulk/bulk-dialogs";
import { type BulkFace, BulkReport } from "@/components/bulk/bulk-report";
import type { EveryRow } from "@/components/bulk/use-choice";
import { navIcons } from "@/components/layout/nav-icons";
import { PaneHead } from "@/components/layout/panes";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Pager } from "@/components/ui/pager";
import { Tabs } from "@/components/ui/tabs";
import { useAlive, WhenAlive } from "@/components/ui/when-alive";
import { type Sharing, type ViewActions, ViewTools } from "@/components/views/view-tools";
import type { BulkAct } from "@/lib/bulk/rules";
import type { Box, CartablePage } from "@/lib/cartable/schema";
import { cartable } from "@/lib/i18n/messages/fa/cartable";
import { words } from "@/lib/i18n/messages/fa/words";
import type { ViewFace } from "@/lib/views/schema";
import type { FormAction } from "@/lib/web/form-state";
import { type BoxSearch, boxHref, filtersOf, viewFilterOf } from "./box-href";
import { ActiveFilters, Filters } from "./filters";
import { ClaimButton, DismissButton } from "./row-acts";
import { type RowFace, Rows } from "./rows";
import { SoftLinks } from "./soft-links";

export type RowActions = Record<"claim" | "dismiss", FormAction>;

type Props = {
  box: Box;
  /** The page in rows, as `rowFace` makes them. */
  page: Omit<CartablePage, "items"> & { rows: RowFace[] };
  search: BoxSearch;
  /** All boxes of this person. */
  boxes: Box[];
  /** He manages a department, and may see what its people hold. */
  manages: boolean;
  actions: RowActions;
  /** What may be done to many rows, with the acts. */
  offers: readonly BulkAct[];
  bulk: BulkActions &
    ComponentProps<typeof BulkReport>["actions"] & { everyRow: (box: Box, search: BoxSearch) => ReturnType<EveryRow> };
  /** The saved view that is open, and what saving one needs. */
  view: ViewFace | null;
  sharing: Sharing;
  views: ViewActions;
  /** What the last act on many did. */
  report: BulkFace | null;
  now: Date;
  /** Number of the request that is open beside the list. */
  open?: number;
  /** New rows that wait to be let in, so that nothing jumps. */
  newRows?: { label: string; show: () => void };
};

/** One box: its name, filters, a page of rows, and the way to the pages before and after. */
export function BoxList(props: Props) {
  const { box, page, search, offers, bulk, report, open } = props;
  const picks = useAlive() && offers.length > 0;
  const { previousCursor, nextCursor } = page;
  const { cursor: _, before: __, task: ___, ...kept } = search;
  const here = { ...search, task: undefined };
  return (
    <>
      <Head {...props} />
      {report && (
        <div className="p-3">
          <BulkReport face={report} actions={bulk} hide={boxHref(box, here, open)} />
        </div>
      )}
      {page.rows.length === 0 ? <EmptyBox box={box} search={search} /> : <Items {...props} picks={picks} />}
      {picks && (
        <BulkBar
          key={boxHref(box, kept)}
          offers={offers}
          actions={bulk}
          back={boxHref(box, here)}
          everyRow={previousCursor || nextCursor ? () => bulk.everyRow(box, kept) : null}
          report={search.task}
        />
      )}
      <div className="px-3">
        <Pager
          previous={previousCursor ? boxHref(box, { ...kept, before: previousCursor }) : undefined}
          next={nextCursor ? boxHref(box, { ...kept, cursor: nextCursor }) : undefined}
        />
      </div>
    </>
  );
}

/** The name of the box or of the view that is open, and what narrows it. */
function Head({ box, boxes, search, manages, view, sharing, views, open, newRows }: Props) {
  const Title = open === undefined ? "h1" : "h2";
  const tools = (
    <WhenAlive>
      <ViewTools place={box} filter={viewFilterOf(search)} view={view} sharing={sharing} actions={views} />
    </WhenAlive>
  );
  return (
    <PaneHead>
      <div className="flex h-12 items-center gap-2 ps-4 pe-24">
        <Title className="min-w-0 truncate text-base font-bold">{view?.name ?? words.box[box]}</Title>
        {view && tools}
      </div>
      <Filters box={box} search={search} />
      <ActiveFilters box={box} search={search} end={!view && tools} />
      <BoxTabs boxes={boxes} box={box} />
      {box === "department" && manages && <HeldTabs search={search} />}
      {newRows && (
        <button type="button" className="live-pill" onClick={newRows.show}>
          {newRows.label}
        </button>
      )}
    </PaneHead>
  );
}

function Items({ box, page, search, actions, now, open, picks }: Props & { picks: boolean }) {
  const back = boxHref(box, search, open);
  const actOf = ({ id, number, act }: RowFace) =>
    act === "dismiss" ? (
      <DismissButton {...{ id, number, back }} action={actions.dismiss} />
    ) : (
      <ClaimButton {...{ id, number, back }} action={actions.claim} />
    );
  return (
    <SoftLinks name={boxHref(box, search)}>
      <Rows
        label={cartable.rows}
        rows={page.rows}
        place={{ now, open, picks, actOf, hrefOf: (number) => boxHref(box, search, number) }}
      />
    </SoftLinks>
  );
}

/** A phone has no navigation beside the list. */
const BoxTabs = ({ boxes, box }: { boxes: Box[]; box: Box }) => (
  <div className="md:hidden">
    <Tabs
      label={cartable.boxes}
      items={boxes.map((one) => ({ href: boxHref(one), label: words.box[one], active: one === box }))}
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
