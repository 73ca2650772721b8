import { ArrowLeft } from "lucide-react";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { Bidi, Ltr } from "@/components/ui/bidi";
import { t } from "@/lib/i18n/t";
import { company, setupIsOpen } from "@/lib/staff/queries";

/** The company's front page: ask, or see how far it is. An empty installation begins with its set-up. */
export default async function FrontPage() {
  await connection();
  const actor = { kind: "public" } as const;
  if (await setupIsOpen(actor, {})) redirect("/setup");
  const house = await company(actor, {});
  const ways = [
    { label: t("publicPages.phone"), value: house.phone, ltr: true },
    { label: t("publicPages.email"), value: house.email, ltr: true },
    { label: t("publicPages.address"), value: house.address },
    { label: t("publicPages.hours"), value: house.hours },
  ].filter((way) => way.value);
  return (
    <>
      <h1 className="text-2xl font-bold">{house.title ?? t("publicPages.title")}</h1>
      <p className="mt-3 leading-text text-muted">{house.lead ?? t("publicPages.lead")}</p>
      <nav aria-label={t("publicPages.title")} className="mt-8 grid gap-4">
        <Door href="/request" title={t("publicPages.ask")} hint={t("publicPages.askHint")} first />
        <Door href="/track" title={t("publicPages.track")} hint={t("publicPages.trackHint")} />
      </nav>
      {ways.length > 0 && (
        <section className="mt-10" aria-labelledby="ways">
          <h2 id="ways" className="text-lg font-bold">
            {t("publicPages.contact")}
          </h2>
          <dl className="facts mt-3">
            {ways.map(({ label, value, ltr }) => (
              <div key={label} className="contents">
                <dt className="text-muted">{label}</dt>
                <dd>{ltr ? <Ltr>{value}</Ltr> : <Bidi>{value}</Bidi>}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}

function Door({ href, title, hint, first }: { href: string; title: string; hint: string; first?: boolean }) {
  const look = first ? "border-accent bg-accent-soft" : "border-border";
  return (
    <a
      href={href}
      className={`flex min-h-20 items-center gap-4 rounded-xl border px-5 py-4 hover:border-accent ${look}`}
    >
      <span className="min-w-0 flex-1">
        <span className="block text-lg font-bold">{title}</span>
        <span className="mt-1 block text-sm leading-text text-muted">{hint}</span>
      </span>
      <ArrowLeft aria-hidden="true" className="size-5 shrink-0 text-accent-text" />
    </a>
  );
}
