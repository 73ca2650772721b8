import Link from "next/link";
import { BackLink } from "@/components/layout/back-link";
import { Facts } from "@/components/layout/facts";
import { Page, Section } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { Written } from "@/components/ui/bidi";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { DateTime } from "@/components/ui/date-time";
import { Notice } from "@/components/ui/notice";
import { Timeline } from "@/components/ui/timeline";
import { clock } from "@/lib/base/clock";
import { mail as catalogue } from "@/lib/i18n/messages/fa/mail";
import { words } from "@/lib/i18n/messages/fa/words";
import { t } from "@/lib/i18n/t";
import { readMessage } from "@/lib/replies/queries";
import { shown } from "@/lib/web/page";
import { requireStaff } from "@/lib/web/session";
import { cancel, retry, retryKnowingly } from "../actions";
import { factsOf, told } from "./facts";

const say = catalogue.outbox;
const again = ["held", "failed", "bounced", "cancelled"];

export default async function MessagePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireStaff();
  const { id } = await params;
  const message = await shown(readMessage(actor, { id }));
  const mayCancel = ["queued", "held"].includes(message.status);
  return (
    <Page
      title={message.subject || words.channel[message.channel]}
      back={<BackLink href="/settings/outbox" label={say.back} always />}
      width="text"
    >
      {!message.setUp && again.includes(message.status) && (
        <Notice tone="info" className="mb-5">
          {message.status === "held" ? say.held : say.noWay}
        </Notice>
      )}
      {message.status === "unsure" && (
        <Notice tone="warning" className="mb-5">
          {say.unsureText}
        </Notice>
      )}
      <Facts items={factsOf(message)} />
      <Section title={say.text}>
        <Written>{message.text}</Written>
      </Section>
      <div className="mt-6 flex flex-wrap gap-2">
        {message.setUp && again.includes(message.status) && <Act action={retry} id={id} label={say.retry} />}
        {message.setUp && message.status === "unsure" && (
          <Confirm
            label={say.retry}
            title={say.retry}
            text={say.mayGoTwice}
            confirmLabel={say.retry}
            action={retryKnowingly}
            fields={{ id }}
          />
        )}
        {mayCancel && <Act action={cancel} id={id} label={say.cancel} quiet />}
        {message.insteadOfId && <Other id={message.insteadOfId} label={say.insteadOf} />}
        {message.instead && <Other id={message.instead.id} label={say.instead} />}
      </div>
      <Section title={say.history}>
        <Steps steps={message.steps} />
      </Section>
    </Page>
  );
}

function Steps({ steps }: { steps: Awaited<ReturnType<typeof readMessage>>["steps"] }) {
  if (steps.length === 0) return <p className="text-13 text-muted">{say.noHistory}</p>;
  const now = clock.now();
  const items = steps.map(({ id, type, at, by, error }) => ({
    id,
    title: `${t(`events.${type}`)}، ${by ?? say.bySystem}`,
    time: <DateTime at={at} now={now} />,
    body: error && <span dir="auto">{told(error)}</span>,
  }));
  return <Timeline label={say.history} items={items} />;
}

const Other = ({ id, label }: { id: string; label: string }) => (
  <Link prefetch={false} href={`/settings/outbox/${id}`} className="link self-center text-sm">
    {label}
  </Link>
);

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
