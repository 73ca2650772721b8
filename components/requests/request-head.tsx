import { Presence } from "@/components/live/presence";
import { dayWords } from "@/components/register/day-words";
import { nearestClock } from "@/components/requests/clocks";
import type { PaneView } from "@/components/requests/pane-view";
import { Badge } from "@/components/ui/badge";
import { Bidi, Ltr } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { Deadline } from "@/components/ui/deadline";
import { PriorityMark } from "@/components/ui/priority-mark";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import { RequestStatusBadge } from "./status";

/** Subject, state, deadline: what it is, at a glance. */
export function RequestHead({ view, now }: { view: PaneView; now: Date }) {
  const owner = [view.ownerName, view.ownerTitle].filter(Boolean).join("، ");
  return (
    <div className="min-w-0">
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1.5 text-13">
        <span className="text-muted">{t("request.number", { n: view.number })}</span>
        <RequestStatusBadge status={view.status} />
        {view.outcome && <Badge>{t(`words.outcome.${view.outcome}`)}</Badge>}
        <PriorityMark value={view.priority} />
        <Deadline due={view.dueAt} now={now} left={nearestClock(view)} />
        {view.reopened && <Badge tone="warning">{t("request.reopened")}</Badge>}
        {view.confidential && <Badge tone="warning">{t("request.confidential")}</Badge>}
        {view.deliveryFailed && <Badge tone="danger">{t("request.deliveryFailed")}</Badge>}
        <Presence number={view.number} />
      </div>
      <h1 dir="auto" className="mt-1.5 text-right text-xl font-bold wrap-anywhere outline-none">
        {view.subject}
      </h1>
      <dl className="mt-1.5 flex flex-wrap gap-x-5 gap-y-1 text-13 [&_dt]:inline [&_dt]:text-muted [&_dt]:after:content-[':'] [&_dd]:inline [&_dd]:ms-1">
        <Line label={t("request.channel")}>
          {t(`words.channel.${view.channel}`)}، <DateTime at={view.receivedAt} now={now} />
        </Line>
        {view.registration && <Registered {...view.registration} />}
        <Line label={t("request.kind")}>{t(`words.kind.${view.kind}`)}</Line>
        <Line label={t("request.owner")}>{owner ? <Bidi>{owner}</Bidi> : t("request.noOwner")}</Line>
        {view.departmentHint && (
          <Line label={t("request.hint")}>
            <Bidi>{view.departmentHint}</Bidi>
          </Line>
        )}
      </dl>
    </div>
  );
}

/** Its place in the registry, and what stands on their letter. */
const Registered = ({ year, number, theirNumber, theirDate }: NonNullable<PaneView["registration"]>) => (
  <>
    <Line label={t("register.book.entry")}>
      <Ltr>{fa(`${year}/${number}`)}</Ltr>
    </Line>
    {(theirNumber || theirDate) && (
      <Line label={t("register.book.theirs")}>
        <Bidi>{[theirNumber, theirDate && dayWords(theirDate)].filter(Boolean).join("، ")}</Bidi>
      </Line>
    )}
  </>
);

const Line = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <div className="min-w-0">
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
