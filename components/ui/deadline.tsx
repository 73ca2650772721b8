import { cx } from "@/components/ui/class-names";
import { formatDeadline, formatFull } from "@/lib/i18n/date";
import { ui } from "@/lib/i18n/messages/fa/ui";
import { formatWorkLeft } from "@/lib/i18n/work-time";

/** A deadline in words («۲ روز مانده»); late and near ones also by colour. `due` null: nothing, or «بدون مهلت» with `always`. */
export function Deadline({
  due,
  now,
  always,
  left,
  className,
}: {
  due: Date | null | undefined;
  now: Date;
  always?: boolean;
  /** Working seconds until then, negative beyond it: told in place of hours of the wall clock. */
  left?: number | null | undefined;
  className?: string;
}) {
  if (!due) return always ? <span className={cx("text-muted", className)}>{ui.noDeadline}</span> : null;
  const { text, overdue, soon } = typeof left === "number" ? formatWorkLeft(left, due, now) : formatDeadline(due, now);
  const colour = overdue ? "text-danger-text font-medium" : soon ? "text-warning-text" : "text-muted";
  return (
    <time dateTime={due.toISOString()} title={formatFull(due)} className={cx("whitespace-nowrap", colour, className)}>
      {text}
    </time>
  );
}
