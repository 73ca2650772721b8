import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { Page } from "@/components/layout/page";
import { handWords } from "@/components/referrals/hand-words";
import { handWays } from "@/components/register/hand-ways";
import { RegisterForm } from "@/components/register/register-form";
import { Ltr } from "@/components/ui/bidi";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { may } from "@/lib/auth/policy";
import { seesAll } from "@/lib/auth/sight";
import { newId } from "@/lib/base/id";
import { register as say } from "@/lib/i18n/messages/fa/register";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import { amongOf, oneOf, type SearchParams } from "@/lib/web/search-params";
import { requireStaff } from "@/lib/web/session";
import { deskOptions } from "../desk-options";
import { alike, choose, look, register } from "./actions";

export const metadata: Metadata = { title: say.title };

export default async function RegisterPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireStaff();
  if (!may("request.submit", actor, null)) forbidden();
  const raw = await searchParams;
  const once = `desk:${newId()}`;
  const refers = may("request.registerAndRefer", actor, null);
  const done = oneOf(raw.done) ?? oneOf(raw.joined);
  return (
    <Page
      title={say.title}
      text={say.lead}
      width="wide"
      actions={
        may("registry.read", actor, null) && (
          <LinkButton href="/requests/registry" variant="quiet" size="sm">
            {say.book.nav}
          </LinkButton>
        )
      }
    >
      {done && (
        <Done
          number={done}
          opens={seesAll(actor)}
          joined={raw.joined !== undefined}
          referred={raw.referred !== undefined}
          code={oneOf(raw.code)}
          entry={oneOf(raw.entry)}
        />
      )}
      <RegisterForm
        key={once}
        action={register}
        asks={{ look, choose, alike }}
        once={once}
        way={amongOf(handWays, raw.channel) ?? "phone"}
        typed={oneOf(raw.key)?.slice(0, 320)}
        hand={refers ? { options: await deskOptions(actor), words: handWords } : null}
      />
    </Page>
  );
}

type DoneProps = {
  number: string;
  opens: boolean;
  joined: boolean;
  referred: boolean;
  code?: string | undefined;
  entry?: string | undefined;
};

/** The code is read to the caller and the registry number written on the paper, so they stay on the page while the next is typed. */
function Done({ number, opens, joined, referred, code, entry }: DoneProps) {
  if (!/^\d{1,10}$/.test(number)) return null;
  const title = joined ? "register.joined" : referred ? "register.doneReferred" : "register.done";
  const see = referred ? say.doneSee : say.doneOpen;
  return (
    <Notice
      tone="success"
      live
      className="mb-6"
      title={t(title, { n: Number(number) })}
      action={
        opens && (
          <LinkButton size="sm" href={`/requests/${number}`} hotkey="KeyO" hotkeyLabel={see}>
            {see}
          </LinkButton>
        )
      }
    >
      <dl className="flex flex-wrap gap-x-6 gap-y-1">
        {entry && /^\d{4}\/\d{1,9}$/.test(entry) && <Told label={say.doneEntry}>{fa(entry)}</Told>}
        {code && /^[0-9A-Z-]{12,20}$/.test(code) && <Told label={say.doneCode}>{code}</Told>}
      </dl>
      <p className="text-13 text-muted">{say.doneNext}</p>
    </Notice>
  );
}

const Told = ({ label, children }: { label: string; children: string }) => (
  <div>
    <dt className="me-1.5 inline text-13 text-muted">{label}</dt>
    <dd className="inline">
      <Ltr className="text-base font-bold">{children}</Ltr>
    </dd>
  </div>
);
