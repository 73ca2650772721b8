"use client";

import { Plus, X } from "@/components/ui/icons";
import { type ConditionField, conditionFields } from "@/lib/automation/schema";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { fa } from "@/lib/i18n/number";
import { Count, Pick, Text, Ticks } from "./inputs";
import { type BuilderOptions, valuesOf, wordChoices } from "./options";
import { useFocusIn } from "./use-focus-in";

export type ConditionDraft = { field: ConditionField; op?: string; values?: string[]; is?: boolean; hours?: number };
export type GroupDraft = { match: string; conditions: ConditionDraft[] };
export type WhenDraft = { match: string; groups: GroupDraft[] };

const fieldChoices = wordChoices(say.field, Object.keys(conditionFields));
const firstOp = { words: "any", choice: "is", flag: undefined, hours: "over" } as const;
const ops = { words: ["any", "all", "none"], choice: ["is", "isNot"], hours: ["over", "under"] } as const;

/** Another field begins anew: what one asks of words is not what one asks of a priority. */
function blank(field: ConditionField): ConditionDraft {
  const shape = conditionFields[field];
  if (shape === "flag") return { field, is: true };
  return shape === "hours" ? { field, op: "over", hours: 24 } : { field, op: firstOp[shape], values: [] };
}

type Props = { value: WhenDraft; options: BuilderOptions; path: string; onChange: (value: WhenDraft) => void };

const replaced = <T,>(list: T[], at: number, one: T | null): T[] =>
  one === null ? list.filter((_, i) => i !== at) : list.map((old, i) => (i === at ? one : old));

/** «اگر»: conditions in groups of one level, each joined by «همه» or «دست‌کم یکی». */
export function ConditionBuilder({ value, options, path, onChange }: Props) {
  const { groups } = value;
  const { box, focusLast } = useFocusIn<HTMLDivElement>();
  const change = (at: number, group: GroupDraft | null) => {
    const next = group && group.conditions.length === 0 ? null : group;
    onChange({ ...value, groups: replaced(groups, at, next) });
    if (next === null) focusLast("[data-add]");
  };
  const add = () => {
    onChange({ ...value, groups: [...groups, { match: "all", conditions: [blank("words")] }] });
    focusLast("[data-field] select");
  };
  return (
    <div ref={box} className="flex flex-col gap-3">
      {groups.length === 0 && <p className="text-sm text-muted">{say.form.always}</p>}
      {groups.length > 1 && (
        <Pick
          label={say.form.op}
          className="max-w-60"
          choices={wordChoices(say.groups)}
          value={value.match}
          onChange={(match) => onChange({ ...value, match })}
        />
      )}
      {groups.map((group, at) => (
        <Group
          // biome-ignore lint/suspicious/noArrayIndexKey: groups have no name of their own, and their fields hold no state
          key={at}
          group={group}
          options={options}
          path={`${path}.groups.${at}`}
          label={say.form.group.replace("{n}", fa(at + 1))}
          onChange={(next) => change(at, next)}
        />
      ))}
      <div className="flex flex-wrap gap-2">
        <button type="button" data-add="" className="button button--secondary button--sm" onClick={add}>
          <Plus aria-hidden="true" />
          {groups.length === 0 ? say.form.addCondition : say.form.addGroup}
        </button>
      </div>
      <div data-error-for={path} className="contents" />
    </div>
  );
}

type GroupProps = {
  group: GroupDraft;
  options: BuilderOptions;
  path: string;
  label: string;
  onChange: (group: GroupDraft) => void;
};

function Group({ group, options, path, label, onChange }: GroupProps) {
  const { conditions } = group;
  const { box, focusLast } = useFocusIn<HTMLElement>();
  const set = (at: number, one: ConditionDraft | null) => {
    onChange({ ...group, conditions: replaced(conditions, at, one) });
    if (one === null && conditions.length > 1) focusLast("[data-add-condition]");
  };
  const add = () => {
    onChange({ ...group, conditions: [...conditions, blank("kind")] });
    focusLast("[data-field] select");
  };
  return (
    <section
      ref={box}
      aria-label={label}
      className="flex flex-col gap-3 rounded-lg border border-border bg-surface p-3"
    >
      {conditions.length > 1 && (
        <Pick
          label={label}
          className="max-w-60"
          choices={wordChoices(say.match)}
          value={group.match}
          onChange={(match) => onChange({ ...group, match })}
        />
      )}
      {conditions.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name of their own
        <div key={at} className="flex items-start gap-2">
          <OneCondition
            one={one}
            options={options}
            path={`${path}.conditions.${at}`}
            onChange={(next) => set(at, next)}
          />
          <button
            type="button"
            className="button button--quiet button--icon-only button--sm mt-6"
            aria-label={say.form.removeCondition.replace("{n}", fa(at + 1))}
            onClick={() => set(at, null)}
          >
            <X aria-hidden="true" />
          </button>
        </div>
      ))}
      <button type="button" data-add-condition="" className="button button--quiet button--sm w-fit" onClick={add}>
        <Plus aria-hidden="true" />
        {say.form.addCondition}
      </button>
    </section>
  );
}

type OneProps = { one: ConditionDraft; options: BuilderOptions; path: string; onChange: (one: ConditionDraft) => void };

function OneCondition({ one, options, path, onChange }: OneProps) {
  const shape = conditionFields[one.field];
  const choices = valuesOf(one.field, options);
  const op = shape === "flag" ? (one.is ? "yes" : "no") : (one.op ?? "");
  const list = shape === "flag" ? ["yes", "no"] : ops[shape];
  const setOp = (next: string) => onChange(shape === "flag" ? { ...one, is: next === "yes" } : { ...one, op: next });
  return (
    <div className="grid min-w-0 flex-1 gap-3 md:grid-cols-[13rem_13rem_minmax(0,1fr)]">
      <div data-field="" className="contents">
        <Pick
          label={say.form.field}
          choices={fieldChoices}
          value={one.field}
          onChange={(field) => field && onChange(blank(field as ConditionField))}
        />
      </div>
      <Pick
        label={say.form.op}
        choices={wordChoices(say.op, list)}
        value={op}
        onChange={(next) => next && setOp(next)}
      />
      {shape === "hours" && (
        <Count
          label={say.form.hours}
          path={`${path}.hours`}
          value={one.hours}
          onChange={(hours) => onChange({ ...one, hours })}
        />
      )}
      {(shape === "choice" || shape === "words") &&
        (choices ? (
          <Ticks
            label={say.form.values}
            path={`${path}.values`}
            choices={choices}
            values={one.values ?? []}
            onChange={(values) => onChange({ ...one, values })}
          />
        ) : (
          <Text
            label={shape === "words" ? say.form.words : say.form.values}
            path={`${path}.values`}
            lines
            value={(one.values ?? []).join("\n")}
            onChange={(typed) => onChange({ ...one, values: typed.split("\n") })}
          />
        ))}
    </div>
  );
}
