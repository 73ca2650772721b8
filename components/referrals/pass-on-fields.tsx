"use client";

import { DialogFooter } from "@/components/ui/dialog";
import { DialogCancel } from "@/components/ui/dialog-trigger";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { DueField } from "./due-field";
import type { FieldsProps } from "./hand-words";
import { InstructionField } from "./instruction-field";
import { TargetSelect } from "./target-select";

/** واگذاری or نظرخواهی: to one colleague, with words of one's own. */
export default function PassOnFields({ kind, options, words }: FieldsProps) {
  const { form, passOn } = words;
  const over = kind === "handOver";
  return (
    <>
      <p className="leading-text text-muted">{over ? passOn.handOverText : passOn.askText}</p>
      <div className="grid gap-3 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <TargetSelect name="target" path="to" label={form.target} targets={options.targets} words={form} autoFocus />
        {over && (
          <Select name="purpose" label={form.purpose} options={words.owedPurposes} placeholder={form.samePurpose} />
        )}
      </div>
      <InstructionField name="instruction" words={words} />
      <div className="max-w-md">
        <DueField name="dueAt" target="target" options={options} words={form} />
      </div>
      <p className="text-13 font-medium text-muted">{words.internal}</p>
      <DialogFooter className="mt-0">
        <SubmitButton>{over ? passOn.handOverSubmit : passOn.askSubmit}</SubmitButton>
        <DialogCancel>{form.cancel}</DialogCancel>
      </DialogFooter>
    </>
  );
}
