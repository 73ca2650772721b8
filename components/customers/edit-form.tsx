import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { JalaliDateTimeField } from "@/components/ui/jalali-date-time-field";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { WordsInput } from "@/components/ui/words-input";
import type { CustomerInFull } from "@/lib/customers/read-customer";
import { incomeBands } from "@/lib/customers/rules";
import { customerKinds } from "@/lib/customers/schema";
import { fromTehran } from "@/lib/i18n/date";
import { profile } from "@/lib/i18n/messages/fa/profile";
import { ui } from "@/lib/i18n/messages/fa/ui";
import { words } from "@/lib/i18n/messages/fa/words";
import { fa } from "@/lib/i18n/number";
import type { FormAction } from "@/lib/web/form-state";
import { CustomFieldInput } from "./custom-field-input";
import { PlaceFields } from "./place-fields";

const { facts, form: say, income } = profile;

export type Suggestions = Record<"interests" | "tastes" | "services", string[]>;
type Props = {
  customer: CustomerInFull;
  suggestions: Suggestions;
  action: FormAction;
};

/** A day in the field: its noon in Tehran. */
export const noonOf = (day: string | null | undefined): string | undefined =>
  day ? fromTehran(day, 12 * 60).toISOString() : undefined;

/** Everything that is known of a customer, but for the ways to reach him; what is emptied is forgotten. */
export function EditForm({ customer: c, suggestions, action }: Props) {
  const dates = c.fields.filter((field) => field.type === "date");
  return (
    <ActionForm action={action} className="flex flex-col gap-8">
      <input type="hidden" name="code" value={c.code} />
      <input type="hidden" name="version" value={c.version} />
      <input type="hidden" name="fields" value={c.fields.map((field) => field.id).join(" ")} />
      <input type="hidden" name="dates" value={dates.map((field) => field.id).join(" ")} />
      <Group title={say.who}>
        <TextInput name="name" label={say.name} defaultValue={c.name ?? undefined} maxLength={200} autoComplete="off" />
        <Select
          name="kind"
          label={say.kind}
          options={customerKinds.map((value) => ({ value, label: words.customerKind[value] }))}
          defaultValue={c.kind}
        />
        <JalaliDateTimeField
          name="birthday"
          label={c.kind === "person" ? facts.birthday : facts.founded}
          hint={say.birthdayHint}
          time={false}
          defaultValue={noonOf(c.birthday)}
        />
        <Select
          name="incomeBand"
          label={facts.incomeBand}
          placeholder={say.unknown}
          options={incomeBands.map((value) => ({ value, label: income[value] }))}
          defaultValue={c.incomeBand ?? ""}
        />
      </Group>
      <Group title={say.where}>
        <PlaceFields province={c.province} city={c.city} />
        <TextArea
          name="address"
          label={facts.address}
          defaultValue={c.address ?? undefined}
          rows={2}
          className="md:col-span-2"
        />
        <TextInput
          name="postalCode"
          label={facts.postalCode}
          dir="ltr"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={c.postalCode ? fa(c.postalCode) : undefined}
        />
      </Group>
      <Group title={say.known}>
        {(["services", "interests", "tastes"] as const).map((name) => (
          <WordsInput
            key={name}
            name={name}
            label={facts[name]}
            hint={say.words}
            removeLabel={say.removeWord}
            defaultValue={c[name]}
            suggestions={suggestions[name]}
            className="md:col-span-2"
          />
        ))}
        <TextArea
          name="expectations"
          label={facts.expectations}
          hint={say.expectationsHint}
          defaultValue={c.expectations ?? undefined}
          rows={3}
          className="md:col-span-2"
        />
      </Group>
      {c.fields.length > 0 && (
        <Group title={say.own}>
          {c.fields.map((field) => (
            <CustomFieldInput key={field.id} field={field} value={c.custom[field.id]} />
          ))}
        </Group>
      )}
      <div className="flex flex-wrap gap-2">
        <SubmitButton>{say.submit}</SubmitButton>
        <LinkButton href={`/customers/${c.code}`} variant="quiet">
          {ui.cancel}
        </LinkButton>
      </div>
    </ActionForm>
  );
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className="min-w-0">
    <legend className="mb-3 text-base font-bold">{title}</legend>
    <div className="grid gap-4 md:grid-cols-2">{children}</div>
  </fieldset>
);
