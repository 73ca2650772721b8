import { cx } from "@/components/ui/class-names";
import type { CalendarEntry } from "@/lib/cartable/read-calendar";
import { formatTime } from "@/lib/i18n/date";
import { t } from "@/lib/i18n/t";

/** One deadline or follow-up: time, what it is, customer and subject; it leads to the request. */
export function EntryLink({ entry, now, small }: { entry: CalendarEntry; now: Date; small?: boolean }) {
  const late = entry.kind === "deadline" && entry.at < now;
  return (
    <a
      href={`/requests/${entry.number}`}
      className={cx("entry", entry.kind === "followUp" && "is-follow-up", late && "is-late")}
    >
      <span className="flex items-baseline gap-2 text-xs">
        <span className="tabular">{formatTime(entry.at)}</span>
        <span>{t(`agenda.kind.${entry.kind}`)}</span>
        {!small && <span className="ms-auto text-muted">{t("agenda.entry", { number: entry.number })}</span>}
      </span>
      <span dir="auto" className={cx("block text-right", small ? "line-clamp-2 text-13" : "truncate font-medium")}>
        {entry.subject}
      </span>
      {!small && (
        <span className="block truncate text-13 text-muted">
          <bdi>{entry.customer ?? t("words.anonymous")}</bdi>
          {entry.text && <bdi>، {entry.text}</bdi>}
        </span>
      )}
    </a>
  );
}
