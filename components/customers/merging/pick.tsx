import { SearchX } from "lucide-react";
import { Way } from "@/components/customers/merging/way";
import { Bidi, Ltr } from "@/components/ui/bidi";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { TextInput } from "@/components/ui/text-input";
import type { CustomerSummary } from "@/lib/customers/queries";
import { merges as say } from "@/lib/i18n/messages/fa/merges";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";

type Props = { code: string; q: string | undefined; found: CustomerSummary[] | null };

/** Finds the other card; a plain GET form. */
export function PickOther({ code, q, found }: Props) {
  const others = found?.filter((c) => c.code !== code);
  return (
    <>
      <form method="get" className="flex items-end gap-2">
        <TextInput
          name="q"
          label={say.pick.label}
          placeholder={say.pick.hint}
          defaultValue={q}
          maxLength={200}
          autoComplete="off"
          autoFocus={!q}
          className="max-w-96 flex-1"
        />
        <Button type="submit">{say.pick.submit}</Button>
      </form>
      {others && others.length > 0 && (
        <ul className="mt-5 divide-y divide-separator border-y border-separator">
          {others.map((one) => (
            <li key={one.code} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2.5">
              <div className="min-w-0">
                <p className="font-medium">
                  <Bidi>{one.name ?? t("words.anonymous")}</Bidi>
                </p>
                <p className="flex flex-wrap gap-x-3 text-13 text-muted">
                  <Ltr>{fa(one.code)}</Ltr>
                  {one.points.slice(0, 3).map((p) => (
                    <Way key={p.id} typed={p.value} />
                  ))}
                  {one.city && <Bidi>{one.city}</Bidi>}
                </p>
              </div>
              <LinkButton size="sm" href={`/customers/${code}/merge?into=${one.code}`}>
                {say.pick.choose}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
      {others?.length === 0 && (
        <EmptyState icon={<SearchX aria-hidden="true" />} title={say.pick.none} text={say.pick.noneText} />
      )}
    </>
  );
}
