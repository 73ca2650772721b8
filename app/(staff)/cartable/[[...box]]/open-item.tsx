import { DeskPane } from "@/app/(staff)/requests/[number]/desk-pane";
import { paneData } from "@/components/requests/pane-view";
import type { UserActor } from "@/lib/auth/actor";
import { pack } from "@/lib/base/dated-json";
import { type RequestView, readRequest } from "@/lib/requests/queries";
import { shown } from "@/lib/web/page";

/** The request that is open beside the list; what is out of sight does not exist. */
export const readOpen = (actor: UserActor, number: number): Promise<RequestView> =>
  shown(readRequest(actor, { number }));

type Props = { view: RequestView; actor: UserActor; now: Date; next: string; away: boolean };

export const OpenItem = ({ view, actor, ...place }: Props) => (
  <div className="px-4 py-5 md:px-8 xl:px-6">
    <DeskPane packed={pack({ data: paneData(view, actor), ...place })} />
  </div>
);
