"use client";

import { useState } from "react";
import { Variables } from "@/components/desk/variables";
import { ActionForm } from "@/components/ui/action-form";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { namedHoles } from "@/lib/desk/rules";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { desk } from "@/lib/i18n/messages/fa/desk";
import type { FormAction } from "@/lib/web/form-state";
import { ActBuilder, blankAct, macroActs } from "./act-builder";
import type { ActDraft } from "./act-draft";
import type { BuilderOptions, Choice } from "./options";

type Props = {
  macro?: { id: string; version: number; name: string; acts: ActDraft[] };
  /** Departments whose macros this person may make. */
  departments: Choice[];
  options: BuilderOptions;
  action: FormAction;
};

/** Acts that write something. */
const WRITES = new Set(["refer", "note", "followUp", "answer", "reply", "close"]);

/** With its variables by what people call them. */
const shown = (act: ActDraft): ActDraft =>
  Object.fromEntries(
    Object.entries(act).map(([field, value]) => [
      field,
      typeof value === "string" ? namedHoles(value, desk.variables) : value,
    ]),
  ) as ActDraft;

/** A کار آماده: its name, whose it is, and what it does. */
export function MacroForm({ macro, departments, options, action }: Props) {
  const [acts, setActs] = useState(() => macro?.acts.map(shown) ?? [blankAct("note")]);
  const prefix = macro ? "macro." : "";
  return (
    <ActionForm action={action} className="flex flex-col gap-6">
      {macro && <input type="hidden" name="id" value={macro.id} />}
      {macro && <input type="hidden" name="version" value={macro.version} />}
      <input type="hidden" name={`${prefix}acts`} value={JSON.stringify(acts)} />
      <div className="grid gap-4 md:grid-cols-2">
        <TextInput name={`${prefix}name`} label={say.form.name} defaultValue={macro?.name} required maxLength={120} />
        {!macro && departments.length > 0 && (
          <Select name="departmentId" label={say.macros.whose} options={departments} placeholder={say.macros.own} />
        )}
      </div>
      <section className="flex flex-col gap-3">
        <h2 className="text-base font-bold">{say.macros.acts}</h2>
        <ActBuilder value={acts} names={macroActs} options={options} path={`${prefix}acts`} onChange={setActs} />
        {acts.some(({ do: name }) => WRITES.has(name)) && <Variables />}
      </section>
      <div>
        <SubmitButton>{say.form.save}</SubmitButton>
      </div>
    </ActionForm>
  );
}
