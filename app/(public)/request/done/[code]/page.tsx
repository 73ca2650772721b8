import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Ltr } from "@/components/ui/bidi";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { parseTrackingCode } from "@/lib/base/id";
import { t } from "@/lib/i18n/t";
import { receiptMark } from "@/lib/web/receipt";

export const metadata: Metadata = { title: t("intake.done.title"), robots: { index: false }, referrer: "no-referrer" };

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ k?: string }> };

/** The tracking code, big enough to copy by hand and to read aloud. The same page however often it is reloaded. */
export default async function DonePage({ params, searchParams }: Props) {
  const code = parseTrackingCode(decodeURIComponent((await params).code));
  if (!code || (await searchParams).k !== receiptMark(code)) redirect(code ? `/track/${code}` : "/track");
  return (
    <>
      <h1 className="text-2xl font-bold">{t("intake.done.title")}</h1>
      <section
        aria-labelledby="code"
        className="mt-6 rounded-xl border border-border bg-accent-soft px-5 py-6 text-center"
      >
        <h2 id="code" className="text-sm font-medium text-muted">
          {t("intake.done.code")}
        </h2>
        <p className="mt-2 font-mono text-2xl font-bold text-accent-text select-all">
          <Ltr>{code}</Ltr>
        </p>
      </section>
      <Notice tone="info" className="mt-5">
        <p>{t("intake.done.keep")}</p>
        <p>{t("intake.done.read")}</p>
      </Notice>
      <p className="mt-4 text-sm leading-text text-muted">{t("intake.done.mail")}</p>
      <div className="mt-6 flex flex-wrap gap-3">
        <LinkButton plain href={`/track/${code}`} variant="primary" size="lg">
          {t("intake.done.track")}
        </LinkButton>
        <LinkButton plain href="/request" size="lg">
          {t("intake.done.another")}
        </LinkButton>
      </div>
    </>
  );
}
