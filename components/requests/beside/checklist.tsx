import { useOptimistic, useTransition } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Bidi } from "@/components/ui/bidi";
import { Checkbox } from "@/components/ui/checkbox";
import { Plus, X } from "@/components/ui/icons";
import { press } from "@/components/ui/press";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { WhenAlive } from "@/components/ui/when-alive";
import { formatRelative } from "@/lib/i18n/date";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { t } from "@/lib/i18n/t";
import type { PaneView } from "../pane-view";
import type { BesideActions } from "./beside-actions";
import { Press } from "./press";
import { useChoices } from "./use-choices";

const { checks: say } = desk;
type Props = { view: PaneView; may: boolean; coordinates: boolean; actions: BesideActions; now: Date };
type Check = PaneView["checks"][number];

/** What is to be done on this request, who did it and when; what is required holds closing up. */
export function Checklist({ view, may, coordinates, actions, now }: Props) {
  const { checks } = view;
  if (checks.length === 0 && !may) return null;
  return (
    <section aria-labelledby="checks-title">
      <h2 id="checks-title" className="mb-1.5 flex items-baseline gap-2 text-sm font-bold">
        {say.title}
        {checks.length > 0 && (
          <span className="font-normal text-muted">
            {t("desk.checks.count", { done: checks.filter((one) => one.doneAt).length, all: checks.length })}
          </span>
        )}
      </h2>
      <ul className="flex flex-col">
        {checks.map((check) => (
          <Item
            key={check.id}
            check={check}
            number={view.number}
            now={now}
            actions={actions}
            may={may}
            drops={may && (coordinates || !check.required)}
          />
        ))}
      </ul>
      {may && <Add view={view} actions={actions} />}
    </section>
  );
}

type ItemProps = {
  check: Check;
  number: number;
  now: Date;
  actions: BesideActions;
  may: boolean;
  drops: boolean;
};

function Item({ check, number, now, actions, may, drops }: ItemProps) {
  const [done, show] = useOptimistic(check.doneAt !== null);
  const [, begin] = useTransition();
  const tick = (wanted: boolean) =>
    begin(async () => {
      show(wanted);
      await press(actions.tick, { number, checkId: check.id, done: wanted });
    });
  const who = check.doneAt && [check.doneBy, formatRelative(new Date(check.doneAt), now)].filter(Boolean).join("، ");
  return (
    <li className="flex items-start gap-2 border-b border-separator py-1 last:border-0">
      <label className="flex min-h-11 min-w-0 flex-1 items-center gap-2.5 md:min-h-8">
        <input
          type="checkbox"
          checked={done}
          disabled={!may}
          onChange={(event) => tick(event.target.checked)}
          className="tick"
        />
        <span className="min-w-0">
          <Bidi className={done ? "text-muted line-through" : undefined}>{check.text}</Bidi>
          {check.required && !done && (
            <Badge tone="warning" className="ms-2">
              {say.required}
            </Badge>
          )}
          {done && who && <span className="ms-2 text-xs text-muted">{who}</span>}
        </span>
      </label>
      {drops && (
        <Press
          act={actions.dropCheck}
          fields={{ number, checkId: check.id }}
          label={t("desk.checks.remove", { name: check.text })}
          className="button button--quiet button--icon-only button--sm text-muted"
        >
          <X aria-hidden="true" />
        </Press>
      )}
    </li>
  );
}

function Add({ view, actions }: { view: PaneView; actions: BesideActions }) {
  const { lists, onToggle } = useChoices(actions.choices);
  const there = new Set(view.checks.map((one) => one.list));
  const left = lists.filter((one) => !there.has(one.name));
  return (
    <details key={view.checks.length} className="mt-1" onToggle={onToggle}>
      <summary className="button button--quiet button--sm -ms-2.5 text-muted" data-hotkey-label={say.adding}>
        <Plus aria-hidden="true" />
        {say.add}
      </summary>
      <WhenAlive>
        <div className="mt-2 flex flex-col gap-3 rounded-lg border border-border p-3">
          <ActionForm action={actions.check} aria-label={say.add} className="flex flex-wrap items-end gap-3">
            <input type="hidden" name="number" value={view.number} />
            <TextInput
              name="text"
              id="check-text"
              label={say.text}
              maxLength={300}
              autoComplete="off"
              required
              className="min-w-56 flex-1"
            />
            <Checkbox name="required" id="check-required" value="1" label={say.addRequired} />
            <SubmitButton size="sm">{say.submit}</SubmitButton>
          </ActionForm>
          {left.length > 0 && (
            <ActionForm action={actions.check} aria-label={say.addList} className="flex flex-wrap items-end gap-3">
              <input type="hidden" name="number" value={view.number} />
              <Select
                name="checklistId"
                id="check-list"
                label={say.fromList}
                options={left.map(({ id, name }) => ({ value: id, label: name }))}
                className="min-w-56 flex-1"
              />
              <SubmitButton size="sm" variant="secondary">
                {say.addList}
              </SubmitButton>
            </ActionForm>
          )}
        </div>
      </WhenAlive>
    </details>
  );
}
