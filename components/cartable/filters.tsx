import type { ReactNode } from "react";
import { TagChoice, TagName } from "@/components/desk/tag-choice";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ListFilter, Search, X } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { optionsOf, Select } from "@/components/ui/select";
import { channels, kinds, priorities } from "@/lib/base/words";
import type { Box } from "@/lib/cartable/schema";
import { cartable } from "@/lib/i18n/messages/fa/cartable";
import { desk } from "@/lib/i18n/messages/fa/desk";
import { ui } from "@/lib/i18n/messages/fa/ui";
import { words } from "@/lib/i18n/messages/fa/words";
import { t } from "@/lib/i18n/t";
import { type BoxSearch, boxHref, filtersOf } from "./box-href";

const say = cartable.filters;

/** A plain GET form, so it works by keyboard and without a script; what is chosen stands in the address. */
export function Filters({ box, search }: { box: Box; search: BoxSearch }) {
  return (
    <form method="get" action={boxHref(box)} aria-label={say.title} className="relative px-3 pb-2">
      {search.held && <input type="hidden" name="held" value={search.held} />}
      {search.view && <input type="hidden" name="view" value={search.view} />}
      <div className="relative">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute start-2.5 top-1/2 size-4 -translate-y-1/2 text-muted"
        />
        <input
          type="search"
          name="q"
          defaultValue={search.q}
          dir="auto"
          maxLength={200}
          aria-label={say.q}
          placeholder={say.q}
          title={say.qHint}
          data-hotkey="KeyF"
          data-hotkey-label={say.q}
          className="input box-search"
        />
      </div>
      <MoreFilters search={search} />
    </form>
  );
}

/** Those that are folded away, with how many of them are on. */
function MoreFilters({ search }: { search: BoxSearch }) {
  const on = [search.kind, search.priority, search.channel, search.tagId, search.unread].filter(Boolean).length;
  return (
    <details className="group">
      <summary className="box-filter-toggle">
        <ListFilter aria-hidden="true" className="size-4" />
        {on > 0 ? t("cartable.filters.on", { n: on }) : say.open}
      </summary>
      <div className="grid grid-cols-3 gap-2 pt-2">
        <Choice name="kind" options={optionsOf(kinds, words.kind)} search={search} />
        <Choice name="priority" options={optionsOf(priorities, ui.priority)} search={search} />
        <Choice name="channel" options={optionsOf(channels, words.channel)} search={search} />
        <TagChoice id="box-tag" value={search.tagId} className="col-span-3" />
      </div>
      <div className="flex items-center justify-between gap-2 pt-2">
        <Checkbox name="unread" id="box-unread" label={say.unread} defaultChecked={Boolean(search.unread)} />
        <Button type="submit" size="sm">
          {say.apply}
        </Button>
      </div>
    </details>
  );
}

type ChoiceProps = {
  name: "kind" | "priority" | "channel";
  options: { value: string; label: string }[];
  search: BoxSearch;
};

const Choice = ({ name, options, search }: ChoiceProps) => (
  <Select
    name={name}
    id={`box-${name}`}
    label={say[name]}
    placeholder={say.any}
    options={options}
    defaultValue={search[name]}
  />
);

/** Each filter that is on, as a link that takes it off, and one that takes off all. */
export function ActiveFilters({ box, search, end }: { box: Box; search: BoxSearch; end?: ReactNode }) {
  const filters = filtersOf(search);
  const { held } = search;
  const on: [keyof BoxSearch, string, ReactNode?][] = [];
  if (filters.q) on.push(["q", t("cartable.filters.text", { q: filters.q })]);
  if (filters.kind) on.push(["kind", words.kind[filters.kind as keyof typeof words.kind]]);
  if (filters.priority) on.push(["priority", ui.priority[filters.priority as keyof typeof ui.priority]]);
  if (filters.channel) on.push(["channel", words.channel[filters.channel as keyof typeof words.channel]]);
  if (filters.tagId) on.push(["tagId", desk.tags.filter, <TagName key="tag" id={filters.tagId} />]);
  if (filters.unread) on.push(["unread", say.unread]);
  if (on.length === 0) return null;
  return (
    <ul className="flex flex-wrap items-center gap-1.5 px-3 pb-2">
      {on.map(([name, word, shown]) => (
        <li key={name} className="min-w-0 max-w-full">
          <a
            href={boxHref(box, { ...filters, held, [name]: undefined })}
            aria-label={t("cartable.filters.remove", { what: word })}
            className="chip flex min-h-8 max-w-full items-center bg-accent-soft text-13 text-accent-text md:min-h-6"
          >
            <bdi className="truncate">{shown ?? word}</bdi>
            <X aria-hidden="true" className="size-3.5 shrink-0" />
          </a>
        </li>
      ))}
      <li>
        <LinkButton plain size="sm" variant="quiet" href={boxHref(box, { held })}>
          {say.clear}
        </LinkButton>
      </li>
      {end && <li>{end}</li>}
    </ul>
  );
}
