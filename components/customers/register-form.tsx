import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { kinds, priorities } from "@/lib/base/words";
import { customers } from "@/lib/i18n/messages/fa/customers";
import { ui } from "@/lib/i18n/messages/fa/ui";
import { words } from "@/lib/i18n/messages/fa/words";
import type { FormState } from "@/lib/web/form-state";

const { register: say } = customers;
/** What reaches an officer himself; the other channels come in by their own doors. */
const byHand = ["phone", "visit", "letter", "fax", "sms", "email"] as const;

type Props = {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  /** Makes a second press the same request. */
  once: string;
  known: { name?: string; phone?: string; email?: string };
  /** What is told before it is saved. */
  children?: ReactNode;
};

export function RegisterForm({ action, once, known, children }: Props) {
  return (
    <ActionForm action={action} id="register" aria-label={say.title} className="flex flex-col gap-4">
      <input type="hidden" name="externalId" value={once} />
      <RadioGroup
        inline
        name="channel"
        label={say.channel}
        options={byHand.map((value) => ({ value, label: words.channel[value] }))}
        defaultValue="phone"
      />
      <div className="grid gap-4 md:grid-cols-3">
        <TextInput name="customer.name" label={say.name} defaultValue={known.name} optional autoComplete="off" />
        <TextInput
          name="customer.phone"
          label={say.phone}
          dir="ltr"
          inputMode="tel"
          defaultValue={known.phone}
          optional
          autoComplete="off"
        />
        <TextInput
          name="customer.email"
          label={say.email}
          dir="ltr"
          inputMode="email"
          defaultValue={known.email}
          optional
          autoComplete="off"
        />
      </div>
      <TextInput name="subject" label={say.subject} maxLength={300} required autoComplete="off" />
      <TextArea name="body" label={say.body} hint={say.bodyHint} required rows={5} />
      {children}
      <div className="grid gap-4 md:grid-cols-2">
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
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>{say.submit}</SubmitButton>
        <p className="text-13 text-muted">{say.audience}</p>
      </div>
    </ActionForm>
  );
}
