import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BackLink } from "@/components/layout/back-link";
import { Page, Section } from "@/components/layout/page";
import { PositionHistory } from "@/components/staff/position-history";
import { ActionForm } from "@/components/ui/action-form";
import { Bidi } from "@/components/ui/bidi";
import { Checkbox } from "@/components/ui/checkbox";
import { Confirm } from "@/components/ui/confirm";
import { JalaliDateTimeField } from "@/components/ui/jalali-date-time-field";
import { PressForm } from "@/components/ui/press-form";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { clock } from "@/lib/base/clock";
import { isUuid } from "@/lib/base/uuid";
import { formatDate } from "@/lib/i18n/date";
import { settings } from "@/lib/i18n/messages/fa/settings";
import { words } from "@/lib/i18n/messages/fa/words";
import { t } from "@/lib/i18n/t";
import { listUsers, readPosition } from "@/lib/staff/queries";
import { roles } from "@/lib/staff/schema";
import { shown } from "@/lib/web/page";
import { requireStaff } from "@/lib/web/session";
import { emptySeat, endLending, lendSeat, savePosition, setHolder } from "../../actions";

const { positions: say, common, nav } = settings;
export const metadata: Metadata = { title: nav.positions };

type Position = Awaited<ReturnType<typeof readPosition>>;
type Choice = { value: string; label: string };

export default async function PositionPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireStaff();
  if (!isUuid(id)) notFound();
  const position = await shown(readPosition(actor, { id }));
  if (!position) notFound();
  const people = (await listUsers(actor, {})).filter((u) => u.active).map((u) => ({ value: u.id, label: u.name }));
  return (
    <Page
      title={<Bidi>{position.title}</Bidi>}
      text={<Bidi>{position.department.name}</Bidi>}
      width="form"
      back={<BackLink href="/settings/positions" always />}
    >
      <Holder position={position} people={people} />
      <Substitutes position={position} people={people} />
      <Section title={common.edit}>
        <ActionForm action={savePosition} className="flex flex-col gap-4">
          <input type="hidden" name="id" value={position.id} />
          <input type="hidden" name="version" value={position.version} />
          <TextInput name="title" label={say.title} defaultValue={position.title} autoComplete="off" required />
          <Select
            name="role"
            label={say.role}
            options={roles.map((role) => ({ value: role, label: words.role[role] }))}
            defaultValue={position.role}
            required
          />
          <Checkbox name="active" label={say.active} defaultChecked={position.active} />
          <SubmitButton className="self-start">{common.save}</SubmitButton>
        </ActionForm>
      </Section>
      <Section title={say.history}>
        <PositionHistory position={position} />
      </Section>
    </Page>
  );
}

function Holder({ position, people }: { position: Position; people: Choice[] }) {
  const holder = position.holders.find((h) => h.until === null);
  return (
    <Section title={say.holder}>
      <div className="mb-3 flex flex-wrap items-center gap-x-2">
        {holder ? <Bidi className="font-medium">{holder.user.name}</Bidi> : say.vacant}
        {holder && (
          <>
            <span className="text-13 text-muted">
              {t("settings.positions.since", { date: formatDate(holder.from) })}
            </span>
            <Confirm
              label={say.vacate}
              variant="quiet-danger"
              size="sm"
              title={say.vacate}
              text={say.vacateLead}
              confirmLabel={say.vacate}
              action={emptySeat}
              fields={{ positionId: position.id }}
              danger
            />
          </>
        )}
      </div>
      <ActionForm
        key={holder?.userId ?? "vacant"}
        action={setHolder}
        id="holder"
        className="flex flex-wrap items-end gap-3"
      >
        <input type="hidden" name="positionId" value={position.id} />
        <Select
          name="userId"
          id="holder-user"
          label={say.newHolder}
          placeholder={common.choose}
          options={people.filter((p) => p.value !== holder?.userId)}
          className="min-w-56 flex-1"
          required
        />
        <SubmitButton variant="secondary">{say.setHolder}</SubmitButton>
      </ActionForm>
    </Section>
  );
}

function Substitutes({ position, people }: { position: Position; people: Choice[] }) {
  const now = clock.now();
  const holder = position.holders.find((h) => h.until === null);
  const open = position.substitutions.filter((s) => s.endedAt === null && s.until > now);
  return (
    <Section title={say.substitution} text={say.substitutionLead}>
      {open.map((s) => (
        <div key={s.id} className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
          <Bidi className="font-medium">{s.user.name}</Bidi>
          <span className="text-13 text-muted">
            {t("settings.positions.period", {
              from: formatDate(s.from),
              until: formatDate(new Date(s.until.getTime() - 1)),
            })}
          </span>
          <PressForm action={endLending}>
            <input type="hidden" name="id" value={s.id} />
            <SubmitButton variant="quiet-danger" size="sm">
              {say.endSubstitute}
            </SubmitButton>
          </PressForm>
        </div>
      ))}
      {holder && (
        <ActionForm key={open.length} action={lendSeat} id="substitute" className="flex flex-col gap-4">
          <input type="hidden" name="positionId" value={position.id} />
          <Select
            name="userId"
            id="substitute-user"
            label={say.substitute}
            placeholder={common.choose}
            options={people.filter((p) => p.value !== holder.userId)}
            required
          />
          <div className="grid gap-4 md:grid-cols-2">
            <JalaliDateTimeField name="from" label={say.from} hint={common.dateHint} time={false} required />
            <JalaliDateTimeField name="until" label={say.until} hint={common.dateHint} time={false} required />
          </div>
          <SubmitButton variant="secondary" className="self-start">
            {say.setSubstitute}
          </SubmitButton>
        </ActionForm>
      )}
    </Section>
  );
}
