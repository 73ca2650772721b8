import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { DemoLogins } from "@/components/staff/demo-logins";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextInput } from "@/components/ui/text-input";
import { auth } from "@/lib/i18n/messages/fa/auth";
import { t } from "@/lib/i18n/t";
import { demoUsers, setupIsOpen } from "@/lib/staff/queries";
import { waitSentence } from "@/lib/web/problem";
import { currentActor, safeNext } from "@/lib/web/session";

export const metadata: Metadata = { title: auth.login.title, robots: { index: false } };

type Search = { next?: string; problem?: string; seconds?: string; out?: string };

const problemOf = ({ problem, seconds }: Search) =>
  problem === "wait" ? waitSentence(Math.min(Number(seconds) || 30, 7200)) : problem ? t("errors.login.wrong") : null;

export default async function LoginPage({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams;
  if (await setupIsOpen({ kind: "public" }, {})) redirect("/setup");
  if ((await currentActor()).kind === "user") redirect(safeNext(search.next));
  const problem = problemOf(search);
  const email = problem ? (await cookies()).get("login-email")?.value : undefined;
  return (
    <>
      <h1 className="mt-2 text-2xl font-bold">{auth.login.title}</h1>
      <p className="mt-2 text-muted">{auth.login.lead}</p>
      <form action="/login/enter" method="post" className="mt-7 flex flex-col gap-4">
        {problem && <Notice tone="danger">{problem}</Notice>}
        {!problem && search.next && <Notice tone="info">{auth.login.first}</Notice>}
        {!problem && search.out && <Notice tone="success">{auth.login.signedOut}</Notice>}
        {search.next && <input type="hidden" name="next" value={safeNext(search.next)} />}
        <TextInput
          name="email"
          type="email"
          dir="ltr"
          label={auth.login.email}
          autoComplete="username"
          defaultValue={email}
          autoFocus={!email}
        />
        <TextInput
          name="password"
          type="password"
          dir="ltr"
          label={auth.login.password}
          autoComplete="current-password"
          autoFocus={Boolean(email)}
        />
        <Button type="submit" variant="primary" size="lg" className="mt-2 w-full">
          {auth.login.submit}
        </Button>
      </form>
      <p className="mt-5 text-13 leading-text text-muted">{auth.login.forgotten}</p>
      <DemoLogins users={await demoUsers({ kind: "public" }, {})} next={search.next ? safeNext(search.next) : null} />
      <p className="mt-8 border-t border-separator pt-4 text-sm text-muted">
        {auth.login.customer}{" "}
        <a
          href="/request"
          className="inline-flex min-h-11 items-center text-accent-text underline underline-offset-4 md:min-h-6"
        >
          {auth.login.toRequest}
        </a>
        {" · "}
        <a
          href="/track"
          className="inline-flex min-h-11 items-center text-accent-text underline underline-offset-4 md:min-h-6"
        >
          {auth.login.toTrack}
        </a>
      </p>
    </>
  );
}
