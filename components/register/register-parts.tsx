"use client";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { JalaliDateTimeField } from "@/components/ui/jalali-date-time-field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { kinds, priorities } from "@/lib/base/words";
import { register as say } from "@/lib/i18n/messages/fa/register";
import { ui } from "@/lib/i18n/messages/fa/ui";
import { words } from "@/lib/i18n/messages/fa/words";
import { fa } from "@/lib/i18n/number";
import type { KeyKind } from "./looked";

const wordFor = (all: Record<string, string>, way: string): string => all[way] ?? all.other!;

/** Who it was, and the ways to reach him that the first field does not hold. */
export function Sender({ way, kind, name }: { way: string; kind: KeyKind; name: string | null | undefined }) {
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <TextInput
        name="customer.name"
        label={wordFor(say.name, way)}
        placeholder={name ?? undefined}
        optional
        autoComplete="off"
        maxLength={200}
      />
      {kind !== "phone" && (
        <TextInput
          name="customer.phone"
          label={wordFor(say.phone, way)}
          dir="ltr"
          inputMode="tel"
          optional
          autoComplete="off"
        />
      )}
      {kind !== "email" && (
        <TextInput name="customer.email" label={say.email} dir="ltr" inputMode="email" optional autoComplete="off" />
      )}
    </div>
  );
}

/** What stands on their paper. */
export const Paper = () => (
  <div className="grid gap-4 md:grid-cols-2">
    <TextInput name="registration.theirNumber" label={say.theirNumber} optional autoComplete="off" maxLength={100} />
    <JalaliDateTimeField
      name="registration.theirDate"
      label={say.theirDate}
      hint={say.theirDateHint}
      time={false}
      optional
    />
  </div>
);

export const Joining = ({ onto, apart }: { onto: number; apart: () => void }) => (
  <Notice
    tone="info"
    live
    title={say.joining.replace("{n}", fa(String(onto)))}
    action={
      <Button size="sm" onClick={apart}>
        {say.apart}
      </Button>
    }
  >
    {say.joiningText}
  </Notice>
);

/** What he wants. Of an earlier request only what he said now. */
export function Matter({ way, joins }: { way: string; joins: boolean }) {
  return (
    <>
      {!joins && <TextInput name="subject" label={say.subject} maxLength={300} required autoComplete="off" />}
      <TextArea name="body" label={wordFor(say.body, way)} hint={say.bodyHint} required rows={4} />
      {!joins && (
        <>
          <div className="grid grid-cols-2 gap-4">
            <Select
              name="kind"
              label={say.kind}
              options={kinds.map((value) => ({ value, label: words.kind[value] }))}
              defaultValue="question"
            />
            <Select
              name="priority"
              label={say.priority}
              options={priorities.map((value) => ({ value, label: ui.priority[value] }))}
              defaultValue="normal"
            />
          </div>
          <Checkbox name="confidential" value="1" label={say.confidential} hint={say.confidentialHint} />
        </>
      )}
    </>
  );
}
