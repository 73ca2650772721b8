import type { DeskActions } from "@/components/requests/desk";
import { LongText } from "@/components/requests/long-text";
import { ReferralStatusBadge } from "@/components/requests/status";
import { Badge } from "@/components/ui/badge";
import { Bidi } from "@/components/ui/bidi";
import { cx } from "@/components/ui/class-names";
import { DateTime } from "@/components/ui/date-time";
import { Deadline } from "@/components/ui/deadline";
import { ArrowLeft } from "@/components/ui/icons";
import { formatDuration } from "@/lib/i18n/date";
import { t } from "@/lib/i18n/t";
import type { ReferralView } from "@/lib/referrals/queries";
import { isCopy, type Lap, laps, OPEN } from "@/lib/referrals/rules";
import type { ReferralOffer } from "@/lib/requests/rules";
import { HolderActs, SenderActs } from "./referral-acts";

type Props = { referral: ReferralView; acts: readonly ReferralOffer[]; actions: DeskActions; now: Date };

/** One hand-over of the tree: who → whom, what for, how far, how long; a copy is drawn lighter. */
export function ReferralNode({ referral: r, acts, actions, now }: Props) {
  const light = isCopy(r) || ["recalled", "cancelled", "returned"].includes(r.status);
  return (
    <div className={cx("min-w-52 pb-1", light && "text-muted")}>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="inline-flex min-w-0 flex-wrap items-center gap-x-1.5">
          <Bidi className="text-muted">{r.from.person ?? r.from.name}</Bidi>
          <ArrowLeft aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
          <Bidi className={light ? undefined : "font-medium"}>{r.to.person ?? r.to.name}</Bidi>
          <Place r={r} />
        </span>
        {!r.copy && <span className="text-13">{purposeOf(r)}</span>}
        {isCopy(r) && <Badge>{t("request.tree.copy")}</Badge>}
        <ReferralStatusBadge status={r.status} />
        {r.vacant && !isCopy(r) && OPEN.includes(r.status) && <Badge tone="danger">{t("request.tree.vacant")}</Badge>}
        {r.waitsForOpinion && OPEN.includes(r.status) && <Badge tone="warning">{t("request.tree.waitsOpinion")}</Badge>}
        {r.urgency !== "normal" && !light && <Badge tone="danger">{t(`words.urgency.${r.urgency}`)}</Badge>}
        {OPEN.includes(r.status) && <Deadline due={r.dueAt} now={now} className="text-13" />}
      </div>
      <div className="mt-0.5 text-13">
        <LongText brief>{r.instruction}</LongText>
      </div>
      {r.endReason && (
        <p className="mt-0.5 text-13 leading-relaxed text-warning-text">
          {t("request.tree.reason", { why: "" })}
          <Bidi>{r.endReason}</Bidi>
        </p>
      )}
      <div className="mt-0.5 flex flex-wrap items-center gap-x-3 text-xs text-muted">
        <DateTime at={r.sentAt} now={now} />
        <Laps r={r} now={now} />
        <SenderActs referral={r} acts={acts} />
      </div>
      <HolderActs referral={r} acts={acts} actions={actions} />
    </div>
  );
}

/** The seat of a person; of a department, who took it from its queue. */
function Place({ r }: { r: ReferralView }) {
  const taken = r.to.positionId === null && r.holder ? (r.holder.person ?? r.holder.name) : null;
  const waits = r.to.positionId === null && !r.holder && OPEN.includes(r.status) && !isCopy(r);
  const words = taken
    ? t("request.tree.with", { who: taken })
    : waits
      ? t("request.tree.queue")
      : r.to.person && r.to.name;
  return words ? <Bidi className="text-13 text-muted">{words}</Bidi> : null;
}

const purposeOf = (r: ReferralView) =>
  [r.mode !== "refer" && t(`words.referralMode.${r.mode}`), t(`words.purpose.${r.purpose}`)].filter(Boolean).join("، ");

function Laps({ r, now }: { r: ReferralView; now: Date }) {
  const shown = isCopy(r) ? laps(r, now).slice(0, 1) : laps(r, now);
  return shown
    .filter((one) => one.ms >= 60_000)
    .map(({ lap, ms, running }) => (
      <span key={lap}>
        {t(`request.tree.${running ? (`${lap}Yet` as const) : wordOf(lap, r)}`, { time: formatDuration(ms) })}
      </span>
    ));
}

/** What ended before anybody saw it or took it on never came so far. */
const wordOf = (lap: Lap["lap"], { seenAt, acceptedAt }: { seenAt: Date | null; acceptedAt: Date | null }) =>
  lap === "unseen" && !(seenAt ?? acceptedAt) ? "unseenEver" : lap === "untaken" && !acceptedAt ? "untakenEver" : lap;
