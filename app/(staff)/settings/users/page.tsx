import { UserPlus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Page } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Bidi, Ltr } from "@/components/ui/bidi";
import { Checkbox } from "@/components/ui/checkbox";
import { DateTime } from "@/components/ui/date-time";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { DialogCancel, DialogTrigger } from "@/components/ui/dialog-trigger";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table, Td, Th } from "@/components/ui/table";
import { TextInput } from "@/components/ui/text-input";
import { clock } from "@/lib/base/clock";
import { settings } from "@/lib/i18n/messages/fa/settings";
import { words } from "@/lib/i18n/messages/fa/words";
import { listUsers } from "@/lib/staff/queries";
import { shown } from "@/lib/web/page";
import { requireStaff } from "@/lib/web/session";
import { addUser } from "../actions";

const { users: say, common, nav } = settings;
export const metadata: Metadata = { title: nav.users };

export default async function UsersPage() {
  const users = await shown(listUsers(await requireStaff(), {}));
  const now = clock.now();
  return (
    <Page title={nav.users} text={say.lead} actions={<NewUser />}>
      <Table
        caption={nav.users}
        cards
        head={
          <>
            <Th>{say.name}</Th>
            <Th>{say.email}</Th>
            <Th>{say.seats}</Th>
            <Th>{say.roles}</Th>
            <Th>{say.lastSeen}</Th>
          </>
        }
      >
        {users.map((user) => (
          <tr key={user.id} className={user.active ? undefined : "text-muted"}>
            <Td>
              <Link href={`/settings/users/${user.id}`} className="font-medium text-accent-text hover:underline">
                <Bidi>{user.name}</Bidi>
              </Link>
              {!user.active && <Badge className="ms-2">{common.inactive}</Badge>}
              {user.active && user.temporary && <p className="text-13 text-warning-text">{say[user.temporary]}</p>}
            </Td>
            <Td label={say.email}>
              <Ltr>{user.email}</Ltr>
            </Td>
            <Td label={say.seats}>
              {user.seats.length === 0 && <span className="text-muted">{say.noSeat}</span>}
              {user.seats.map((seat) => (
                <p key={seat.id}>
                  {seat.title}
                  <span className="text-muted">، {seat.departmentName}</span>
                </p>
              ))}
            </Td>
            <Td label={say.roles}>
              {(user.manager || user.administrator) && (
                <span className="flex flex-wrap gap-1">
                  {user.manager && <Badge tone="info">{words.role.manager}</Badge>}
                  {user.administrator && <Badge tone="accent">{words.role.administrator}</Badge>}
                </span>
              )}
            </Td>
            <Td label={say.lastSeen}>{user.lastSeenAt ? <DateTime at={user.lastSeenAt} now={now} /> : say.never}</Td>
          </tr>
        ))}
      </Table>
    </Page>
  );
}

function NewUser() {
  return (
    <>
      <DialogTrigger opens="new-user" variant="primary" hotkey="KeyN" hotkeyLabel={say.add}>
        <UserPlus aria-hidden="true" />
        {say.add}
      </DialogTrigger>
      <Dialog id="new-user" title={say.add}>
        <ActionForm
          action={addUser}
          secret={{ label: say.created, hint: say.secretHint }}
          className="flex flex-col gap-4"
        >
          <TextInput name="name" label={say.name} autoComplete="off" required />
          <TextInput name="email" type="email" dir="ltr" label={say.email} autoComplete="off" required />
          <Checkbox name="manager" label={say.manager} />
          <Checkbox name="administrator" label={say.administrator} />
          <DialogFooter>
            <SubmitButton>{say.create}</SubmitButton>
            <DialogCancel>{common.cancel}</DialogCancel>
          </DialogFooter>
        </ActionForm>
      </Dialog>
    </>
  );
}
