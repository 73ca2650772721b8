import { Search } from "@/components/ui/icons";
import { Kbd } from "@/components/ui/kbd";
import { nav } from "@/lib/i18n/messages/fa/nav";

/** Search over everything in sight; a plain GET, so it works before and without scripts. */
export function SearchBox({ action = "/requests", value }: { action?: string; value?: string }) {
  return (
    <search className="min-w-0 flex-1">
      <form action={action} method="get" className="relative mx-auto max-w-md">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute start-3 top-1/2 size-4 -translate-y-1/2 text-muted"
        />
        <input
          type="search"
          name="q"
          defaultValue={value}
          dir="auto"
          aria-label={nav.search}
          placeholder={nav.searchHint}
          data-hotkey="Slash"
          data-hotkey-label={nav.search}
          className="input search-input"
        />
        <span className="pointer-events-none absolute end-2 top-1/2 -translate-y-1/2 max-md:hidden" aria-hidden="true">
          <Kbd>/</Kbd>
        </span>
      </form>
    </search>
  );
}
