import { ArrowLeft } from "lucide-react";
import type { DeskActions } from "@/components/requests/desk";
import { ReferralStatusBadge } from "@/components/requests/status";
import { Badge } from "@/components/ui/badge";
import { Bidi } from "@/components/ui/bidi";
import { cx } from "@/components/ui/class-names";
import { DateTime } from "@/components/ui/date-time";
import { Deadline } from "@/components/ui/deadline";
import { formatDuration } from "@/lib/i18n/date";
import { t } from "@/lib/i18n/t";
import type { ReferralView } from "@/lib/referrals/queries";
import { isCopy, laps, OPEN } from "@/lib/referrals/rules";
import type { ReferralOffer } from "@/lib/requests/rules";
import { ReferralActs } from "./referral-acts";

type Props = { referral: ReferralView; acts: readonly ReferralOffer[]; actions: DeskActions; now: Date };

/** One hand-over of the tree: who → whom, what for, how far, how long; a copy is drawn lighter. */
export function ReferralNode({ referral: r, acts, actions, now }: Props) {
  const light = isCopy(r) || ["recalled", "cancelled", "returned"].includes(r.status);
  return (
    <div className={cx("min-w-64 pb-1", light && "text-muted")}>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="inline-flex min-w-0 flex-wrap items-center gap-x-1.5">
          <Bidi className="text-muted">{r.from.person ?? r.from.name}</Bidi>
          <ArrowLeft aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
          <Bidi className={light ? undefined : "font-medium"}>{r.to.person ?? r.to.name}</Bidi>
          {r.to.person && <Bidi className="text-13 text-muted">{r.to.name}</Bidi>}
        </span>
        {isCopy(r) && <Badge>{t("request.tree.copy")}</Badge>}
        <ReferralStatusBadge status={r.status} />
        {r.waitsForOpinion && OPEN.includes(r.status) && <Badge tone="warning">{t("request.tree.waitsOpinion")}</Badge>}
        {r.urgency !== "normal" && !light && <Badge tone="danger">{t(`words.urgency.${r.urgency}`)}</Badge>}
        {OPEN.includes(r.status) && <Deadline due={r.dueAt} now={now} className="text-13" />}
      </div>
      <Whereabouts r={r} />
      <p className="mt-0.5 leading-relaxed text-13">
        {r.mode !== "refer" && <span className="font-medium">{t(`words.referralMode.${r.mode}`)}، </span>}
        {!r.copy && <span className="text-muted">{t(`words.purpose.${r.purpose}`)}: </span>}
        <Bidi className="whitespace-pre-line wrap-anywhere">{r.instruction}</Bidi>
      </p>
      {r.endReason && (
        <p className="mt-0.5 text-13 leading-relaxed text-warning-text">
          {t("request.tree.reason", { why: "" })}
          <Bidi>{r.endReason}</Bidi>
        </p>
      )}
      <p className="mt-0.5 flex flex-wrap gap-x-3 text-xs text-muted">
        <DateTime at={r.sentAt} now={now} />
        <Laps r={r} now={now} />
      </p>
      <ReferralActs referral={r} acts={acts} actions={actions} />
    </div>
  );
}

/** Said only where it differs from whom it was sent to: a queue, or who took it from there. */
function Whereabouts({ r }: { r: ReferralView }) {
  if (r.to.positionId) return null;
  if (r.holder) {
    const who = [r.holder.person, r.holder.name].filter(Boolean).join("، ");
    return (
      <p className="text-13">
        <Bidi>{t("request.tree.with", { who })}</Bidi>
      </p>
    );
  }
  return OPEN.includes(r.status) && !isCopy(r) ? <p className="text-13 text-muted">{t("request.tree.queue")}</p> : null;
}

function Laps({ r, now }: { r: ReferralView; now: Date }) {
  const shown = isCopy(r) ? laps(r, now).slice(0, 1) : laps(r, now);
  return shown
    .filter((one) => one.ms >= 60_000)
    .map(({ lap, ms, running }) => (
      <span key={lap}>{t(`request.tree.${running ? (`${lap}Yet` as const) : lap}`, { time: formatDuration(ms) })}</span>
    ));
}
