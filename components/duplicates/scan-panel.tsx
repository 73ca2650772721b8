import { BackLink } from "@/components/layout/back-link";
import { TaskProgress } from "@/components/tasks/progress";
import { DateTime } from "@/components/ui/date-time";
import { PressForm } from "@/components/ui/press-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { duplicates as say } from "@/lib/i18n/messages/fa/duplicates";
import { t } from "@/lib/i18n/t";
import type { LastScan } from "@/lib/identity/list-suggestions";
import { isEnded } from "@/lib/tasks/rules";
import type { FormAction } from "@/lib/web/form-state";
import { queueHref } from "./addresses";

type Props = {
  last: LastScan;
  now: Date;
  /** Without `start` whoever is here only looks on. */
  actions: { start: FormAction | undefined; stop: FormAction; resume: FormAction };
  /** It covers the list: its title is the page's first heading. */
  first: boolean;
};

/** The scan of the whole base: start it, see how far it is, and what it found. */
export function ScanPanel({ last: { task, byItself, waiting }, now, actions, first }: Props) {
  const Title = first ? "h1" : "h2";
  const { scan } = say;
  return (
    <section className="mx-auto w-full max-w-3xl px-4 pt-4 pb-16 md:px-8 md:pt-6">
      <BackLink href={queueHref()} />
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 max-w-xl">
          <Title className="text-lg font-bold">{scan.title}</Title>
          <p className="mt-1 text-sm leading-text text-muted">{scan.text}</p>
        </div>
        {actions.start && (!task || isEnded(task.status)) && (
          <PressForm action={actions.start}>
            <SubmitButton>{scan.start}</SubmitButton>
          </PressForm>
        )}
      </header>
      <div className="mt-5 flex flex-col gap-4">
        {task ? (
          <>
            <TaskProgress task={task} title={scan.last} counts={scan.counts} actions={actions} />
            <p className="text-13 text-muted">
              <DateTime at={task.endedAt ?? task.createdAt} now={now} />
            </p>
            {byItself && <p className="text-13 leading-text text-muted">{scan.byItself}</p>}
            {(task.counts.skipped ?? 0) > 0 && <p className="text-13 leading-text text-muted">{scan.skippedText}</p>}
          </>
        ) : (
          <p className="text-sm leading-text text-muted">{scan.never}</p>
        )}
        {waiting > 0 && (
          <p className="text-13 text-muted">
            {t(waiting < 1000 ? "duplicates.scan.waiting" : "duplicates.scan.waitingMany", { n: waiting })}
          </p>
        )}
      </div>
    </section>
  );
}
