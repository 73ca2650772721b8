"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { PressForm } from "@/components/ui/press-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { tasks as say } from "@/lib/i18n/messages/fa/tasks";
import { fa } from "@/lib/i18n/number";
import { canTask, isEnded } from "@/lib/tasks/rules";
import type { TaskView } from "@/lib/tasks/schema";
import type { FormAction } from "@/lib/web/form-state";

type Props = {
  task: TaskView;
  /** What it does, in words. */
  title: string;
  /** Names of what it counts, in the order they are shown. */
  counts?: Record<string, string>;
  actions: { stop: FormAction; resume: FormAction };
};

const EVERY = 1_500;

/** Long work as it goes: how far, what it found, stop and go on. When it ends the page is read anew. */
export function TaskProgress({ task: first, title, counts = {}, actions }: Props) {
  const { task, lost, read } = usePolled(first);
  const act: FormAction = async (before, form) => {
    const state = await (canTask("stop", task.status) ? actions.stop : actions.resume)(before, form);
    await read(); // what had ended is not asked for any more: this is how it is seen to go on
    return state;
  };
  const share = task.total ? Math.min(1, task.done / task.total) : null;
  return (
    <section className="rounded-lg border border-border bg-surface p-4" aria-label={title}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h3 className="font-medium">{title}</h3>
          <p className="text-13 text-muted" role="status">
            {say.status[task.status]} · {howFar(task)}
          </p>
        </div>
        <PressForm action={act}>
          <input type="hidden" name="id" value={task.id} />
          {canTask("stop", task.status) && <SubmitButton size="sm">{say.stop}</SubmitButton>}
          {canTask("resume", task.status) && <SubmitButton size="sm">{say.resume}</SubmitButton>}
        </PressForm>
      </div>
      <progress
        className="task-progress mt-3"
        aria-label={say.progress}
        max={1}
        value={task.status === "done" ? 1 : (share ?? (isEnded(task.status) ? 0 : undefined))}
      />
      <dl className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-13">
        {Object.entries(counts).map(([name, label]) => (
          <div key={name} className="flex gap-1.5">
            <dt className="text-muted">{label}</dt>
            <dd>{fa(task.counts[name] ?? 0)}</dd>
          </div>
        ))}
      </dl>
      {lost && <p className="mt-2 text-13 text-muted">{say.lost}</p>}
    </section>
  );
}

function howFar({ done, total }: TaskView): string {
  if (total === null) return say.soFar.replace("{done}", fa(done));
  return say.of.replace("{done}", fa(done)).replace("{total}", fa(total));
}

function usePolled(first: TaskView) {
  const router = useRouter();
  const [state, setState] = useState({ task: first, lost: false });
  useEffect(() => setState({ task: first, lost: false }), [first]);
  const { id, status } = state.task;
  const read = useCallback(async () => {
    const answer = await fetch(`/tasks/${id}`).catch(() => null);
    const task = answer?.ok ? ((await answer.json()) as TaskView) : null;
    setState((before) => ({ task: task ?? before.task, lost: task === null }));
    if (task && isEnded(task.status)) router.refresh();
  }, [id, router]);
  useEffect(() => {
    if (isEnded(status)) return;
    const timer = setInterval(() => document.hidden || void read(), EVERY);
    return () => clearInterval(timer);
  }, [status, read]);
  return { ...state, read };
}
