import type { DeskActions } from "@/components/requests/desk";
import type { PaneView } from "@/components/requests/pane-view";
import { Tree, type TreeNode } from "@/components/ui/tree";
import { t } from "@/lib/i18n/t";
import type { ReferralView } from "@/lib/referrals/queries";
import type { Offered } from "@/lib/requests/rules";
import { ReferralNode } from "./referral-node";

type Props = { view: PaneView; offered: Offered; actions: DeskActions; now: Date };

/** Who handed it to whom, and how long it lay where. */
export function ReferralTree({ view, offered, actions, now }: Props) {
  const grow = (nodes: ReferralView[]): TreeNode[] =>
    nodes.map((r) => ({
      id: r.id,
      content: <ReferralNode referral={r} acts={offered.referrals[r.id] ?? []} actions={actions} now={now} />,
      children: grow(r.children),
    }));
  return (
    <section aria-labelledby="tree-title">
      <h2 id="tree-title" className="mb-1 text-sm font-bold">
        {t("request.tree.title")}
      </h2>
      {view.referrals.length === 0 ? (
        <p className="text-13 leading-text text-muted">
          {t("request.tree.empty")} {t("request.tree.emptyText")}
        </p>
      ) : (
        <div className="overflow-x-auto pb-1">
          <Tree label={t("request.tree.title")} nodes={grow(view.referrals)} />
        </div>
      )}
    </section>
  );
}
