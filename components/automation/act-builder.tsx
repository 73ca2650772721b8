"use client";

import type { ReactNode } from "react";
import { ArrowDown, ArrowUp, Plus, X } from "@/components/ui/icons";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { fa } from "@/lib/i18n/number";
import type { ActDraft } from "./act-draft";
import { ActFields } from "./act-fields";
import { Pick } from "./inputs";
import { type BuilderOptions, wordChoices } from "./options";
import { useFocusIn } from "./use-focus-in";

const bothActs = [
  ...["refer", "setKind", "setPriority", "setConfidential", "own"],
  ...["tag", "untag", "note", "followUp", "checklist"],
];
export const ruleActs = [...bothActs, "tell", "close"];
export const macroActs = [...bothActs, "answer", "reply", "close"];

const blanks: Record<string, object> = {
  refer: { target: { to: "queue" }, purpose: "action", instruction: "", urgency: "normal" },
  setConfidential: { confidential: true },
  followUp: { days: 2 },
  tell: { whom: { to: "owner" }, text: "" },
  // biome-ignore lint/suspicious/noThenProperty: the contract's word; never awaited
  reply: { channel: "email", body: "", then: "done" },
  close: { outcome: "solved" },
};
export const blankAct = (name: string): ActDraft => ({ do: name, ...structuredClone(blanks[name] ?? {}) });

type Props = {
  value: ActDraft[];
  names: string[];
  options: BuilderOptions;
  path: string;
  onChange: (acts: ActDraft[]) => void;
};

/** «آن‌گاه»: what is to be done, one after the other. */
export function ActBuilder({ value, names, options, path, onChange }: Props) {
  const { box, focusLast } = useFocusIn<HTMLDivElement>();
  const put = (at: number, act: ActDraft) => onChange(value.map((old, i) => (i === at ? act : old)));
  const move = (at: number, to: number) => {
    const next = [...value];
    next.splice(to, 0, ...next.splice(at, 1));
    onChange(next);
    focusLast(`li:nth-child(${to + 1}) [data-act] select`);
  };
  const remove = (at: number) => {
    onChange(value.filter((_, i) => i !== at));
    focusLast("[data-add]");
  };
  const add = () => {
    onChange([...value, blankAct("note")]);
    focusLast("[data-act] select");
  };
  return (
    <div ref={box} className="flex flex-col gap-3">
      <ol className="flex flex-col gap-3">
        {value.map((act, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: acts have no name of their own, and their fields hold no state
          <li key={at} className="flex flex-col gap-3 rounded-lg border border-border bg-surface p-3">
            <ActHead {...{ act, at, names, put, move, remove }} last={at === value.length - 1} />
            <ActFields {...{ act, options }} path={`${path}.${at}`} set={(change) => put(at, { ...act, ...change })} />
          </li>
        ))}
      </ol>
      <button type="button" data-add="" className="button button--secondary button--sm w-fit" onClick={add}>
        <Plus aria-hidden="true" />
        {say.form.addAct}
      </button>
      <div data-error-for={path} className="contents" />
    </div>
  );
}

type HeadProps = {
  act: ActDraft;
  at: number;
  last: boolean;
  names: string[];
  put: (at: number, act: ActDraft) => void;
  move: (at: number, to: number) => void;
  remove: (at: number) => void;
};

/** Which kind of act it is, and its place among the others. */
function ActHead({ act, at, last, names, put, move, remove }: HeadProps) {
  const { up, down, act: named, removeAct } = say.form;
  const n = fa(at + 1);
  return (
    <div data-act="" className="flex items-end gap-1">
      <Pick
        className="flex-1 md:max-w-72"
        label={named.replace("{n}", n)}
        choices={wordChoices(say.act, names)}
        value={act.do}
        onChange={(name) => name && put(at, blankAct(name))}
      />
      <span className="ms-auto flex">
        <Small label={up} disabled={at === 0} press={() => move(at, at - 1)} icon={<ArrowUp aria-hidden="true" />} />
        <Small label={down} disabled={last} press={() => move(at, at + 1)} icon={<ArrowDown aria-hidden="true" />} />
        <Small label={removeAct.replace("{n}", n)} press={() => remove(at)} icon={<X aria-hidden="true" />} />
      </span>
    </div>
  );
}

type SmallProps = { label: string; icon: ReactNode; press: () => void; disabled?: boolean };

const Small = ({ label, icon, press, disabled }: SmallProps) => (
  <button
    type="button"
    className="button button--quiet button--icon-only button--sm"
    aria-label={label}
    disabled={disabled}
    onClick={press}
  >
    {icon}
  </button>
);
