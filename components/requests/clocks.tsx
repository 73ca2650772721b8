import type { PaneView } from "@/components/requests/pane-view";
import { Bidi } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { formatDateTime } from "@/lib/i18n/date";
import { isMessageKey, t } from "@/lib/i18n/t";
import { formatWork } from "@/lib/i18n/work-time";

type Clock = PaneView["clocks"][number];
type Node = PaneView["referrals"][number];

/** Working seconds until the nearest deadline of the request itself, negative beyond it; null when none runs. */
export function nearestClock(view: Pick<PaneView, "clocks" | "dueAt">): number | null {
  const { dueAt } = view;
  const nearest = nearestOf(view);
  if (!nearest || !dueAt || nearest.leftSeconds === null) return null;
  return nearest.lateSeconds > 0 ? -nearest.lateSeconds : nearest.leftSeconds;
}

const nearestOf = ({ clocks, dueAt }: Pick<PaneView, "clocks" | "dueAt">) =>
  clocks.find((c) => c.state === "running" && c.referralId === null && c.dueAt?.getTime() === dueAt?.getTime());

/** What runs, what stands and what is over: first reply, resolution, each referral; folded, one line when all is well. */
export function Clocks({ view, now }: { view: PaneView; now: Date }) {
  if (view.clocks.length === 0) return null;
  const nearest = nearestOf(view);
  const late = view.clocks.filter((c) => c.state === "running" && c.lateSeconds > 0).length;
  return (
    <details className="fold group">
      <summary className="fold-summary">
        <h2 className="text-sm font-bold">{t("service.clocks.title")}</h2>
        <span className={late > 0 ? "text-13 text-danger-text" : "text-13 text-muted"}>
          {late > 0 ? t("service.clocks.someLate", { n: late }) : t("service.clocks.count", { n: view.clocks.length })}
        </span>
        {nearest?.movedBecause && (
          <span className="basis-full truncate text-13 text-muted group-open:hidden" dir="auto">
            {t("service.clocks.deadlineMoved", { reason: inWords(nearest.movedBecause) })}
          </span>
        )}
      </summary>
      <ul className="mt-2 divide-y divide-separator text-13">
        {view.clocks.map((clock) => (
          <li key={clock.id} className="grid gap-x-4 gap-y-0.5 py-2 @lg:grid-cols-[11rem_1fr_auto]">
            <span className="font-medium">
              {nameOf(clock, view)}
              {clock.round > 1 && (
                <span className="text-muted"> ({t("service.clocks.round", { n: clock.round })})</span>
              )}
            </span>
            <span className="text-muted">
              {clock.fixed
                ? t("service.clocks.byHand")
                : clock.targetSeconds !== null && t("service.clocks.target", { time: formatWork(clock.targetSeconds) })}
              {clock.dueAt && clock.state !== "stopped" && (
                <>
                  {" · "}
                  {t("service.clocks.until")}{" "}
                  <time dateTime={clock.dueAt.toISOString()} className="whitespace-nowrap">
                    {formatDateTime(clock.dueAt)}
                  </time>
                </>
              )}
              {clock.movedBecause && (
                <span className="block wrap-anywhere" dir="auto">
                  {t("service.clocks.moved", { reason: inWords(clock.movedBecause) })}
                </span>
              )}
            </span>
            <span className={clock.lateSeconds > 0 ? "text-danger-text" : undefined}>{standing(clock, now)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A referral is called by whom it went to. */
function nameOf(clock: Clock, view: PaneView) {
  if (clock.referralId === null) return t(`service.clock.${clock.kind}`);
  const referral = flat(view.referrals).find((r) => r.id === clock.referralId);
  return (
    <>
      {t("service.clocks.hopTo")} <Bidi>{referral?.to.person ?? referral?.to.name ?? "—"}</Bidi>
    </>
  );
}

const flat = (nodes: readonly Node[]): Node[] => nodes.flatMap((node) => [node, ...flat(node.children)]);

function standing(clock: Clock, now: Date) {
  const late = formatWork(clock.lateSeconds);
  if (clock.state === "stopped")
    return clock.lateSeconds > 0
      ? t("service.clocks.missed", { time: late, reason: reasonOf(clock) })
      : t("service.clocks.kept", { time: formatWork(clock.elapsedSeconds), reason: reasonOf(clock) });
  if (clock.state === "paused")
    return (
      <>
        {clock.reason ? t("service.clocks.paused", { reason: reasonOf(clock) }) : t("service.state.paused")}
        {clock.pausedSince && (
          <>
            {" "}
            {t("service.clocks.since")} <DateTime at={clock.pausedSince} now={now} />
          </>
        )}
      </>
    );
  if (clock.lateSeconds > 0) return t("service.clocks.late", { time: late });
  if (clock.dueAt === null) return t("service.clocks.never");
  return t("service.clocks.left", { time: formatWork(clock.leftSeconds ?? 0) });
}

const reasonOf = ({ reason }: Pick<Clock, "reason">): string => inWords(reason ?? "");

/** A word of the catalogue, else the sentence that was written. */
function inWords(reason: string): string {
  const key = `service.reason.${reason}`;
  return isMessageKey(key) ? t(key) : reason;
}
