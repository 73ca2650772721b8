"use server";

import { shownPoint } from "@/components/customers/points";
import type { Candidate, Known, Looked } from "@/components/register/looked";
import type { UserActor } from "@/lib/auth/actor";
import { clock } from "@/lib/base/clock";
import { findCustomers } from "@/lib/customers/find-customers";
import type { CustomerSummary } from "@/lib/customers/queries";
import { formatRelative } from "@/lib/i18n/date";
import { t } from "@/lib/i18n/t";
import { lookupCustomer } from "@/lib/identity/queries";
import { addContact } from "@/lib/requests/add-contact";
import { findSame } from "@/lib/requests/find-same";
import { registerAndRefer } from "@/lib/requests/register-and-refer";
import { isOpen } from "@/lib/requests/rules";
import { submitRequest } from "@/lib/requests/submit-request";
import type { Submitted } from "@/lib/requests/take-in";
import { action, type Next } from "@/lib/web/action";
import type { FormState } from "@/lib/web/form-state";
import { asAppError, orNull } from "@/lib/web/problem";
import { contactShape, keyKind, registerShape } from "@/lib/web/register-shape";
import { requireStaff } from "@/lib/web/session";

const SHOWN = 6;
const EARLIER = 8;

/** The page is ready for the next, and says what became of this one. */
const onward = (result: Submitted, form: Record<string, unknown>): Next => {
  const { number, trackingCode, repeated, registration, status } = result;
  return {
    ...(repeated ? { flash: { tone: "info" as const, text: t("register.repeated", { n: number }) } } : {}),
    redirect: `/requests/new?${new URLSearchParams({
      ...{ channel: String(form.channel), done: String(number), code: trackingCode },
      ...(registration ? { entry: `${registration.year}/${registration.number}` } : {}),
      ...(status === "referred" ? { referred: "1" } : {}),
    })}`,
  };
};

const submit = action(submitRequest, { shape: registerShape, next: onward });
const submitOn = action(registerAndRefer, { shape: registerShape, next: onward });

const join = action(addContact, {
  shape: contactShape,
  next: ({ number }, form) => ({
    redirect: `/requests/new?${new URLSearchParams({ channel: String(form.channel), joined: String(number) })}`,
  }),
});

/** A call, visit, letter or fax becomes a request, handed on at once when the form says to whom, or goes to the one it is about. */
export async function register(before: FormState, data: FormData): Promise<FormState> {
  if (data.get("onto")) return join(before, data);
  return data.get("referral.target") ? submitOn(before, data) : submit(before, data);
}

/** Who is it? Asked while one types: whom filing would find, and whom a part of a number, a name or a code may mean. */
export async function look(typed: string): Promise<Looked> {
  const actor = await requireStaff();
  const words = typed.trim().slice(0, 200);
  const kind = keyKind(words);
  const [found, others] = await Promise.all([
    kind === "words" ? null : filing(actor, kind === "email" ? { email: words } : { phone: words }),
    words.length < 2 ? [] : findCustomers(actor, { q: words, limit: SHOWN }).then(({ items }) => items.map(candidate)),
  ]);
  return {
    kind,
    known: found?.customer ? known(found.customer, found) : null,
    candidates: others,
    fresh: found !== null && !found.customer,
  };
}

/** The customer that was chosen from the list. */
export async function choose(code: string): Promise<Known | null> {
  const found = await filing(await requireStaff(), { code });
  return found?.customer ? known(found.customer, found) : null;
}

/** Numbers of his open requests that say the same; none is no matter. */
export async function alike(code: string, subject: string, body: string): Promise<number[]> {
  const actor = await requireStaff();
  const found = await orNull(findSame(actor, { customerCode: code, subject, body }));
  return found?.items.map(({ number }) => number) ?? [];
}

type Found = Awaited<ReturnType<typeof lookupCustomer>>;

/** Null: what was typed is no whole number or address. */
const filing = (actor: UserActor, by: Parameters<typeof lookupCustomer>[1]): Promise<Found | null> =>
  lookupCustomer(actor, by).catch((error) => {
    if (["invalid", "notFound"].includes(asAppError(error)?.code ?? "")) return null;
    throw error;
  });

const candidate = ({ code, name, points, openCount }: CustomerSummary): Candidate => ({
  ...{ code, name, open: openCount },
  points: points
    .filter((p) => !p.retired)
    .map((p) => shownPoint(p))
    .slice(0, 3),
});

const known = (customer: CustomerSummary, { match, previousRequests }: Found): Known => ({
  ...candidate(customer),
  by: match && { kind: match.by, verified: match.verified },
  earlier: previousRequests.slice(0, EARLIER).map(({ number, subject, status, outcome, receivedAt, inSight }) => ({
    ...{ number, subject, status, outcome, inSight },
    when: formatRelative(receivedAt, clock.now()),
    open: isOpen(status),
  })),
});
