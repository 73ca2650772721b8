"use client";

import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { words } from "@/lib/i18n/messages/fa/words";
import type { ActDraft } from "./act-draft";
import { Count, Pick, Text } from "./inputs";
import { type BuilderOptions, departmentChoices, seatChoices, wordChoices } from "./options";
import { TargetBuilder } from "./target-builder";

export type Fields = {
  act: ActDraft;
  options: BuilderOptions;
  path: string;
  set: (change: Record<string, unknown>) => void;
};

export const text = (value: unknown) => (typeof value === "string" ? value : undefined);
export const number = (value: unknown) => (typeof value === "number" ? value : undefined);

/** A referral: to whom, what for, with which words, until when. */
export function ReferFields({ act, options, path, set }: Fields) {
  const { actField } = say;
  return (
    <div className="flex flex-col gap-3">
      <TargetBuilder
        value={act.target ?? { to: "queue" }}
        options={options}
        path={`${path}.target`}
        onChange={(target) => set({ target })}
      />
      <div className="grid gap-3 md:grid-cols-3">
        <Pick
          label={actField.purpose}
          choices={wordChoices(words.purpose)}
          value={text(act.purpose)}
          onChange={(purpose) => set({ purpose })}
        />
        <Pick
          label={actField.urgency}
          choices={wordChoices(words.urgency)}
          value={text(act.urgency)}
          onChange={(urgency) => set({ urgency })}
        />
        <Count
          label={actField.deadline}
          path={`${path}.hours`}
          value={number(act.hours)}
          onChange={(hours) => set({ hours })}
        />
      </div>
      <Text
        label={actField.instruction}
        path={`${path}.instruction`}
        lines
        value={text(act.instruction)}
        onChange={(instruction) => set({ instruction })}
      />
    </div>
  );
}

/** Who is told, and what. */
export function TellFields({ act, options, path, set }: Fields) {
  const { actField } = say;
  const whom = act.whom ?? { to: "owner" };
  return (
    <>
      <div className="grid gap-3 md:grid-cols-2">
        <Pick
          label={actField.whom}
          choices={wordChoices(actField.whoms)}
          value={whom.to}
          onChange={(to) => set({ whom: { to } })}
        />
        {whom.to === "seat" && (
          <Pick
            label={actField.position}
            path={`${path}.whom.positionId`}
            choices={seatChoices(options.seats)}
            value={whom.positionId}
            onChange={(positionId) => set({ whom: { ...whom, positionId } })}
          />
        )}
        {whom.to === "head" && (
          <Pick
            label={actField.department}
            path={`${path}.whom.departmentId`}
            choices={departmentChoices(options)}
            value={whom.departmentId}
            onChange={(departmentId) => set({ whom: { ...whom, departmentId } })}
          />
        )}
      </div>
      <Text
        label={actField.body}
        path={`${path}.text`}
        lines
        value={text(act.text)}
        onChange={(typed) => set({ text: typed })}
      />
    </>
  );
}
