"use client";

import { DialogFooter } from "@/components/ui/dialog";
import { DialogCancel } from "@/components/ui/dialog-trigger";
import { RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FieldsProps } from "./hand-words";
import { awayOf } from "./target-select";

/** The manager gives it to a seat of his department. */
export default function AssignFields({ options, words, departmentId }: FieldsProps) {
  const seats = options.targets.find((department) => department.id === departmentId)?.seats ?? [];
  return (
    <>
      <p className="leading-text text-muted">{words.ref.assignText}</p>
      <RadioGroup
        name="positionId"
        label={words.form.target}
        required
        options={seats.map((seat) => ({
          value: seat.id,
          label: seat.who ?? words.form.vacant,
          hint: [seat.title, ...awayOf(seat, words.form)].join(" "),
          disabled: seat.vacant,
        }))}
      />
      <DialogFooter className="mt-1">
        <SubmitButton>{words.ref.assignSubmit}</SubmitButton>
        <DialogCancel>{words.form.cancel}</DialogCancel>
      </DialogFooter>
    </>
  );
}
