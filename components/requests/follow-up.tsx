import { flatTree } from "@/components/referrals/parties";
import { DateTime } from "@/components/ui/date-time";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { formatAppointment } from "@/lib/i18n/date";
import { t } from "@/lib/i18n/t";
import type { FollowUpView } from "@/lib/referrals/queries";
import type { Offered } from "@/lib/requests/rules";
import { ActButton } from "./act-button";
import { type DeskActions, places } from "./desk";
import { FollowUpForm } from "./follow-up-form";
import type { PaneView } from "./pane-view";

type Props = { view: PaneView; offered: Offered; actions: DeskActions; next?: string };

/** The referral of this person whose plan is asked for: the one that waits for him, else any that is his. */
const mineOf = (view: PaneView, offered: Offered) => {
  const mine = flatTree(view.referrals).filter((r) => offered.referrals[r.id]?.includes("followUp"));
  return mine.find((r) => r.id === offered.handles) ?? mine[0];
};

/** The dialogs in which a request, or one's own referral of it, is put down for later. */
export function FollowUpDialogs({ view, offered, actions, next }: Props) {
  const mine = mineOf(view, offered);
  return (
    <>
      {offered.request.includes("followUp") && (
        <Dialog id={places.followUp} title={t("request.plan.title")}>
          <FollowUpForm
            key={String(view.plan?.at)}
            id={places.followUp}
            fields={{ number: view.number }}
            plan={view.plan}
            action={actions.followUp}
            load={actions.options}
            next={next}
          />
        </Dialog>
      )}
      {mine && (
        <Dialog id={places.followUpReferral} title={t("request.plan.title")}>
          <FollowUpForm
            key={`${mine.id}${String(mine.followUp?.at)}`}
            id={places.followUpReferral}
            fields={{ id: mine.id }}
            plan={mine.followUp}
            action={actions.followUpReferral}
            load={actions.options}
            next={next}
          />
        </Dialog>
      )}
    </>
  );
}

/** Says on top that something is put down for later, or that it came back, and why. */
export function FollowUpNotes({ view, offered, now }: Omit<Props, "actions" | "next"> & { now: Date }) {
  const mine = mineOf(view, offered);
  return (
    <>
      {view.plan && (
        <PlanNote
          plan={view.plan}
          now={now}
          opens={offered.request.includes("followUp") ? places.followUp : undefined}
        />
      )}
      {mine?.followUp && <PlanNote plan={mine.followUp} now={now} opens={places.followUpReferral} />}
    </>
  );
}

function PlanNote({ plan, now, opens }: { plan: FollowUpView; now: Date; opens?: string }) {
  const when = formatAppointment(plan.at, now);
  const say = plan.back ? "request.plan.back" : plan.snoozed ? "request.plan.snoozed" : "request.plan.waits";
  return (
    <Notice
      tone={plan.back ? "warning" : "info"}
      action={
        opens && (
          <ActButton opens={opens} size="sm" variant="quiet">
            {t("request.plan.change")}
          </ActButton>
        )
      }
    >
      <span className="font-medium">{t(say, { when })}</span>
      <span className="sr-only">
        <DateTime at={plan.at} now={now} full />
      </span>
      {plan.note && (
        <span dir="auto" className="block wrap-anywhere">
          {plan.note}
        </span>
      )}
      {plan.remindAt && !plan.back && (
        <span className="block text-13 text-muted">
          {t("request.plan.reminder", { when: formatAppointment(plan.remindAt, now) })}
        </span>
      )}
      {plan.by && <span className="block text-13 text-muted">{t("request.plan.by", { who: plan.by })}</span>}
    </Notice>
  );
}
