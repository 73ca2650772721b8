"use client";

import { timeBases, triggerEvents } from "@/lib/automation/schema";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { eventWord } from "./event-word";
import { Count, Pick, Ticks } from "./inputs";
import { type Choice, wordChoices } from "./options";

export type TriggerDraft = { when: string; events?: string[]; basis?: string; amount?: number; unit?: string };
type Props = { value: TriggerDraft; path: string; onChange: (value: TriggerDraft) => void };

const blanks: Record<string, TriggerDraft> = {
  event: { when: "event", events: [] },
  after: { when: "after", basis: "created", amount: 2, unit: "days" },
  morning: { when: "morning" },
};

const happenings: Choice[] = triggerEvents.map((type) => ({ value: type, label: eventWord(type) }));

/** «چه هنگام»: something happens, a time has passed, or each working morning. */
export function TriggerBuilder({ value, path, onChange }: Props) {
  const { trigger } = say;
  const kinds = wordChoices({ event: trigger.event, after: trigger.after, morning: trigger.morning });
  return (
    <div className="flex flex-col gap-3">
      <Pick
        label={say.form.when}
        hideLabel
        className="md:max-w-80"
        choices={kinds}
        value={value.when}
        onChange={(when) => when && onChange(blanks[when]!)}
      />
      {value.when === "event" && (
        <Ticks
          label={trigger.events}
          path={`${path}.events`}
          choices={happenings}
          values={value.events ?? []}
          onChange={(events) => onChange({ ...value, events })}
        />
      )}
      {value.when === "after" && (
        <div className="grid gap-3 md:grid-cols-[8rem_12rem_16rem]">
          <Count
            label={trigger.amount}
            path={`${path}.amount`}
            value={value.amount}
            onChange={(amount) => onChange({ ...value, amount })}
          />
          <Pick
            label={trigger.unit}
            choices={wordChoices(trigger.units)}
            value={value.unit}
            onChange={(unit) => onChange({ ...value, unit })}
          />
          <Pick
            label={trigger.basis}
            choices={wordChoices(trigger.bases, timeBases)}
            value={value.basis}
            onChange={(basis) => onChange({ ...value, basis })}
          />
        </div>
      )}
      <div data-error-for={path} className="contents" />
    </div>
  );
}
