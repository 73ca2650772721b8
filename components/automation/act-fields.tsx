"use client";

import type { ComponentType } from "react";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { words } from "@/lib/i18n/messages/fa/words";
import { Count, Pick, Text } from "./inputs";
import { type Choice, coordinatorSeats, named, wordChoices } from "./options";
import { type Fields, number, ReferFields, TellFields, text } from "./refer-fields";

const { actField: label } = say;

/** What one kind of act needs to know. */
export function ActFields(props: Fields) {
  const Known = fieldsOf[props.act.do];
  return Known ? <Known {...props} /> : null;
}

const fieldsOf: Record<string, ComponentType<Fields>> = {
  refer: ReferFields,
  tell: TellFields,
  setKind: (props) => <Choose {...props} name="kind" label={label.kind} choices={wordChoices(words.kind)} />,
  setPriority: (props) => (
    <Choose {...props} name="priority" label={label.priority} choices={wordChoices(words.priority)} />
  ),
  setConfidential: ({ act, set }) => (
    <Pick
      label={label.confidential}
      className="md:max-w-72"
      choices={wordChoices(label.confidentials)}
      value={act.confidential ? "yes" : "no"}
      onChange={(v) => set({ confidential: v === "yes" })}
    />
  ),
  own: (props) => (
    <Choose
      {...props}
      name="positionId"
      label={label.position}
      choices={coordinatorSeats(props.options)}
      empty={label.ownSeat}
    />
  ),
  tag: (props) => <TagField {...props} />,
  untag: (props) => <TagField {...props} />,
  checklist: (props) => (
    <Choose {...props} name="checklistId" label={label.checklist} choices={named(props.options.checklists)} />
  ),
  followUp: (props) => (
    <>
      <Count
        label={label.days}
        path={`${props.path}.days`}
        value={number(props.act.days)}
        onChange={(days) => props.set({ days })}
      />
      <Write {...props} name="note" label={label.reason} />
    </>
  ),
  note: (props) => <Write {...props} name="body" label={label.body} lines />,
  answer: (props) => <Write {...props} name="body" label={label.body} lines />,
  close: (props) => (
    <>
      <Choose {...props} name="outcome" label={label.outcome} choices={wordChoices(words.outcome)} />
      <Write {...props} name="reason" label={label.reason} />
    </>
  ),
  reply: (props) => (
    <>
      <Choose
        {...props}
        name="channel"
        label={label.channel}
        choices={wordChoices(words.channel, ["email", "phone"])}
      />
      <Write {...props} name="body" label={label.body} lines />
      <Choose
        {...props}
        name="then"
        label={label.after}
        choices={wordChoices(words.replyThen, ["done", "keep", "wait", "close"])}
      />
    </>
  ),
};

const TagField = (props: Fields) => (
  <Choose {...props} name="tagId" label={label.tag} choices={named(props.options.tags)} />
);

type Field = Fields & { name: string; label: string };

const Choose = ({ act, path, set, name, ...rest }: Field & { choices: Choice[]; empty?: string }) => (
  <Pick
    label={rest.label}
    choices={rest.choices}
    empty={rest.empty}
    path={`${path}.${name}`}
    className="md:max-w-72"
    value={text(act[name])}
    onChange={(v) => set({ [name]: v || undefined })}
  />
);

const Write = ({ act, path, set, name, label, lines = false }: Field & { lines?: boolean }) => (
  <Text
    label={label}
    path={`${path}.${name}`}
    lines={lines}
    value={text(act[name])}
    onChange={(v) => set({ [name]: v })}
  />
);
