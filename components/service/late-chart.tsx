import Link from "next/link";
import { service } from "@/lib/i18n/messages/fa/service-targets";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";

const say = service.late;
const WIDE = 100;

type Bar = { id: string | null; name: string | null; count: number; href: string; chosen?: boolean };

/** How much is late in each department: a bar each, the longest first. The figure stands beside its bar, so nothing is told by length alone. */
export function LateChart({ bars }: { bars: Bar[] }) {
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  return (
    <figure>
      <figcaption className="mb-2 text-13 font-medium text-muted">{say.chart}</figcaption>
      <ul className="flex flex-col gap-2">
        {bars.map((bar) => {
          const name = bar.name ?? say.unowned;
          return (
            <li key={bar.id ?? "common"}>
              <Link
                href={bar.href}
                aria-current={bar.chosen ? "true" : undefined}
                className="grid grid-cols-[minmax(0,1fr)_6rem_2.5rem] md:grid-cols-[minmax(7rem,13rem)_1fr_2.5rem] items-center gap-3 rounded-md py-0.5 text-13 hover:bg-surface-hover aria-[current]:bg-accent-soft max-md:min-h-11"
                aria-label={t("service.late.chartCell", { name, n: bar.count })}
              >
                <span className="truncate">
                  <bdi>{name}</bdi>
                </span>
                <svg
                  viewBox={`0 0 ${WIDE} 8`}
                  preserveAspectRatio="none"
                  className="h-2.5 w-full text-danger-text"
                  aria-hidden="true"
                >
                  <rect width={WIDE} height="8" rx="1" className="fill-surface-tertiary" />
                  <rect
                    x={WIDE - (bar.count / most) * WIDE}
                    width={(bar.count / most) * WIDE}
                    height="8"
                    rx="1"
                    fill="currentColor"
                  />
                </svg>
                <span className="tabular text-end">{fa(bar.count)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </figure>
  );
}
