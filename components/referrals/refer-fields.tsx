"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { DialogCancel } from "@/components/ui/dialog-trigger";
import { fill } from "@/components/ui/draft-shelf";
import { Plus, X } from "@/components/ui/icons";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { CopyRows } from "./copy-rows";
import { DueField } from "./due-field";
import type { FieldsProps } from "./hand-words";
import { InstructionField } from "./instruction-field";
import { TargetSelect } from "./target-select";

const persian = (n: number) => n.toLocaleString("fa-IR");

/** One or several receivers, each with its own purpose, instruction and deadline; all are sent, or none. */
export default function ReferFields({ options, words }: FieldsProps) {
  const [rows, setRows] = useState([0]);
  const { form } = words;
  const add = () => setRows([...rows, Math.max(...rows) + 1]);
  return (
    <>
      {rows.map((key, n) => (
        <fieldset key={key} className="hand-row">
          <legend className={rows.length > 1 ? "float-start text-13 font-bold" : "sr-only"}>
            {form.row.replace("{n}", persian(n + 1))}
          </legend>
          {rows.length > 1 && (
            <button
              type="button"
              aria-label={form.removeRow}
              onClick={() => setRows(rows.filter((one) => one !== key))}
              className="button button--quiet button--icon-only button--sm float-end -mt-1.5"
            >
              <X aria-hidden="true" />
            </button>
          )}
          <div className="clear-both flex flex-col gap-3">
            <Row n={n} options={options} words={words} first={n === 0 && rows.length === 1} added={key > 0} />
          </div>
        </fieldset>
      ))}
      <div>
        <Button size="sm" variant="quiet" onClick={add} disabled={rows.length >= 20}>
          <Plus aria-hidden="true" />
          {form.addRow}
        </Button>
      </div>
      <p className="text-13 text-muted">
        <strong className="font-medium">{words.internal}</strong>: {words.refer.audience}
      </p>
      <DialogFooter className="mt-0">
        <SubmitButton>{words.refer.submit}</SubmitButton>
        <DialogCancel>{form.cancel}</DialogCancel>
      </DialogFooter>
    </>
  );
}

type RowProps = Pick<FieldsProps, "options" | "words"> & { n: number; first: boolean; added: boolean };

function Row({ n, options, words, first, added }: RowProps) {
  const at = `items.${n}`;
  const { form } = words;
  const mark = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when somebody adds it
  useEffect(() => {
    const own = mark.current?.closest("form");
    if (added && own) fill(own, likeBefore(own, n));
  }, []);
  return (
    <>
      <div ref={mark} className="grid gap-3 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
        <TargetSelect
          name={`${at}.target`}
          path={`${at}.to`}
          label={form.target}
          targets={options.targets}
          words={form}
          autoFocus={first || added}
        />
        <Select name={`${at}.purpose`} label={form.purpose} options={words.purposes} defaultValue="answer" />
        <Select name={`${at}.urgency`} label={form.urgency} options={words.urgencies} defaultValue="normal" />
      </div>
      <InstructionField name={`${at}.instruction`} words={words} />
      <div className="max-w-md">
        <DueField name={`${at}.dueAt`} target={`${at}.target`} options={options} words={form} />
      </div>
      <CopyRows at={at} options={options} words={words} />
    </>
  );
}

/** Several are mostly asked the same: a further receiver begins with what the one before him is told. */
function likeBefore(form: HTMLFormElement, n: number): Record<string, string> {
  const told = (field: string) => new FormData(form).get(`items.${n - 1}.${field}`);
  const fields = ["purpose", "urgency", "instruction", "dueAt"];
  return Object.fromEntries(fields.map((field) => [`items.${n}.${field}`, String(told(field) ?? "")]));
}
