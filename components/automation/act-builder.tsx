"use client";

import { ArrowDown, ArrowUp, Plus, X } from "@/components/ui/icons";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { words } from "@/lib/i18n/messages/fa/words";
import type { ActDraft } from "./act-draft";
import { Count, Pick, Text } from "./inputs";
import { type BuilderOptions, type Choice, coordinatorSeats, wordChoices } from "./options";
import { type Fields, number, ReferFields, TellFields, text } from "./refer-fields";
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
  const kinds: Choice[] = wordChoices(say.act, names);
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
            <div data-act="" className="flex items-end gap-1">
              <Pick
                className="flex-1 md:max-w-72"
                label={say.form.act.replace("{n}", (at + 1).toLocaleString("fa"))}
                choices={kinds}
                value={act.do}
                onChange={(name) => name && put(at, blankAct(name))}
              />
              <span className="ms-auto flex">
                <Small
                  label={say.form.up}
                  disabled={at === 0}
                  press={() => move(at, at - 1)}
                  icon={<ArrowUp aria-hidden="true" />}
                />
                <Small
                  label={say.form.down}
                  disabled={at === value.length - 1}
                  press={() => move(at, at + 1)}
                  icon={<ArrowDown aria-hidden="true" />}
                />
                <Small
                  label={say.form.removeAct.replace("{n}", (at + 1).toLocaleString("fa"))}
                  press={() => remove(at)}
                  icon={<X aria-hidden="true" />}
                />
              </span>
            </div>
            <ActFields
              act={act}
              options={options}
              path={`${path}.${at}`}
              set={(change) => put(at, { ...act, ...change })}
            />
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

const Small = ({
  label,
  icon,
  press,
  disabled,
}: {
  label: string;
  icon: React.ReactNode;
  press: () => void;
  disabled?: boolean;
}) => (
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

/** What one kind of act needs to know. */
export function ActFields({ act, options, path, set }: Fields) {
  const { actField } = say;
  const choose = (name: string, label: string, choices: Choice[], empty?: string) => (
    <Pick
      label={label}
      path={`${path}.${name}`}
      className="md:max-w-72"
      choices={choices}
      value={text(act[name])}
      empty={empty}
      onChange={(v) => set({ [name]: v || undefined })}
    />
  );
  const write = (name: string, label: string, lines = true) => (
    <Text
      label={label}
      path={`${path}.${name}`}
      lines={lines}
      value={text(act[name])}
      onChange={(v) => set({ [name]: v })}
    />
  );
  switch (act.do) {
    case "refer":
      return <ReferFields act={act} options={options} path={path} set={set} />;
    case "setKind":
      return choose("kind", actField.kind, wordChoices(words.kind));
    case "setPriority":
      return choose("priority", actField.priority, wordChoices(words.priority));
    case "setConfidential":
      return (
        <Pick
          label={actField.confidential}
          className="md:max-w-72"
          choices={wordChoices(actField.confidentials)}
          value={act.confidential ? "yes" : "no"}
          onChange={(v) => set({ confidential: v === "yes" })}
        />
      );
    case "own":
      return choose("positionId", actField.position, coordinatorSeats(options), actField.ownSeat);
    case "tag":
    case "untag":
      return choose(
        "tagId",
        actField.tag,
        options.tags.map(({ id, name }) => ({ value: id, label: name })),
      );
    case "checklist":
      return choose(
        "checklistId",
        actField.checklist,
        options.checklists.map(({ id, name }) => ({ value: id, label: name })),
      );
    case "followUp":
      return (
        <>
          <Count
            label={actField.days}
            path={`${path}.days`}
            value={number(act.days)}
            onChange={(days) => set({ days })}
          />
          {write("note", actField.reason, false)}
        </>
      );
    case "note":
    case "answer":
      return write("body", actField.body);
    case "close":
      return (
        <>
          {choose("outcome", actField.outcome, wordChoices(words.outcome))}
          {write("reason", actField.reason, false)}
        </>
      );
    case "tell":
      return <TellFields act={act} options={options} path={path} set={set} />;
    case "reply":
      return (
        <>
          {choose("channel", actField.channel, wordChoices(words.channel, ["email", "phone"]))}
          {write("body", actField.body)}
          {choose("then", actField.after, wordChoices(words.replyThen, ["done", "keep", "wait", "close"]))}
        </>
      );
    default:
      return null;
  }
}
