import { cx } from "@/components/ui/class-names";
import { ui } from "@/lib/i18n/messages/fa/ui";

export type Priority = keyof typeof ui.priority;

const bars: Record<Priority, number> = { low: 1, normal: 2, high: 3, urgent: 3 };
const colours: Record<Priority, string> = {
  low: "text-muted",
  normal: "text-muted",
  high: "text-warning-text",
  urgent: "text-danger-text font-medium",
};

/** Rising bars and a word; in rows pass `quiet`, and only high and urgent are shown. */
export function PriorityMark({ value, quiet }: { value: Priority; quiet?: boolean }) {
  if (quiet && (value === "low" || value === "normal")) return null;
  return (
    <span className={cx("inline-flex items-center gap-1 whitespace-nowrap", colours[value])}>
      <svg viewBox="0 0 12 12" className="size-3 shrink-0" fill="currentColor" aria-hidden="true">
        {[0, 1, 2].map((n) => (
          <rect
            key={n}
            x={1 + n * 4}
            y={8 - n * 3}
            width="2.5"
            height={3.5 + n * 3}
            rx="0.75"
            opacity={n < bars[value] ? 1 : 0.28}
          />
        ))}
      </svg>
      {ui.priority[value]}
    </span>
  );
}
