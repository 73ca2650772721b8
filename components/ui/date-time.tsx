import { cx } from "@/components/ui/class-names";
import { formatFull, formatRelative } from "@/lib/i18n/date";

/** When something happened: short words, the full Jalali date on hover. */
export function DateTime({ at, now, full, className }: { at: Date; now: Date; full?: boolean; className?: string }) {
  return (
    <time dateTime={at.toISOString()} title={formatFull(at)} className={cx("whitespace-nowrap", className)}>
      {full ? formatFull(at) : formatRelative(at, now)}
    </time>
  );
}
