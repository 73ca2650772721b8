import { KeyRound, Plus } from "lucide-react";
import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Bidi } from "@/components/ui/bidi";
import { Confirm } from "@/components/ui/confirm";
import { DateTime } from "@/components/ui/date-time";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { DialogCancel, DialogTrigger } from "@/components/ui/dialog-trigger";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table, Td, Th } from "@/components/ui/table";
import { TextInput } from "@/components/ui/text-input";
import { clock } from "@/lib/base/clock";
import { formatDate } from "@/lib/i18n/date";
import { settings } from "@/lib/i18n/messages/fa/settings";
import { listTokens, listUsers } from "@/lib/staff/queries";
import { shown } from "@/lib/web/page";
import { requireStaff } from "@/lib/web/session";
import { addToken, endToken } from "../actions";

const { tokens: say, common, nav } = settings;
export const metadata: Metadata = { title: nav.tokens };

export default async function TokensPage() {
  const actor = await requireStaff();
  const tokens = await shown(listTokens(actor, {}));
  const people = (await listUsers(actor, {})).filter((u) => u.active).map((u) => ({ value: u.id, label: u.name }));
  const now = clock.now();
  return (
    <Page title={nav.tokens} text={say.lead} actions={<NewToken people={people} />}>
      {tokens.length === 0 && <EmptyState icon={<KeyRound />} title={say.empty} text={say.emptyText} />}
      {tokens.length > 0 && (
        <Table
          caption={nav.tokens}
          cards
          head={
            <>
              <Th>{say.name}</Th>
              <Th>{say.actsAs}</Th>
              <Th>{say.createdAt}</Th>
              <Th>{say.expiresAt}</Th>
              <Th>{say.state}</Th>
            </>
          }
        >
          {tokens.map((token) => (
            <tr key={token.id} className={token.alive ? undefined : "text-muted"}>
              <Td className="font-medium">
                <Bidi>{token.name}</Bidi>
              </Td>
              <Td label={say.actsAs}>{token.user ? <Bidi>{token.user.name}</Bidi> : say.form}</Td>
              <Td label={say.createdAt}>
                <DateTime at={token.createdAt} now={now} />
              </Td>
              <Td label={say.expiresAt}>{token.expiresAt ? formatDate(token.expiresAt) : say.never}</Td>
              <Td label={say.state}>
                {token.alive ? (
                  <Confirm
                    label={say.revoke}
                    variant="quiet-danger"
                    size="sm"
                    title={say.revoke}
                    text={<Bidi>{token.name}</Bidi>}
                    confirmLabel={say.revoke}
                    action={endToken}
                    fields={{ id: token.id }}
                    danger
                  />
                ) : (
                  <Badge>{say.dead}</Badge>
                )}
              </Td>
            </tr>
          ))}
        </Table>
      )}
    </Page>
  );
}

function NewToken({ people }: { people: { value: string; label: string }[] }) {
  return (
    <>
      <DialogTrigger opens="new-token" variant="primary" hotkey="KeyN" hotkeyLabel={say.add}>
        <Plus aria-hidden="true" />
        {say.add}
      </DialogTrigger>
      <Dialog id="new-token" title={say.add}>
        <ActionForm
          action={addToken}
          secret={{ label: say.created, hint: say.secretHint }}
          className="flex flex-col gap-4"
        >
          <TextInput name="name" label={say.name} hint={say.nameHint} autoComplete="off" required />
          <Select name="userId" label={say.actsAs} placeholder={say.form} options={people} />
          <TextInput name="days" label={say.days} hint={say.daysHint} inputMode="numeric" dir="ltr" optional />
          <DialogFooter>
            <SubmitButton>{say.create}</SubmitButton>
            <DialogCancel>{common.cancel}</DialogCancel>
          </DialogFooter>
        </ActionForm>
      </Dialog>
    </>
  );
}
