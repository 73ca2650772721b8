import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { type BoxSearch, boxHref } from "@/components/cartable/box-href";
import { boxesOf } from "@/components/cartable/boxes";
import { FocusItem, ListSeen } from "@/components/cartable/focus-item";
import { isNotice, pageFaces } from "@/components/cartable/row-face";
import { BackLink } from "@/components/layout/back-link";
import { Panes } from "@/components/layout/panes";
import { homeOf } from "@/components/staff/home";
import { EmptyState } from "@/components/ui/empty-state";
import { MousePointerClick } from "@/components/ui/icons";
import { managedDepartments } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { pack } from "@/lib/base/dated-json";
import { latinDigits } from "@/lib/base/text";
import { listCartable } from "@/lib/cartable/queries";
import { type Box, boxes, type CartableItem } from "@/lib/cartable/schema";
import { cartable } from "@/lib/i18n/messages/fa/cartable";
import { words } from "@/lib/i18n/messages/fa/words";
import { t } from "@/lib/i18n/t";
import { requireStaff } from "@/lib/web/session";
import { bulkOffers, bulkReport } from "../../bulk/bulk-view";
import { sharingOf, viewOf } from "../../views/view-data";
import { BoxPane } from "./box-pane";
import { OpenItem, readOpen } from "./open-item";
import { filterOf, searchOf } from "./search";

type Props = {
  params: Promise<{ box?: string[] }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** `/cartable`, `/cartable/BOX`, `/cartable/BOX/NUMBER`. */
function placeOf(path: string[] = []): { box: Box; number?: number } | null {
  const [box = "inbox", number, ...rest] = path;
  if (!boxes.includes(box as Box) || rest.length > 0) return null;
  if (number === undefined) return { box: box as Box };
  const digits = latinDigits(decodeURIComponent(number));
  return /^[1-9]\d{0,9}$/.test(digits) ? { box: box as Box, number: Number(digits) } : null;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const place = placeOf((await params).box);
  if (!place) return {};
  const { box, number } = place;
  return { title: number === undefined ? words.box[box] : t("request.number", { n: number }) };
}

export default async function CartablePage({ params, searchParams }: Props) {
  const actor = await requireStaff();
  const place = placeOf((await params).box);
  if (!place) notFound();
  if (!boxesOf(actor).includes(place.box)) redirect(homeOf(actor));
  const { box, number } = place;
  const search = searchOf(await searchParams);
  const [page, view, report, saved] = await Promise.all([
    listCartable(actor, { box, ...filterOf(search) }),
    number === undefined ? null : readOpen(actor, number),
    search.task ? bulkReport(actor, search.task) : null,
    viewOf(actor, box, search.view),
  ]);
  const now = clock.now();
  const list = (
    <BoxPane
      packed={pack({
        box,
        page: pageFaces(page, { box, now }),
        search,
        boxes: boxesOf(actor),
        offers: bulkOffers(actor, box),
        report,
        view: saved,
        sharing: sharingOf(actor),
        manages: managedDepartments(actor).length > 0,
        now,
        ...(number === undefined ? {} : { open: number }),
      })}
    />
  );
  return (
    <Panes open={view !== null} listLabel={words.box[box]} list={list}>
      {view ? (
        <>
          <div className="px-4 pt-3 md:px-8 xl:hidden">
            <BackLink href={boxHref(box, search)} />
          </div>
          <FocusItem number={view.number} />
          <OpenItem view={view} actor={actor} now={now} {...nextOf(page.items, box, search, view.number)} />
        </>
      ) : (
        <>
          <ListSeen />
          {page.items.length > 0 && (
            <EmptyState icon={<MousePointerClick />} title={cartable.pick.title} text={cartable.pick.text} />
          )}
        </>
      )}
    </Panes>
  );
}

/** After the act the row below opens by itself, at the end the one above; alone, the box. Of what left the list, the first. */
function nextOf(items: CartableItem[], box: Box, search: BoxSearch, number: number): { next: string; away: boolean } {
  const at = items.findIndex((one) => one.request.number === number);
  const openable = (one: CartableItem) => one.request.number !== number && !isNotice(one);
  const next = items.slice(at + 1).find(openable) ?? items.slice(0, Math.max(0, at)).findLast(openable);
  return { next: boxHref(box, search, next?.request.number), away: at < 0 };
}
