import type { Metadata } from "next";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { t } from "@/lib/i18n/t";

export const metadata: Metadata = { title: t("track.title") };

type Search = { code?: string; unknown?: string };

export default async function TrackPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { code, unknown } = await searchParams;
  return (
    <>
      <h1 className="text-2xl font-bold">{t("track.title")}</h1>
      <p className="mt-3 leading-text text-muted">{t("track.lead")}</p>
      <form action="/track/find" method="get" noValidate className="mt-6 grid gap-5">
        <TextInput
          name="code"
          label={t("track.code")}
          hint={t("track.codeHint")}
          error={unknown && t(code ? "track.unknown" : "track.codeNeeded")}
          autoFocus={unknown !== undefined}
          defaultValue={code?.slice(0, 60)}
          dir="ltr"
          required
          autoComplete="off"
          spellCheck={false}
        />
        <div>
          <Button type="submit" variant="primary" size="lg">
            {t("track.find")}
          </Button>
        </div>
      </form>
    </>
  );
}
