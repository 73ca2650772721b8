import { merges as say } from "@/lib/i18n/messages/fa/merges";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";

const MOST = 1000;
const ORDER = [
  "ContactPoint",
  "Request",
  "Purchase",
  "CustomerNote",
  "Interaction",
  "File",
  "CustomerTag",
  "CustomerRelation",
  "MergeSuggestion",
];

/** The word for the rows of a table; those that later versions add share one. */
export const tableWord = (table: string): string => (say.tables as Record<string, string>)[table] ?? say.tables.other;

/** How many rows of each kind. */
export function Moves({ counts, none }: { counts: Record<string, number>; none: string }) {
  const rank = (table: string) => (ORDER.indexOf(table) + ORDER.length + 1) % (ORDER.length + 1);
  const rows = Object.entries(counts).sort(([a], [b]) => rank(a) - rank(b));
  if (rows.length === 0) return <p className="mt-2 text-13 text-muted">{none}</p>;
  return (
    <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1">
      {rows.map(([table, n]) => (
        <li key={table}>
          <span className="text-muted">{tableWord(table)}: </span>
          <span className="font-medium">{n > MOST ? t("merges.more", { n: fa(MOST) }) : fa(n)}</span>
        </li>
      ))}
    </ul>
  );
}
