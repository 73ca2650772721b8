"use client";

import { useState } from "react";
import type { PointActions, PointShown } from "@/components/customers/points-shown";
import { ActionForm } from "@/components/ui/action-form";
import { Ltr } from "@/components/ui/bidi";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogFooter } from "@/components/ui/dialog";
import { DialogCancel } from "@/components/ui/dialog-trigger";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { networks, retireWhys, sharedWhys } from "@/lib/customers/schema";
import { networkNames } from "@/lib/i18n/messages/fa/networks";
import { points as say } from "@/lib/i18n/messages/fa/points";
import { ui } from "@/lib/i18n/messages/fa/ui";

type Act = PointActions["add"];
type One = { point: PointShown; action: Act };

const form = "flex flex-col gap-4";
const Hidden = ({ id }: { id: string }) => <input type="hidden" name="id" value={id} />;
/** Which one it is about; the dialogs are shared. */
const About = ({ point }: { point: PointShown }) => (
  <p className="text-sm text-muted">
    {point.kindText} <Ltr className="font-medium text-foreground">{point.value}</Ltr>
  </p>
);
const Foot = ({ label, danger }: { label: string; danger?: boolean }) => (
  <DialogFooter className="mt-1">
    <SubmitButton variant={danger ? "danger" : "primary"}>{label}</SubmitButton>
    <DialogCancel>{ui.cancel}</DialogCancel>
  </DialogFooter>
);
const answering = [
  { value: "own", label: say.add.own },
  ...sharedWhys.map((why) => ({ value: why, label: say.sharedWhy[why] })),
];

export function AddForm({ code, action, identity }: { code: string; action: Act; identity: boolean }) {
  const [as, setAs] = useState("auto");
  return (
    <ActionForm action={action} className={form}>
      <input type="hidden" name="code" value={code} />
      <div className="grid grid-cols-[1fr_9rem] gap-3 max-md:grid-cols-1">
        <Field name="value" id="point-value" label={say.add.value} required>
          <input
            id="point-value"
            name="value"
            type="text"
            dir="ltr"
            className="input text-left"
            maxLength={320}
            autoComplete="off"
            data-autofocus
          />
          {["phone", "email", "handle.id"].map((name) => (
            <div key={name} data-error-for={name} className="contents" />
          ))}
        </Field>
        <Select
          name="as"
          id="point-as"
          label={say.add.as}
          value={as}
          onChange={(event) => setAs(event.target.value)}
          options={[
            { value: "auto", label: say.add.auto },
            ...networks.map((network) => ({ value: network, label: networkNames[network] })),
          ]}
        />
      </div>
      <TextInput name="label" id="point-label" label={say.add.label} hint={say.add.labelHint} optional maxLength={60} />
      {identity && (
        <RadioGroup
          name="shared"
          id="point-shared"
          label={say.add.shared}
          inline
          options={answering}
          defaultValue="own"
        />
      )}
      <Checkbox name="main" id="point-main" label={say.add.main} value="1" />
      <Foot label={say.add.submit} />
    </ActionForm>
  );
}

export function EditForm({ point, action, identity }: One & { identity: boolean }) {
  return (
    <ActionForm action={action} className={form}>
      <Hidden id={point.id} />
      <About point={point} />
      <TextInput
        name="label"
        id="edit-label"
        label={say.add.label}
        hint={say.add.labelHint}
        optional
        maxLength={60}
        defaultValue={point.label ?? ""}
      />
      {identity && (
        <RadioGroup
          name="shared"
          id="edit-shared"
          label={say.add.shared}
          inline
          options={answering}
          defaultValue={point.shared ? (point.sharedWhy ?? "other") : "own"}
        />
      )}
      <TextInput
        name="doNotUse"
        id="edit-do-not-use"
        label={say.edit.doNotUse}
        hint={say.edit.doNotUseHint}
        optional
        maxLength={300}
        defaultValue={point.doNotUseReason ?? ""}
      />
      <Checkbox name="main" id="edit-main" label={say.add.main} value="1" defaultChecked={point.main} />
      <Foot label={say.edit.submit} />
    </ActionForm>
  );
}

/** First the code goes out, then it is typed in; both stay in one dialog. */
export function CodeForms({ point, send, check }: { point: PointShown; send: Act; check: Act }) {
  return (
    <div className={form}>
      <About point={point} />
      {!point.codeUntil && <p className="text-sm leading-text text-muted">{say.code.text}</p>}
      {point.codeUntil && (
        <>
          <Notice tone={point.canSend === "held" ? "warning" : "success"} live>
            {point.canSend === "held" ? say.code.held : say.code.sent} {point.codeUntil}
          </Notice>
          <ActionForm action={check} className={form} id="check-code">
            <Hidden id={point.id} />
            <TextInput
              name="code"
              id="typed-code"
              label={say.code.enter}
              dir="ltr"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={12}
              required
              className="max-w-56"
            />
            <DialogFooter className="mt-1">
              <SubmitButton>{say.code.check}</SubmitButton>
              <DialogCancel>{ui.cancel}</DialogCancel>
            </DialogFooter>
          </ActionForm>
        </>
      )}
      <ActionForm
        action={send}
        className={point.codeUntil ? "border-t border-separator pt-3" : undefined}
        id="send-code"
      >
        <Hidden id={point.id} />
        <SubmitButton variant={point.codeUntil ? "quiet" : "primary"}>
          {point.codeUntil ? say.code.again : say.code.send}
        </SubmitButton>
      </ActionForm>
    </div>
  );
}

export function ConfirmForm({ point, action }: One) {
  return (
    <ActionForm action={action} className={form}>
      <Hidden id={point.id} />
      <About point={point} />
      <p className="text-sm leading-text text-muted">{say.confirm.text}</p>
      <TextInput
        name="reason"
        id="confirm-reason"
        label={say.confirm.reason}
        hint={say.confirm.reasonHint}
        required
        maxLength={300}
      />
      <Foot label={say.confirm.submit} />
    </ActionForm>
  );
}

export function RetireForm({ point, action }: One) {
  return (
    <ActionForm action={action} className={form}>
      <Hidden id={point.id} />
      <About point={point} />
      <p className="text-sm leading-text text-muted">{say.retire.text}</p>
      <RadioGroup
        name="why"
        id="retire-why"
        label={say.retire.why}
        options={retireWhys.map((why) => ({ value: why, label: say.retiredWhy[why] }))}
        defaultValue="not_mine"
      />
      <TextInput name="reason" id="retire-reason" label={say.retire.reason} optional maxLength={300} />
      <Foot label={say.retire.submit} danger />
    </ActionForm>
  );
}

export function ConsentForm({ point, action }: One) {
  return (
    <ActionForm action={action} className={form}>
      <Hidden id={point.id} />
      <About point={point} />
      <ul className="flex flex-col gap-1 text-13">
        {point.consents.map(({ purpose, granted, text }) => (
          <li key={purpose}>
            {say.purpose[purpose]}: {granted ? say.consent.granted : say.consent.refused}
            <span className="text-muted"> ({text})</span>
          </li>
        ))}
      </ul>
      <RadioGroup
        name="purpose"
        id="consent-purpose"
        label={say.consenting.purpose}
        inline
        options={Object.entries(say.purpose).map(([value, label]) => ({ value, label }))}
        defaultValue="service"
      />
      <RadioGroup
        name="granted"
        id="consent-granted"
        label={say.consenting.answer}
        inline
        options={[
          { value: "true", label: say.consenting.yes },
          { value: "false", label: say.consenting.no },
        ]}
        defaultValue="true"
      />
      <TextInput
        name="how"
        id="consent-how"
        label={say.consenting.how}
        hint={say.consenting.howHint}
        required
        maxLength={300}
      />
      <Foot label={say.consenting.submit} />
    </ActionForm>
  );
}

export function IdForm({ code, action }: { code: string; action: Act }) {
  return (
    <ActionForm action={action} className={form}>
      <input type="hidden" name="code" value={code} />
      <p className="text-sm leading-text text-muted">{say.id.text}</p>
      <TextInput
        name="nationalId"
        id="national-id"
        label={say.id.number}
        hint={say.id.keep}
        dir="ltr"
        inputMode="numeric"
        maxLength={30}
        autoComplete="off"
      />
      <TextInput
        name="reason"
        id="national-id-reason"
        label={say.id.reason}
        hint={say.id.reasonHint}
        optional
        maxLength={300}
      />
      <Foot label={say.id.submit} />
    </ActionForm>
  );
}
