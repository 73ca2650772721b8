import type { PaneView } from "@/components/requests/pane-view";
import { Bidi } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { Timeline } from "@/components/ui/timeline";
import { WhenAlive } from "@/components/ui/when-alive";
import { isMessageKey, t } from "@/lib/i18n/t";

type Step = PaneView["timeline"][number];

/** Every event of the request in words; folded until somebody asks. */
export function Steps({ view, now }: { view: PaneView; now: Date }) {
  return (
    <details className="fold">
      <summary className="fold-summary">
        <h2 className="text-sm font-bold">{t("request.steps.title")}</h2>
        <span className="text-13 text-muted">{t("request.steps.count", { n: view.timeline.length })}</span>
      </summary>
      <div className="mt-3">
        <WhenAlive>
          <Timeline
            label={t("request.steps.title")}
            items={view.timeline.map((step) => ({
              id: step.id,
              title: <Title step={step} />,
              time: <DateTime at={step.at} now={now} />,
              tone: step.type === "request.deliveryFailed" || step.type === "outbox.failed" ? "danger" : "neutral",
            }))}
          />
        </WhenAlive>
      </div>
    </details>
  );
}

function Title({ step }: { step: Step }) {
  const key = `events.${step.type}`;
  const seat = [step.seat, step.behalf && t("request.steps.for", { name: step.behalf })].filter(Boolean).join("، ");
  return (
    <>
      <span className="font-medium">{isMessageKey(key) ? t(key) : step.type}</span>
      {step.why && <span>: {whyOf(step.why)}</span>}{" "}
      <span className="text-muted">
        <Bidi>{actorOf(step)}</Bidi>
        {seat && (
          <>
            {" "}
            (<Bidi>{seat}</Bidi>)
          </>
        )}
        {step.macro && (
          <>
            {" · "}
            <Bidi>{t("automation.step.macro", { name: step.macro })}</Bidi>
          </>
        )}
        {step.department && (
          <>
            {" · "}
            <Bidi>{step.department}</Bidi>
          </>
        )}
      </span>
    </>
  );
}

function whyOf(why: string): string {
  const key = `service.reason.${why}`;
  return isMessageKey(key) ? t(key) : why;
}

export function actorOf(step: Step): string {
  if (step.rule) return t("automation.step.rule", { name: step.rule });
  if (step.by) return step.actorKind === "token" ? t("request.steps.token", { name: step.by }) : step.by;
  return t(
    step.actorKind === "system" || step.actorKind === "form" ? "request.steps.system" : "request.steps.customer",
  );
}
