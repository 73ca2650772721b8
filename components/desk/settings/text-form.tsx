"use client";

import { type ReactNode, useRef } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { DialogFooter } from "@/components/ui/dialog";
import { DialogCancel } from "@/components/ui/dialog-trigger";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { namedHoles } from "@/lib/desk/rules";
import type { TextView } from "@/lib/desk/schema";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { ui } from "@/lib/i18n/messages/fa/ui";
import type { FormAction } from "@/lib/web/form-state";
import { Variables } from "../variables";

const { texts: say } = desk;
type Props = {
  text?: TextView;
  action: FormAction;
  /** More fields, such as for whom it is. */
  children?: ReactNode;
};

/** One ready text: made or changed. What fills itself is put in by a press. */
export function TextForm({ text, action, children }: Props) {
  const body = useRef<HTMLDivElement>(null);
  const id = (name: string) => `text-${name}-${text?.id ?? "new"}`;
  return (
    <ActionForm key={text?.version} action={action} className="flex flex-col gap-4">
      {text && (
        <>
          <input type="hidden" name="id" value={text.id} />
          <input type="hidden" name="version" value={text.version} />
        </>
      )}
      {children}
      <div className="grid gap-4 md:grid-cols-2">
        <TextInput
          name="name"
          id={id("name")}
          label={say.name}
          hint={say.nameHint}
          defaultValue={text?.name}
          maxLength={80}
          autoComplete="off"
          required
        />
        <TextInput
          name="shortcut"
          id={id("shortcut")}
          label={say.shortcut}
          hint={say.shortcutHint}
          defaultValue={text?.shortcut}
          maxLength={40}
          autoComplete="off"
          required
        />
      </div>
      <div ref={body}>
        <TextArea
          name="body"
          id={id("body")}
          label={say.body}
          defaultValue={text && namedHoles(text.body, desk.variables)}
          rows={6}
          maxLength={10_000}
          required
        />
      </div>
      <Variables only field={() => body.current?.querySelector("textarea")} />
      {text ? (
        <SubmitButton className="self-start">{say.save}</SubmitButton>
      ) : (
        <DialogFooter className="mt-0">
          <SubmitButton>{say.submit}</SubmitButton>
          <DialogCancel>{ui.cancel}</DialogCancel>
        </DialogFooter>
      )}
    </ActionForm>
  );
}
