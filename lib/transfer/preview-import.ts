import { invalid } from "@/lib/base/errors";
import { formatPhone } from "@/lib/base/phone";
import { TableUnreadable } from "@/lib/base/table";
import { query } from "@/lib/kernel/command";
import { lookUp } from "./look-up";
import type { PlannedRow } from "./plan";
import { planRows } from "./plan-rows";
import { readRow } from "./read-row";
import { reasonsOf } from "./report-words";
import { importId, type RowView } from "./schema";
import { columnsOf, loadImport, optionsOf, readingOf, tableHead } from "./store";

const SHOWN = 50;

/** What would happen to the first rows, by the very rules of the run; nothing is written. */
export const previewImport = query({
  name: "customer.import",
  input: importId,
  load: ({ db, input }) => loadImport(db, input.id),
  run: async ({ db, subject: row, now }): Promise<RowView[]> => {
    const { sheet, headerLine } = optionsOf(row);
    const head = await tableHead(row, sheet, SHOWN + headerLine).catch((error) => {
      throw error instanceof TableUnreadable ? invalid({ file: error.problem }) : error;
    });
    const reading = await readingOf(db, row, now);
    const read = head.filter(({ line }) => line > headerLine).map((one) => readRow(one, reading));
    const known = await lookUp(db, read, false);
    const { headers } = columnsOf(row);
    return planRows(read, known, optionsOf(row), now).rows.map((planned, i) => ({
      ...shownRow(planned),
      name: read[i]!.name,
      keys: read[i]!.keys.map(shownKey),
      wrong: reasonsOf(planned.problems, headers),
    }));
  },
});

const shownKey = ({ kind, canonical }: { kind: string; canonical: string }) =>
  kind === "mobile" || kind === "landline" ? formatPhone(canonical) : canonical;

function shownRow({ line, outcome, card, by, changes, points, tags, company, refused }: PlannedRow) {
  const fields = outcome === "updated" ? Object.keys(changes) : [];
  const writes =
    outcome === "updated" ? [...fields, ...points.map((p) => p.key.kind), ...(tags.length > 0 ? ["tags"] : [])] : [];
  return {
    ...{ line, outcome, by, code: card?.code || null, writes: [...new Set(writes)] },
    company: company && { name: company.card.name ?? "", isNew: company.made },
    refused: refused.map(({ key, reason }) => ({ key: shownKey(key), reason })),
  };
}
