import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { customers as say } from "@/lib/i18n/messages/fa/customers";

/** One field for name, code, part of a number, or email. */
export function CustomerSearch({ q }: { q?: string }) {
  return (
    <search>
      <form method="get" className="flex max-w-xl gap-2">
        <input
          type="search"
          name="q"
          defaultValue={q}
          dir="auto"
          maxLength={200}
          aria-label={say.search}
          placeholder={say.searchHint}
          data-hotkey="KeyF"
          data-hotkey-label={say.search}
          className="input"
        />
        <Button type="submit" variant="primary">
          {say.submit}
        </Button>
        {q && (
          <LinkButton href="/customers" variant="quiet">
            {say.clear}
          </LinkButton>
        )}
      </form>
    </search>
  );
}
