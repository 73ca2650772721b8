"use client";

import { useRef, useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { DialogFooter } from "@/components/ui/dialog";
import { DialogCancel } from "@/components/ui/dialog-trigger";
import { JalaliDateTimeField } from "@/components/ui/jalali-date-time-field";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { calendar } from "@/lib/i18n/messages/fa/calendar";
import { ui } from "@/lib/i18n/messages/fa/ui";
import type { FormAction } from "@/lib/web/form-state";
import type { ClosureForecast } from "./states";

const { closures: say } = calendar;
type Option = { value: string; label: string };
type Props = {
  id: string;
  action: FormAction;
  forecast: (form: FormData) => Promise<ClosureForecast | null>;
  departments: Option[];
  provinces: Option[];
};

/** A new closure. As soon as its span is whole, the form says how many open deadlines it would move. */
export function ClosureForm({ id, action, forecast, departments, provinces }: Props) {
  const [scope, setScope] = useState("everybody");
  const [told, setTold] = useState<ClosureForecast | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const asked = useRef("");
  const look = async () => {
    const form = box.current?.closest("form");
    if (!form) return;
    const data = new FormData(form);
    data.delete("reason");
    const question = JSON.stringify([...data].filter(([name]) => !name.startsWith("$")));
    if (question === asked.current) return;
    asked.current = question;
    const answer = data.get("from") && data.get("until") ? await forecast(data) : null;
    if (asked.current === question) setTold(answer);
  };
  // A value that the calendar puts in changes no field by itself: the form is looked at when the focus moves.
  const soon = () => void setTimeout(look, 0);
  return (
    <ActionForm action={action} id={id} className="flex flex-col gap-4">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only listens to the fields inside */}
      <div ref={box} onBlur={soon} onChange={soon} onClick={soon} onKeyUp={soon} className="flex flex-col gap-4">
        <div className="grid gap-4 md:grid-cols-2">
          <JalaliDateTimeField name="from" id={`${id}-from`} label={say.from} required />
          <JalaliDateTimeField name="until" id={`${id}-until`} label={say.until} required />
        </div>
        <div onChange={(event) => setScope((event.target as HTMLInputElement).value)}>
          <RadioGroup
            name="scope"
            label={say.whose}
            inline
            defaultValue="everybody"
            options={[
              { value: "everybody", label: say.everybody },
              { value: "department", label: say.department },
              { value: "province", label: say.province },
            ]}
          />
        </div>
        {scope === "department" && (
          <Select
            name="departmentId"
            id={`${id}-department`}
            label={say.department}
            options={departments}
            placeholder={say.choose}
            hideLabel
          />
        )}
        {scope === "province" && (
          <Select
            name="province"
            id={`${id}-province`}
            label={say.province}
            options={provinces}
            placeholder={say.choose}
            hideLabel
          />
        )}
        <TextInput
          name="reason"
          id={`${id}-reason`}
          label={say.reason}
          hint={say.reasonHint}
          maxLength={300}
          required
        />
        <div aria-live="polite">{told && <Notice tone={told.idle ? "info" : "warning"}>{told.said}</Notice>}</div>
      </div>
      <DialogFooter>
        <SubmitButton>{say.save}</SubmitButton>
        <DialogCancel>{ui.cancel}</DialogCancel>
      </DialogFooter>
    </ActionForm>
  );
}
