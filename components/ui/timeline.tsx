import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

export type TimelineItem = {
  id: string;
  icon?: ReactNode;
  /** One line: who did what. */
  title: ReactNode;
  /** Usually a `DateTime`. */
  time?: ReactNode;
  body?: ReactNode;
  tone?: "neutral" | "accent" | "danger";
};

const grounds = {
  neutral: "bg-default text-muted",
  accent: "bg-accent-soft text-accent-text",
  danger: "bg-danger-soft text-danger-text",
};

/** What happened, one after the other, along a line. */
export function Timeline({ items, label }: { items: TimelineItem[]; label: string }) {
  return (
    <ol aria-label={label}>
      {items.map((item, n) => (
        <li key={item.id} className="relative flex gap-3 pb-4 last:pb-0">
          {n < items.length - 1 && (
            <span
              aria-hidden="true"
              className="absolute inset-y-0 start-3 top-7 w-px -translate-x-1/2 bg-border rtl:translate-x-1/2"
            />
          )}
          <span
            aria-hidden="true"
            className={cx(
              "flex size-6 shrink-0 items-center justify-center rounded-full [&_svg]:size-3.5",
              grounds[item.tone ?? "neutral"],
            )}
          >
            {item.icon ?? <span className="size-1.5 rounded-full bg-current" />}
          </span>
          <div className="min-w-0 flex-1 pt-0.5">
            <div className="flex flex-wrap items-baseline justify-between gap-x-3">
              <div className="min-w-0">{item.title}</div>
              {item.time && <div className="text-xs text-muted">{item.time}</div>}
            </div>
            {item.body && <div className="mt-1 leading-text text-muted">{item.body}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
