"use client";

import { Button } from "@/components/ui/button";
import { CircleAlert } from "@/components/ui/icons";
import { toast } from "@/components/ui/toast";
import { formatRelative } from "@/lib/i18n/date";
import { live } from "@/lib/i18n/messages/fa/live";
import { isMessageKey, t } from "@/lib/i18n/t";
import { typedIn } from "./held-forms";
import type { PaneView } from "./pane-view";
import { actorOf } from "./steps";

type Props = {
  steps: PaneView["timeline"];
  now: Date;
  /** What was begun can no longer be done. */
  lost: boolean;
  /** The whole request went out of sight. */
  gone: boolean;
  onSeen: () => void;
};

const MOST = 3;

/** While somebody writes, a colleague acted: says what happened. What is typed stays; going on is said, not assumed. */
export function ChangedBar({ steps, now, lost, gone, onSeen }: Props) {
  const say = live.changed;
  return (
    <div role="status" className="changed-bar">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{gone ? say.gone : say.title}</p>
        {gone && <p className="leading-text">{say.goneText}</p>}
        <ul>
          {steps.slice(-MOST).map((step) => (
            <li key={step.id}>
              <bdi>{stepLine(step, now)}</bdi>
            </li>
          ))}
        </ul>
        {steps.length > MOST && <p>{t("live.changed.steps", { n: steps.length - MOST })}</p>}
        {!gone && <p className="leading-text text-muted">{lost ? say.lost : say.safe}</p>}
        <div className="mt-2 flex flex-wrap gap-2">
          {!gone && (
            <Button size="sm" onClick={onSeen}>
              {say.seen}
            </Button>
          )}
          {(lost || gone) && (
            <Button size="sm" variant="quiet" onClick={copyTyped}>
              {say.copy}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

/** «who, when: what». */
export function stepLine(step: PaneView["timeline"][number], now: Date): string {
  const key = `events.${step.type}`;
  const words = isMessageKey(key) ? t(key) : step.type;
  return t("live.changed.step", { who: actorOf(step), when: formatRelative(step.at, now), step: words });
}

/** Plain HTTP has no clipboard of its own: the field is marked and copied the old way. */
function copyTyped(): void {
  const field = typedIn(document)[0];
  if (!field) return;
  field.focus({ preventScroll: true });
  field.select();
  document.execCommand("copy");
  toast({ text: live.changed.copied });
}
