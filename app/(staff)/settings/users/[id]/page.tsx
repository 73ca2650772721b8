import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BackLink } from "@/components/layout/back-link";
import { Page, Section } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Bidi } from "@/components/ui/bidi";
import { Checkbox } from "@/components/ui/checkbox";
import { Confirm } from "@/components/ui/confirm";
import { PressForm } from "@/components/ui/press-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { settings } from "@/lib/i18n/messages/fa/settings";
import { listUsers } from "@/lib/staff/queries";
import { shown } from "@/lib/web/page";
import { requireStaff } from "@/lib/web/session";
import { giveTemporaryPassword, letIn, saveUser, shutOut } from "../../actions";

const { users: say, common, nav } = settings;
export const metadata: Metadata = { title: nav.users };

export default async function UserPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const user = (await shown(listUsers(await requireStaff(), {}))).find((u) => u.id === id);
  if (!user) notFound();
  const title = (
    <>
      <Bidi>{user.name}</Bidi> {!user.active && <Badge>{common.inactive}</Badge>}
    </>
  );
  return (
    <Page title={title} width="form" back={<BackLink href="/settings/users" always />}>
      <Section title={common.edit}>
        <ActionForm action={saveUser} className="flex flex-col gap-4">
          <input type="hidden" name="id" value={user.id} />
          <input type="hidden" name="version" value={user.version} />
          <TextInput name="name" label={say.name} defaultValue={user.name} autoComplete="off" required />
          <TextInput
            name="email"
            type="email"
            dir="ltr"
            label={say.email}
            defaultValue={user.email}
            autoComplete="off"
            required
          />
          <Checkbox name="manager" label={say.manager} defaultChecked={user.manager} />
          <Checkbox name="administrator" label={say.administrator} defaultChecked={user.administrator} />
          <SubmitButton className="self-start">{common.save}</SubmitButton>
        </ActionForm>
      </Section>
      {user.active && (
        <Section title={say.reset} text={say.resetLead}>
          <ActionForm
            action={giveTemporaryPassword}
            secret={{ label: say.resetDone, hint: say.secretHint }}
            className="flex flex-col items-start gap-3"
          >
            <input type="hidden" name="id" value={user.id} />
            <SubmitButton variant="secondary">{say.reset}</SubmitButton>
          </ActionForm>
        </Section>
      )}
      <Section
        title={user.active ? say.deactivate : say.activate}
        text={user.active ? say.deactivateLead : say.activateLead}
      >
        {user.active ? (
          <Confirm
            label={say.deactivate}
            variant="quiet-danger"
            title={say.deactivate}
            text={say.deactivateLead}
            confirmLabel={say.deactivate}
            action={shutOut}
            fields={{ id: user.id }}
            danger
          />
        ) : (
          <PressForm action={letIn}>
            <input type="hidden" name="id" value={user.id} />
            <SubmitButton variant="secondary">{say.activate}</SubmitButton>
          </PressForm>
        )}
      </Section>
    </Page>
  );
}
