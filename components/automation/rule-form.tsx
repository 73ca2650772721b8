"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import type { FormAction } from "@/lib/web/form-state";
import { ActBuilder, blankAct, ruleActs } from "./act-builder";
import type { ActDraft } from "./act-draft";
import { ConditionBuilder, type WhenDraft } from "./condition-builder";
import { type BuilderOptions, coordinatorSeats, RULE_FORM } from "./options";
import { ReferFields } from "./refer-fields";
import { TriggerBuilder, type TriggerDraft } from "./trigger-builder";

export type RuleDraft = {
  id?: string;
  version?: number;
  kind: "assignment" | "automation";
  name: string;
  positionId: string;
  conditions: WhenDraft;
  trigger?: TriggerDraft;
  acts: ActDraft[];
};
type Props = {
  rule: RuleDraft;
  options: BuilderOptions;
  action: FormAction;
};

/** A rule, built by choosing: when, if, then. One builder for rules that share out work and for automation. */
export function RuleForm({ rule, options, action }: Props) {
  const [conditions, setConditions] = useState(rule.conditions);
  const [trigger, setTrigger] = useState<TriggerDraft>(
    rule.trigger ?? { when: "event", events: ["request.submitted"] },
  );
  const [acts, setActs] = useState(rule.acts.length > 0 ? rule.acts : [blankAct("refer")]);
  const prefix = rule.id ? "rule." : "";
  const then = { acts, setActs, options, path: `${prefix}acts` };
  const assigns = rule.kind === "assignment";
  return (
    <ActionForm id={RULE_FORM} action={action} className="flex flex-col gap-8">
      {rule.id && <input type="hidden" name="id" value={rule.id} />}
      {rule.version && <input type="hidden" name="version" value={rule.version} />}
      <input type="hidden" name={`${prefix}kind`} value={rule.kind} />
      <input type="hidden" name={`${prefix}conditions`} value={JSON.stringify(trimmed(conditions))} />
      {!assigns && <input type="hidden" name={`${prefix}trigger`} value={JSON.stringify(trigger)} />}
      <input type="hidden" name={`${prefix}acts`} value={JSON.stringify(acts)} />
      <NameAndSeat {...{ rule, options, prefix }} />
      {!assigns && (
        <Part title={say.form.when}>
          <TriggerBuilder value={trigger} path={`${prefix}trigger`} onChange={setTrigger} />
        </Part>
      )}
      <Part title={say.form.if}>
        <ConditionBuilder value={conditions} options={options} path={`${prefix}conditions`} onChange={setConditions} />
      </Part>
      <Part title={say.form.so}>{assigns ? <OneReferral {...then} /> : <AnyActs {...then} />}</Part>
      <div>
        <SubmitButton>{rule.id ? say.form.save : say.form.create}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** What it is called, and from which coordinator's seat it acts; one that is no more must be chosen anew. */
function NameAndSeat({ rule, options, prefix }: Omit<Props, "action"> & { prefix: string }) {
  const seats = coordinatorSeats(options);
  const gone = rule.positionId !== "" && seats.every((seat) => seat.value !== rule.positionId);
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <TextInput
        name={`${prefix}name`}
        label={say.form.name}
        hint={say.form.nameHint}
        defaultValue={rule.name}
        required
        maxLength={120}
      />
      <Select
        name={`${prefix}positionId`}
        label={say.form.seat}
        hint={say.form.seatHint}
        options={seats}
        defaultValue={gone ? "" : rule.positionId || seats[0]?.value}
        {...(gone ? { placeholder: say.form.choose, error: say.form.chooseOther } : {})}
        required
      />
    </div>
  );
}

type Then = { acts: ActDraft[]; setActs: (acts: ActDraft[]) => void; options: BuilderOptions; path: string };

/** Sharing out work is one referral. */
const OneReferral = ({ acts, setActs, options, path }: Then) => (
  <>
    <ReferFields
      act={acts[0]!}
      options={options}
      path={`${path}.0`}
      set={(change) => setActs([{ ...acts[0]!, ...change }])}
    />
    <div data-error-for={path} className="contents" />
  </>
);

const AnyActs = ({ acts, setActs, ...rest }: Then) => (
  <ActBuilder value={acts} names={ruleActs} onChange={setActs} {...rest} />
);

const Part = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <section className="flex flex-col gap-3">
    <h2 className="text-base font-bold">{title}</h2>
    {children}
  </section>
);

/** Lines left empty are no values. */
const trimmed = (when: WhenDraft): WhenDraft => ({
  ...when,
  groups: when.groups.map((group) => ({
    ...group,
    conditions: group.conditions.map((one) =>
      one.values ? { ...one, values: one.values.map((v) => v.trim()).filter(Boolean) } : one,
    ),
  })),
});
