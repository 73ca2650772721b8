import { Section } from "@/components/layout/page";
import { Badge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { SoftLink } from "@/components/ui/soft-link";
import { merges } from "@/lib/i18n/messages/fa/merges";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import type { MergeHead } from "@/lib/identity/read-merge";

const { history: say } = merges;

/** What was merged into this card or split off it; each leads to the page where it can be undone. */
export function CardMerges({ merges: rows, now }: { merges: MergeHead[]; now: Date }) {
  if (rows.length === 0) return null;
  return (
    <Section title={say.title} className="mt-8">
      <ul className="flex flex-col gap-2">
        {rows.map((one) => (
          <li key={one.id}>
            <SoftLink href={`/customers/merges/${one.id}`} className="text-accent-text hover:underline">
              {t(one.kind === "split" ? "merges.history.split" : "merges.history.merged", {
                from: fa(one.fromCode),
                into: fa(one.intoCode),
              })}
            </SoftLink>
            <p className="flex flex-wrap items-center gap-x-2 text-13 text-muted">
              <DateTime at={one.at} now={now} />
              {one.undoneAt && <Badge>{merges.one.undone}</Badge>}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
