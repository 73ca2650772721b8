"use client";

import { type FormEvent, useEffect, useRef } from "react";
import { DueField } from "@/components/referrals/due-field";
import type { HandWords } from "@/components/referrals/hand-words";
import { InstructionField } from "@/components/referrals/instruction-field";
import { TargetSelect } from "@/components/referrals/target-select";
import type { DeskOptions } from "@/components/requests/desk";
import { Select } from "@/components/ui/select";
import { register as say } from "@/lib/i18n/messages/fa/register";

export const TARGET = "referral.target";

/** What it takes to refer in the same go. */
export type Hand = { options: DeskOptions; words: HandWords };
type Props = Hand & {
  /** Somebody was chosen: what else a referral needs is asked. */
  open: boolean;
  choose: (open: boolean) => void;
};

/** ارجاع with the registration; left empty the request waits in the inbox. What is hidden counts for nothing, and yet a draft fills it. */
export function ReferOn({ options, words, open, choose }: Props) {
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const look = () => choose(Boolean(box.current?.querySelector("select")?.value));
    const emptied = () => choose(false);
    look(); // a draft that came back says nothing
    const form = box.current?.form;
    form?.addEventListener("reset", emptied);
    return () => form?.removeEventListener("reset", emptied);
  }, [choose]);
  const change = ({ target }: FormEvent) => {
    if (target instanceof HTMLSelectElement && target.name === TARGET) choose(target.value !== "");
  };
  return (
    <fieldset ref={box} onChange={change} className="flex min-w-0 flex-col gap-3 border-t border-separator pt-4">
      <legend className="sr-only">{words.refer.title}</legend>
      <TargetSelect
        name={TARGET}
        path="referral.to"
        label={say.refer.to}
        hint={<span className="max-md:hidden">{say.refer.hint}</span>}
        targets={options.targets}
        words={words.form}
        nobody={say.refer.later}
        optional
      />
      <fieldset disabled={!open} hidden={!open} className="flex min-w-0 flex-col gap-3 [&[hidden]]:hidden">
        <legend className="sr-only">{words.form.instruction}</legend>
        <InstructionField name="referral.instruction" words={words} />
        <div className="grid gap-3 md:grid-cols-2">
          <Select name="referral.purpose" label={words.form.purpose} options={words.purposes} defaultValue="answer" />
          <DueField name="referral.dueAt" target={TARGET} options={options} words={words.form} />
        </div>
        <p className="text-13 text-muted">
          <strong className="font-medium">{words.internal}</strong>: {words.refer.audience}
        </p>
      </fieldset>
    </fieldset>
  );
}
