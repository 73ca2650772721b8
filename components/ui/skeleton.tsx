import { cx } from "@/components/ui/class-names";
import { ui } from "@/lib/i18n/messages/fa/ui";

/** One grey bar in the shape of what comes. */
export const Skeleton = ({ className }: { className?: string }) => (
  <span aria-hidden="true" className={cx("skeleton skeleton--pulse block h-3.5", className)} />
);

/** The rows of a cartable or a search while they are fetched. */
export function SkeletonRows({ rows = 8 }: { rows?: number }) {
  return (
    <div role="status" aria-label={ui.loading}>
      {Array.from({ length: rows }, (_, n) => n).map((n) => (
        <div key={n} className="flex h-16 flex-col justify-center gap-2.5 border-b border-separator px-4">
          <div className="flex justify-between gap-6">
            <Skeleton className={n % 3 === 1 ? "w-2/5" : "w-3/5"} />
            <Skeleton className="w-16" />
          </div>
          <Skeleton className={n % 2 ? "w-3/4" : "w-1/2"} />
        </div>
      ))}
    </div>
  );
}
