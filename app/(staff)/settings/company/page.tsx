import type { Metadata } from "next";
import { Page, Section } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { Field, fieldAttributes } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { settings } from "@/lib/i18n/messages/fa/settings";
import { fa } from "@/lib/i18n/number";
import { readSettings } from "@/lib/staff/queries";
import type { Company, Settings } from "@/lib/staff/schema";
import { shown } from "@/lib/web/page";
import { requireStaff } from "@/lib/web/session";
import { saveCompany, saveOne } from "../actions";

const { company: say, common, nav } = settings;
export const metadata: Metadata = { title: nav.company };

export default async function CompanyPage() {
  const house = await shown(readSettings(await requireStaff(), {}));
  return (
    <Page title={nav.company} text={say.lead} width="form">
      <Section title={say.identity}>
        <CompanyForm company={house.company} />
      </Section>
      <Section title={say.work} className="mt-10">
        <div className="flex flex-col gap-6">
          <One house={house} name="areaCode" dir="ltr" />
          <One house={house} name="silenceDays" />
        </div>
      </Section>
    </Page>
  );
}

function CompanyForm({ company }: { company: Company }) {
  return (
    <ActionForm action={saveCompany} id="company" className="flex flex-col gap-4">
      <TextInput name="name" label={say.name} defaultValue={company.name} required />
      <TextInput name="legalName" label={say.legalName} defaultValue={company.legalName} optional />
      <Field name="colour" label={say.colour}>
        <input
          type="color"
          className="h-11 w-20 cursor-pointer rounded-lg border border-border bg-surface p-1 md:h-9"
          defaultValue={company.colour}
          {...fieldAttributes({ name: "colour", label: say.colour })}
        />
      </Field>
      <TextInput name="title" label={say.title} defaultValue={company.title} optional />
      <TextArea name="lead" label={say.words} defaultValue={company.lead} optional />
      <div className="grid gap-4 md:grid-cols-2">
        <TextInput name="phone" label={say.phone} dir="ltr" defaultValue={company.phone} optional />
        <TextInput name="email" label={say.email} dir="ltr" defaultValue={company.email} optional />
      </div>
      <TextInput name="address" label={say.address} defaultValue={company.address} optional />
      <TextInput name="hours" label={say.hours} defaultValue={company.hours} optional />
      <SubmitButton className="self-start">{common.save}</SubmitButton>
    </ActionForm>
  );
}

function One({ house, name, dir }: { house: Settings; name: "areaCode" | "silenceDays"; dir?: "ltr" }) {
  return (
    <ActionForm action={saveOne} id={name} className="flex items-start gap-3">
      <input type="hidden" name="key" value={name} />
      <TextInput
        name="value"
        id={`${name}-value`}
        dir={dir}
        label={say[name]}
        hint={say[`${name}Hint`]}
        inputMode="numeric"
        defaultValue={fa(String(house[name]))}
        className="min-w-0 flex-1"
        required
      />
      <SubmitButton variant="secondary" className="mt-7">
        {common.save}
      </SubmitButton>
    </ActionForm>
  );
}
