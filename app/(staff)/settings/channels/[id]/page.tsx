import type { Metadata } from "next";
import { AccountForm } from "@/components/channels/account-form";
import { AccountState } from "@/components/channels/account-state";
import { adapterWords } from "@/components/channels/adapter-words";
import { CopyLine } from "@/components/channels/copy-line";
import { BackLink } from "@/components/layout/back-link";
import { Facts } from "@/components/layout/facts";
import { Page, Section } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { Bidi } from "@/components/ui/bidi";
import { Confirm } from "@/components/ui/confirm";
import { DateTime } from "@/components/ui/date-time";
import { SubmitButton } from "@/components/ui/submit-button";
import { clock } from "@/lib/base/clock";
import { type AccountRow, readAccount } from "@/lib/channels/queries";
import { channels as say } from "@/lib/i18n/messages/fa/channels";
import { fa } from "@/lib/i18n/number";
import { isMessageKey, t } from "@/lib/i18n/t";
import { listDepartments } from "@/lib/staff/queries";
import { shown } from "@/lib/web/page";
import { requireStaff } from "@/lib/web/session";
import { changeAccount, dropAccount, tryAccount } from "../actions";

export const metadata: Metadata = { title: say.nav };

/** One door: how it does, its test, its webhook, and what was set. */
export default async function ChannelPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireStaff();
  const { id } = await params;
  const [account, departments] = await Promise.all([
    shown(readAccount(actor, { id })),
    shown(listDepartments(actor, {})),
  ]);
  const offered = departments.filter((d) => d.active || d.id === account.departmentId);
  return (
    <Page
      title={<Bidi>{account.name}</Bidi>}
      text={adapterWords(account.adapter).about}
      width="form"
      back={<BackLink href="/settings/channels" label={say.back} always />}
      actions={account.working && <Test id={id} />}
    >
      <Facts items={factsOf(account)} />
      {account.hook && (
        <Section title={say.hook} text={say.hookHint}>
          <CopyLine value={account.hook} label={say.copy} done={say.copied} />
        </Section>
      )}
      {account.working && (
        <div className="mt-8">
          <AccountForm key={account.version} account={account} departments={offered} action={changeAccount} />
        </div>
      )}
      <div className="mt-10 border-t border-separator pt-4">
        <Confirm
          label={say.remove}
          title={t("channels.removeTitle", { name: account.name })}
          text={say.removeText}
          confirmLabel={say.remove}
          action={dropAccount}
          fields={{ id }}
          variant="quiet-danger"
          danger
        />
      </div>
    </Page>
  );
}

function Test({ id }: { id: string }) {
  return (
    <ActionForm action={tryAccount}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="secondary" title={say.testHint}>
        {say.testNow}
      </SubmitButton>
    </ActionForm>
  );
}

function factsOf(account: AccountRow) {
  const now = clock.now();
  const time = (at: Date | null) => at && <DateTime at={at} now={now} />;
  return [
    { label: say.state, value: <AccountState {...account} /> },
    { label: say.kind, value: adapterWords(account.adapter).name },
    { label: say.okAt, value: time(account.okAt) },
    account.failures > 0 && {
      label: say.failedAt,
      value: (
        <span className="text-danger-text" dir="auto">
          {[t("channels.failures", { n: account.failures }), told(account.error)].filter(Boolean).join(": ")}
        </span>
      ),
    },
    { label: say.receivedAt, value: account.receives ? (time(account.receivedAt) ?? say.never) : null },
    { label: say.sentAt, value: account.sends ? (time(account.sentAt) ?? say.never) : null },
    { label: say.waitingOut, value: account.sends ? fa(account.waitingOut) : null },
    { label: say.waitingIn, value: account.receives ? fa(account.waitingIn) : null },
  ];
}

const told = (error: string | null) => (error && isMessageKey(error) ? t(error) : error);
