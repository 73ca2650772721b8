import type { Metadata } from "next";
import { resume, stop } from "@/app/(staff)/tasks/actions";
import { queueHref } from "@/components/duplicates/addresses";
import { Pair } from "@/components/duplicates/pair";
import { Queue } from "@/components/duplicates/queue";
import { ScanPanel } from "@/components/duplicates/scan-panel";
import { Panes } from "@/components/layout/panes";
import { may } from "@/lib/auth/policy";
import { clock } from "@/lib/base/clock";
import { duplicates as say } from "@/lib/i18n/messages/fa/duplicates";
import { lastScan, listSuggestions } from "@/lib/identity/list-suggestions";
import type { Suggested } from "@/lib/identity/schema";
import { shown } from "@/lib/web/page";
import { idOf } from "@/lib/web/search-params";
import { requireStaff } from "@/lib/web/session";
import * as actions from "./actions";

export const metadata: Metadata = { title: say.title };
const AT_ONCE = 30;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DuplicatesPage({ searchParams }: Props) {
  const actor = await requireStaff();
  const { cursor: place, pair: asked, scan } = await searchParams;
  const cursor = typeof place === "string" ? place : undefined;
  const pair = idOf(asked);
  const page = await shown(listSuggestions(actor, { cursor, limit: AT_ONCE }));
  const { items } = page;
  const listed = items.find((one) => one.id === pair);
  const beyond = pair && !listed ? (await shown(listSuggestions(actor, { id: pair }))).items[0] : undefined;
  // Beside the list the first pair is open by itself; where there is room for one only, the list comes first.
  const open = scan ? undefined : (listed ?? beyond ?? items[0]);
  const covered = Boolean(scan) || (pair !== undefined && open?.id === pair);
  return (
    <Panes
      open={covered}
      listLabel={say.list}
      list={<Queue {...page} cursor={cursor} open={open?.id} covered={covered} />}
    >
      {open ? (
        <Pair
          one={open}
          next={nextHref(items, open, cursor)}
          actions={may("suggestion.judge", actor, null) ? actions : undefined}
          first={covered}
        />
      ) : (
        <ScanPanel
          last={await lastScan(actor, {})}
          now={clock.now()}
          actions={{ start: may("likeness.start", actor, null) ? actions.scan : undefined, stop, resume }}
          first={covered}
        />
      )}
    </Panes>
  );
}

/** After a judgement the pair below opens, at the end the one above. */
function nextHref(items: Suggested[], open: Suggested, cursor: string | undefined): string {
  const at = items.findIndex((one) => one.id === open.id);
  const next = items[at + 1] ?? items[at - 1];
  return queueHref({ pair: next?.id, cursor });
}
