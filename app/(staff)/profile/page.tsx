import type { Metadata } from "next";
import { cookies } from "next/headers";
import { Page, Section } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { Bidi, Ltr } from "@/components/ui/bidi";
import { Checkbox } from "@/components/ui/checkbox";
import { DateTime } from "@/components/ui/date-time";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PressForm } from "@/components/ui/press-form";
import { RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import type { UserActor } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { auth } from "@/lib/i18n/messages/fa/auth";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { notices } from "@/lib/i18n/messages/fa/notices";
import { words } from "@/lib/i18n/messages/fa/words";
import { listSessions } from "@/lib/staff/queries";
import { deviceOf } from "@/lib/staff/rules";
import { currentPreferences, requireStaff } from "@/lib/web/session";
import { changeMyPassword, endSession, saveChoices } from "./actions";

const { profile: say, password: fields } = auth;
export const metadata: Metadata = { title: say.title };

export default async function ProfilePage() {
  const actor = await requireStaff({ temporaryToo: true });
  const { temporary, shortcuts = true } = await currentPreferences();
  if (temporary)
    return (
      <Page title={say.passwordTitle} width="form">
        <Notice tone="warning" className="mb-6">
          {say.temporary}
        </Notice>
        <PasswordForm email={actor.email} />
      </Page>
    );
  return (
    <Page title={say.title} text={<PersonLine actor={actor} />} width="form">
      <Section title={say.seats}>
        <Seats actor={actor} />
      </Section>
      <Section title={say.passwordTitle} text={say.passwordLead}>
        <PasswordForm email={actor.email} />
      </Section>
      <Section title={say.choices}>
        <Choices shortcuts={shortcuts} theme={(await cookies()).get("theme")?.value ?? "system"} />
      </Section>
      <Section title={notices.title} text={notices.choose.lead}>
        <LinkButton href="/profile/notices">{notices.settings}</LinkButton>
      </Section>
      <Section title={desk.texts.title} text={desk.texts.lead}>
        <LinkButton href="/profile/texts">{desk.texts.mine}</LinkButton>
      </Section>
      <Section title={say.sessions} text={say.sessionsLead}>
        <Sessions actor={actor} />
      </Section>
    </Page>
  );
}

const PersonLine = ({ actor }: { actor: UserActor }) => (
  <>
    <Bidi>{actor.name}</Bidi>، <Ltr>{actor.email}</Ltr>
  </>
);

function Seats({ actor }: { actor: UserActor }) {
  if (actor.seats.length === 0 && !actor.manager && !actor.administrator)
    return <p className="text-sm text-muted">{say.noSeats}</p>;
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {actor.manager && <li>{words.role.manager}</li>}
      {actor.administrator && <li>{words.role.administrator}</li>}
      {actor.seats.map((seat) => (
        <li key={seat.positionId}>
          <Bidi className="font-medium">{seat.title}</Bidi>
          <span className="text-muted">، {seat.departmentName}</span>
          {seat.how !== "holder" && (
            <span className="text-muted"> ({seat.how === "vacant" ? say.vacantSeat : say.substituteFor})</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function PasswordForm({ email }: { email: string }) {
  return (
    <ActionForm action={changeMyPassword} id="password-form" className="flex max-w-md flex-col gap-4">
      <input type="text" name="$email" value={email} autoComplete="username" readOnly hidden />
      <TextInput
        name="current"
        type="password"
        dir="ltr"
        label={fields.current}
        autoComplete="current-password"
        required
      />
      <TextInput
        name="password"
        type="password"
        dir="ltr"
        label={fields.fresh}
        hint={fields.hint}
        autoComplete="new-password"
        required
      />
      <TextInput name="repeat" type="password" dir="ltr" label={fields.repeat} autoComplete="new-password" required />
      <SubmitButton className="self-start">{say.passwordChange}</SubmitButton>
    </ActionForm>
  );
}

function Choices({ theme, shortcuts }: { theme: string; shortcuts: boolean }) {
  return (
    <ActionForm action={saveChoices} id="choices" className="flex flex-col gap-4">
      <RadioGroup
        name="theme"
        label={say.theme}
        inline
        options={[
          { value: "system", label: say.themeSystem },
          { value: "light", label: say.themeLight },
          { value: "dark", label: say.themeDark },
        ]}
        defaultValue={theme}
      />
      <Checkbox name="shortcuts" label={say.shortcuts} hint={say.shortcutsHint} defaultChecked={shortcuts} />
      <SubmitButton variant="secondary" className="self-start">
        {say.save}
      </SubmitButton>
    </ActionForm>
  );
}

async function Sessions({ actor }: { actor: UserActor }) {
  const sessions = await listSessions(actor, {});
  const now = clock.now();
  return (
    <ul className="divide-y divide-separator text-sm">
      {sessions.map((session) => (
        <li key={session.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2.5">
          <div className="min-w-0">
            <p>
              <Ltr className="ms-2 font-medium">{deviceOf(session.agent) ?? say.unknownDevice}</Ltr>
              {session.address && <Ltr className="text-muted">{session.address}</Ltr>}
            </p>
            <p className="text-13 text-muted">
              {say.signedInAt}: <DateTime at={session.createdAt} now={now} />، {say.lastSeen}:{" "}
              <DateTime at={session.lastSeenAt} now={now} />
            </p>
          </div>
          {session.id === actor.sessionId ? (
            <span className="text-13 text-muted">{say.thisSession}</span>
          ) : (
            <PressForm action={endSession}>
              <input type="hidden" name="sessionId" value={session.id} />
              <SubmitButton variant="quiet-danger" size="sm">
                {say.closeSession}
              </SubmitButton>
            </PressForm>
          )}
        </li>
      ))}
    </ul>
  );
}
