import { Plus } from "lucide-react";
import { OpenPointAct, PointsDesk } from "@/components/customers/points-desk";
import { NationalId } from "@/components/customers/points-id";
import { PointRow } from "@/components/customers/points-row";
import { type PointActions, pointsShown } from "@/components/customers/points-shown";
import type { Actor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import type { PointsView } from "@/lib/customers/read-points";
import { points as say } from "@/lib/i18n/messages/fa/points";
import { t } from "@/lib/i18n/t";

type Props = { view: PointsView; actor: Actor; actions: PointActions; now: Date };

/** Ways to reach a customer and who he is on paper: what stands there, how sure it is, and what may be done with it. */
export function PointsPanel({ view, actor, actions, now }: Props) {
  const rights = {
    register: may("point.update", actor, { identity: false }),
    identity: may("point.retire", actor, null),
    unmask: may("customer.unmask", actor, null),
  };
  const shown = pointsShown(view, now);
  const active = shown.filter((p) => !p.retired);
  const retired = shown.filter((p) => p.retired);
  return (
    <section aria-labelledby="points-title">
      {/* A module's namespace does not travel to the browser; a plain object of its actions does. */}
      <PointsDesk code={view.code} points={shown} rights={rights} actions={{ ...actions }}>
        <header className="mb-1 flex min-h-9 items-center justify-between gap-3">
          <h2 id="points-title" className="text-base font-bold">
            {say.title}
          </h2>
          {rights.register && (
            <OpenPointAct act="add" className="button button--quiet button--sm">
              <Plus aria-hidden="true" />
              {say.add.open}
            </OpenPointAct>
          )}
        </header>
        {active.length === 0 && (
          <p className="py-2 text-13 leading-text text-muted">
            {say.none}. {say.noneText}
          </p>
        )}
        <ul className="divide-y divide-separator">
          {active.map((point) => (
            <PointRow key={point.id} point={point} />
          ))}
        </ul>
        {retired.length > 0 && (
          <details className="mt-1">
            <summary className="cursor-pointer py-2 text-13 text-muted">
              {t("points.retiredCount", { n: retired.length })}
            </summary>
            <ul className="divide-y divide-separator">
              {retired.map((point) => (
                <PointRow key={point.id} point={point} />
              ))}
            </ul>
          </details>
        )}
        {!view.whole && shown.length > 0 && <p className="mt-2 text-13 leading-text text-muted">{say.masked}</p>}
        <NationalId code={view.code} id={view.nationalId} rights={rights} action={actions.unmask} />
      </PointsDesk>
    </section>
  );
}
