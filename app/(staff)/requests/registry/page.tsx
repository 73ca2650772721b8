import { BookOpen } from "lucide-react";
import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { Page } from "@/components/layout/page";
import { RegistryTable } from "@/components/register/registry-table";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Pager } from "@/components/ui/pager";
import { Select } from "@/components/ui/select";
import { may } from "@/lib/auth/policy";
import { clock } from "@/lib/base/clock";
import { register } from "@/lib/i18n/messages/fa/register";
import { words } from "@/lib/i18n/messages/fa/words";
import { fa } from "@/lib/i18n/number";
import { listRegistry } from "@/lib/requests/list-registry";
import { handChannels } from "@/lib/requests/schema";
import { shown } from "@/lib/web/page";
import { amongOf, oneOf, pagesBeside, placeOf, type SearchParams } from "@/lib/web/search-params";
import { requireStaff } from "@/lib/web/session";

const { book: say } = register;
export const metadata: Metadata = { title: say.title };

export default async function RegistryPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireStaff();
  if (!may("registry.read", actor, null)) forbidden();
  const raw = await searchParams;
  const typed = oneOf(raw.year);
  const values = {
    year: typed && /^1[3-5]\d\d$/.test(typed) ? typed : undefined,
    channel: amongOf(handChannels, raw.channel),
  };
  const book = await shown(listRegistry(actor, { ...values, ...placeOf(raw, "number") }));
  const { year, years } = book;
  const file = (format: string) =>
    `/requests/registry/file?${new URLSearchParams({ format, year: String(year), ...(values.channel ? { channel: values.channel } : {}) })}`;
  return (
    <Page
      title={say.title}
      text={say.lead}
      width="full"
      actions={
        <>
          <LinkButton href="/requests/new">{register.title}</LinkButton>
          {may("registry.export", actor, null) && (
            <>
              <LinkButton plain variant="quiet" href={file("xlsx")}>
                {say.xlsx}
              </LinkButton>
              <LinkButton plain variant="quiet" href={file("csv")}>
                {say.csv}
              </LinkButton>
            </>
          )}
        </>
      }
    >
      <form method="get" action="/requests/registry" className="mb-6 flex flex-wrap items-end gap-3">
        <Select
          name="year"
          label={say.year}
          className="w-32"
          defaultValue={String(year)}
          options={[...new Set([year, ...years])].map((one) => ({ value: String(one), label: fa(String(one)) }))}
        />
        <Select
          name="channel"
          label={say.channel}
          className="w-44"
          placeholder={say.any}
          defaultValue={values.channel}
          options={handChannels.map((value) => ({ value, label: words.channel[value] }))}
        />
        <Button type="submit">{say.show}</Button>
      </form>
      {book.items.length > 0 ? (
        <RegistryTable items={book.items} now={clock.now()} />
      ) : (
        <EmptyState icon={<BookOpen aria-hidden="true" />} title={say.none.title} text={say.none.text} />
      )}
      <Pager {...pagesBeside("/requests/registry", { ...values, year: String(year) }, book)} />
    </Page>
  );
}
