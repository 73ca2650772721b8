import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { auth } from "@/lib/i18n/messages/fa/auth";
import { setupIsOpen } from "@/lib/staff/queries";
import { setUp } from "./actions";

export const metadata: Metadata = { title: auth.setup.title, robots: { index: false } };

export default async function SetupPage() {
  if (!(await setupIsOpen({ kind: "public" }, {}))) redirect("/login");
  const { setup, password } = auth;
  return (
    <>
      <h1 className="mt-2 text-2xl font-bold">{setup.title}</h1>
      <p className="mt-2 leading-text text-muted">{setup.lead}</p>
      <ActionForm action={setUp} className="mt-6 flex flex-col gap-4" aria-label={setup.title}>
        <TextInput name="code" dir="ltr" label={setup.code} hint={setup.codeHint} autoComplete="off" required />
        <TextInput name="company" label={setup.company} autoComplete="organization" required />
        <TextInput name="name" label={setup.name} autoComplete="name" required />
        <TextInput name="email" type="email" dir="ltr" label={setup.email} autoComplete="username" required />
        <TextInput
          name="password"
          type="password"
          dir="ltr"
          label={password.own}
          hint={password.hint}
          autoComplete="new-password"
          required
        />
        <TextInput
          name="repeat"
          type="password"
          dir="ltr"
          label={password.ownRepeat}
          autoComplete="new-password"
          required
        />
        <SubmitButton size="lg" className="mt-2">
          {setup.submit}
        </SubmitButton>
        <p className="text-13 leading-text text-muted">{setup.next}</p>
      </ActionForm>
    </>
  );
}
