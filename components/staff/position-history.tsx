import { Bidi } from "@/components/ui/bidi";
import { formatDate } from "@/lib/i18n/date";
import { settings } from "@/lib/i18n/messages/fa/settings";
import { t } from "@/lib/i18n/t";

type Holding = { id: string; from: Date; until: Date | null; user: { name: string } };
type Substitution = { id: string; from: Date; until: Date; endedAt: Date | null; user: { name: string } };

const { positions: say } = settings;

/** Everyone who held a seat or stood in, the latest first. */
export function PositionHistory({ position }: { position: { holders: Holding[]; substitutions: Substitution[] } }) {
  const rows = [
    ...position.holders.map((h) => ({ ...h, what: say.held })),
    ...position.substitutions.map(({ endedAt, until, ...s }) => ({
      ...s,
      // A substitution ends with its last day: the moment before midnight names it.
      until: endedAt && endedAt < until ? endedAt : new Date(until.getTime() - 1),
      what: say.substitute,
    })),
  ].sort((a, b) => b.from.getTime() - a.from.getTime());
  return (
    <ul className="divide-y divide-separator text-sm">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap gap-x-3 py-2">
          <Bidi className="font-medium">{row.user.name}</Bidi>
          <span>{row.what}</span>
          <span className="text-muted">
            {t("settings.positions.period", {
              from: formatDate(row.from),
              until: row.until ? formatDate(row.until) : say.untilNow,
            })}
          </span>
        </li>
      ))}
      {rows.length === 0 && <li className="py-2 text-muted">{say.vacant}</li>}
    </ul>
  );
}
