import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { RegisterForm } from "@/components/customers/register-form";
import { type Looked, WhoForm } from "@/components/customers/who";
import { SameBefore } from "@/components/desk/same-before";
import { Page, Section } from "@/components/layout/page";
import { Ltr } from "@/components/ui/bidi";
import { Notice } from "@/components/ui/notice";
import type { UserActor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import { clock } from "@/lib/base/clock";
import { newId } from "@/lib/base/id";
import { customers } from "@/lib/i18n/messages/fa/customers";
import { t } from "@/lib/i18n/t";
import { lookupCustomer } from "@/lib/identity/queries";
import { asAppError } from "@/lib/web/problem";
import { oneOf, type SearchParams } from "@/lib/web/search-params";
import { requireStaff } from "@/lib/web/session";
import { alike, register } from "./actions";

const { register: say } = customers;
export const metadata: Metadata = { title: say.title };

const isEmail = (key: string) => key.includes("@");

async function look(actor: UserActor, key: string | undefined): Promise<Looked> {
  if (!key) return null;
  return lookupCustomer(actor, isEmail(key) ? { email: key } : { phone: key.slice(0, 60) }).catch((error) => {
    if (asAppError(error)?.code === "invalid") return "unreadable" as const;
    throw error;
  });
}

export default async function RegisterPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireStaff();
  if (!may("request.submit", actor, null)) forbidden();
  const raw = await searchParams;
  const key = oneOf(raw.key)?.slice(0, 320);
  const looked = await look(actor, key);
  const name = looked !== null && looked !== "unreadable" ? (looked.customer?.name ?? undefined) : undefined;
  const code = looked !== null && looked !== "unreadable" ? looked.customer?.code : undefined;
  const known = { name, ...(key ? (isEmail(key) ? { email: key } : { phone: key }) : {}) };
  return (
    <Page title={say.title} text={say.lead} width="text">
      <Done number={oneOf(raw.done)} code={oneOf(raw.code)} />
      <Section title={say.who} text={say.whoText}>
        <WhoForm value={key} looked={looked} now={clock.now()} />
      </Section>
      <Section title={say.what}>
        <RegisterForm key={key ?? "new"} action={register} once={`desk:${newId()}`} known={known}>
          {code && <SameBefore code={code} find={alike} />}
        </RegisterForm>
      </Section>
    </Page>
  );
}

/** The code is read to the caller, so it stays on the page. */
function Done({ number, code }: { number?: string; code?: string }) {
  if (!number || !code || !/^\d{1,10}$/.test(number) || !/^[0-9A-Z-]{12,20}$/.test(code)) return null;
  return (
    <Notice tone="success" live className="mb-6" title={t("customers.register.done", { n: Number(number) })}>
      {say.doneText} <Ltr className="text-base font-bold">{code}</Ltr>
    </Notice>
  );
}
