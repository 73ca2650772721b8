import { cx } from "@/components/ui/class-names";
import { formatDeadline, formatFull } from "@/lib/i18n/date";
import { ui } from "@/lib/i18n/messages/fa/ui";

/** A deadline in words («۲ روز مانده»); late and near ones also by colour. `due` null: nothing, or «بدون مهلت» with `always`. */
export function Deadline({
  due,
  now,
  always,
  className,
}: {
  due: Date | null | undefined;
  now: Date;
  always?: boolean;
  className?: string;
}) {
  if (!due) return always ? <span className={cx("text-muted", className)}>{ui.noDeadline}</span> : null;
  const { text, overdue, soon } = formatDeadline(due, now);
  const colour = overdue ? "text-danger-text font-medium" : soon ? "text-warning-text" : "text-muted";
  return (
    <time dateTime={due.toISOString()} title={formatFull(due)} className={cx("whitespace-nowrap", colour, className)}>
      {text}
    </time>
  );
}
