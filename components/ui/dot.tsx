import { cx } from "@/components/ui/class-names";
import { ui } from "@/lib/i18n/messages/fa/ui";

/** The unread dot of a row. Always takes its room, so that rows stay in line; `label` is what a screen reader hears. */
export function Dot({ on = true, label = ui.unread }: { on?: boolean; label?: string }) {
  return (
    <span className={cx("inline-block size-2 shrink-0 rounded-full", on && "bg-accent")}>
      {on && <span className="sr-only">{label}</span>}
    </span>
  );
}
