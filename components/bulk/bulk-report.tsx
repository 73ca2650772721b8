"use client";

import { TaskProgress } from "@/components/tasks/progress";
import { PressForm } from "@/components/ui/press-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { BulkAct } from "@/lib/bulk/rules";
import { bulk as say } from "@/lib/i18n/messages/fa/bulk";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import type { TaskView } from "@/lib/tasks/schema";
import type { FormAction } from "@/lib/web/form-state";

export type BulkFace = {
  task: TaskView;
  act: BulkAct;
  undoes: string | null;
  undoable: boolean;
  refused: { number: number; why: string }[];
};

type Props = {
  face: BulkFace;
  actions: { stop: FormAction; resume: FormAction; undo: FormAction };
  /** The list without this report. */
  hide: string;
};

/** How far an act on many is, what it could not do and why, and the way back. */
export function BulkReport({ face, actions, hide }: Props) {
  const { task, act, undoes, undoable, refused } = face;
  const title = undoes ? t("bulk.doing.undo", { what: say.doing[act] }) : say.doing[act];
  const counted: (keyof typeof say.counts)[] = undoes ? ["undone", "kept"] : ["done", "refused"];
  return (
    <div className="flex flex-col gap-2">
      <TaskProgress
        task={task}
        title={title}
        counts={Object.fromEntries(counted.map((name) => [name, say.counts[name]]))}
        actions={actions}
      />
      {refused.length > 0 && (
        <details className="rounded-lg border border-border px-3 py-2 text-13">
          <summary className="cursor-pointer font-medium">{undoes ? say.kept : say.refused}</summary>
          <ul className="mt-2 flex flex-col gap-1.5">
            {refused.map(({ number, why }) => (
              <li key={number}>
                <a href={`/requests/${number}`} className="link">
                  {fa(String(number))}
                </a>
                {": "}
                {why}
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className="flex items-center gap-2">
        {undoable && (
          <PressForm action={actions.undo}>
            <input type="hidden" name="taskId" value={task.id} />
            <input type="hidden" name="back" value={hide} />
            <SubmitButton size="sm" variant="secondary">
              {say.undo}
            </SubmitButton>
          </PressForm>
        )}
        <a href={hide} className="button button--quiet button--sm">
          {say.hide}
        </a>
      </div>
    </div>
  );
}
