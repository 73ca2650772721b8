import { Facts } from "@/components/layout/facts";
import { Page, Section } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { Ltr, Written } from "@/components/ui/bidi";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { StatusBadge } from "@/components/ui/status-badge";
import { clock } from "@/lib/base/clock";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import { readMessage } from "@/lib/replies/queries";
import { shown } from "@/lib/web/page";
import { requireStaff } from "@/lib/web/session";
import { cancel, retry } from "../actions";
import { outboxMark } from "../mark";

export default async function MessagePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireStaff();
  const { id } = await params;
  const mail = await shown(readMessage(actor, { id }));
  const mayRetry = mail.setUp && mail.channel === "email" && ["held", "failed", "cancelled"].includes(mail.status);
  const mayCancel = ["queued", "held"].includes(mail.status);
  return (
    <Page
      title={mail.subject}
      back={
        <LinkButton href="/settings/outbox" variant="quiet" size="sm">
          {t("mail.outbox.back")}
        </LinkButton>
      }
      width="text"
    >
      {!mail.setUp && mail.status === "held" && <Notice tone="info">{t("mail.outbox.notSetUp")}</Notice>}
      <Facts items={facts(mail)} />
      <Section title={t("mail.outbox.subject")}>
        <Written>{mail.text}</Written>
      </Section>
      {(mayRetry || mayCancel) && (
        <div className="flex gap-2">
          {mayRetry && <Act action={retry} id={mail.id} label={t("mail.outbox.retry")} />}
          {mayCancel && <Act action={cancel} id={mail.id} label={t("mail.outbox.cancel")} quiet />}
        </div>
      )}
    </Page>
  );
}

function Act({ action, id, label, quiet }: { action: typeof retry; id: string; label: string; quiet?: boolean }) {
  return (
    <ActionForm action={action}>
      <input type="hidden" name="id" value={id} />
      <Button type="submit" variant={quiet ? "secondary" : "primary"}>
        {label}
      </Button>
    </ActionForm>
  );
}

function facts(mail: Awaited<ReturnType<typeof readMessage>>) {
  const now = clock.now();
  return [
    {
      label: t("mail.outbox.state"),
      value: <StatusBadge {...outboxMark[mail.status]}>{t(`mail.outbox.status.${mail.status}`)}</StatusBadge>,
    },
    { label: t("mail.outbox.to"), value: <Ltr>{mail.toAddress}</Ltr> },
    { label: t("mail.outbox.written"), value: <DateTime at={mail.createdAt} now={now} /> },
    ...(mail.sentAt ? [{ label: t("mail.outbox.sentAt"), value: <DateTime at={mail.sentAt} now={now} /> }] : []),
    { label: t("mail.outbox.attempts"), value: fa(mail.attempts) },
    ...(mail.lastError ? [{ label: t("mail.outbox.lastError"), value: <Ltr>{mail.lastError}</Ltr> }] : []),
    { label: t("mail.outbox.messageId"), value: <Ltr>{mail.messageId}</Ltr> },
  ];
}
