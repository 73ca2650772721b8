import type { Metadata } from "next";
import Link from "next/link";
import { AccountForm } from "@/components/channels/account-form";
import { adapterWords } from "@/components/channels/adapter-words";
import { BackLink } from "@/components/layout/back-link";
import { Page } from "@/components/layout/page";
import { listAdapters } from "@/lib/channels/queries";
import { channels as say } from "@/lib/i18n/messages/fa/channels";
import { listDepartments } from "@/lib/staff/queries";
import { shown } from "@/lib/web/page";
import type { SearchParams } from "@/lib/web/search-params";
import { requireStaff } from "@/lib/web/session";
import { addAccount } from "../actions";

export const metadata: Metadata = { title: say.addTitle };

/** First the kind of door, then what that kind needs. */
export default async function NewChannel({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireStaff();
  const { adapter: name } = await searchParams;
  const adapters = await shown(listAdapters(actor, {}));
  const adapter = adapters.find((a) => a.name === name);
  if (!adapter)
    return (
      <Page
        title={say.addTitle}
        text={say.addText}
        width="text"
        back={<BackLink href="/settings/channels" label={say.back} always />}
      >
        <ul className="flex flex-col gap-3">
          {adapters.map((a) => (
            <li key={a.name} className="relative rounded-lg border border-border bg-surface p-4 hover:bg-surface-hover">
              <Link
                href={`/settings/channels/new?adapter=${a.name}`}
                className="font-medium after:absolute after:inset-0"
              >
                {adapterWords(a.name).name}
              </Link>
              {adapterWords(a.name).about && (
                <p className="mt-1 text-13 leading-text text-muted">{adapterWords(a.name).about}</p>
              )}
            </li>
          ))}
        </ul>
      </Page>
    );
  const departments = (await shown(listDepartments(actor, {}))).filter((d) => d.active);
  const fresh = { name: "", active: true, receives: true, sends: true, main: false, departmentId: null };
  const words = adapterWords(adapter.name);
  return (
    <Page
      title={words.name}
      text={words.about}
      width="form"
      back={<BackLink href="/settings/channels/new" label={say.addTitle} always />}
    >
      <AccountForm
        account={{ ...fresh, ...adapter, adapter: adapter.name, name: "", settings: {}, secrets: [] }}
        departments={departments}
        action={addAccount}
      />
    </Page>
  );
}
