import { ChevronLeft, ChevronRight } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { ui } from "@/lib/i18n/messages/fa/ui";

/** Keyset pages: only the next and the previous one are known. Nothing is shown when there is neither. */
export function Pager({ previous, next, note }: { previous?: string; next?: string; note?: string }) {
  if (!previous && !next) return null;
  return (
    <nav aria-label={ui.pages} className="flex items-center justify-between gap-2 py-3">
      {previous ? (
        <LinkButton href={previous} size="sm" rel="prev">
          <ChevronRight aria-hidden="true" />
          {ui.previous}
        </LinkButton>
      ) : (
        <span />
      )}
      {note && <span className="tabular text-13 text-muted">{note}</span>}
      {next ? (
        <LinkButton href={next} size="sm" rel="next">
          {ui.next}
          <ChevronLeft aria-hidden="true" />
        </LinkButton>
      ) : (
        <span />
      )}
    </nav>
  );
}
