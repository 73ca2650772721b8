import { formatDate, formatDateTime } from "@/lib/i18n/date";
import { privacy } from "@/lib/i18n/messages/fa/privacy";
import { fa } from "@/lib/i18n/number";
import { isMessageKey, t } from "@/lib/i18n/t";

type Row = Record<string, unknown>;

/** What a person would want to read, the card first; the rest is for programs. */
export const readableTables = [
  "Customer",
  "ContactPoint",
  "Consent",
  "CustomerTag",
  "CustomerRelation",
  "CustomerNote",
  "Interaction",
  "Purchase",
  "Request",
  "RequestKey",
  "CustomerMessage",
  "Reply",
  "OutboxMessage",
  "Answer",
  "Note",
  "Referral",
  "File",
  "CustomerView",
];

/** Table and column → where the words of its values stand in the catalogue. */
const WORDS: Record<string, string> = {
  "Customer.kind": "words.customerKind",
  "Customer.stage": "words.customerStage",
  "ContactPoint.kind": "words.contactKind",
  "ContactPoint.state": "words.contactState",
  "RequestKey.kind": "words.contactKind",
  "Consent.purpose": "points.purpose",
  "Request.kind": "words.kind",
  "Request.status": "words.requestStatus",
  "Request.priority": "words.priority",
  "Request.outcome": "words.outcome",
  "Referral.purpose": "words.purpose",
  "Referral.status": "words.referralStatus",
  "OutboxMessage.status": "words.delivery",
};
const columns: Record<string, string> = privacy.columns;

export const pageHead = ({ code, at }: { code: string; at: Date }): string => {
  const title = t("privacy.page.title", { code: fa(code) });
  return `<!doctype html><html lang="fa" dir="rtl"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style>body{font:15px/1.8 Vazirmatn,Tahoma,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2524}
h2{margin-top:2.5rem;border-bottom:1px solid #ccc}dl{display:grid;grid-template-columns:minmax(7rem,14rem) 1fr;gap:.15rem 1rem;margin:.75rem 0;
padding-bottom:.75rem;border-bottom:1px solid #eee}dt{color:#5a6664}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext}</style>
<h1>${escaped(title)}</h1><p>${t("privacy.page.made", { when: formatDateTime(at) })} ${escaped(privacy.page.data)}</p>\n`;
};

/** One table as a section; nothing when it has no rows. */
export async function* pageSection(table: string, pieces: AsyncGenerator<Row[]>): AsyncGenerator<string> {
  let begun = false;
  for await (const rows of pieces) {
    if (!begun) yield `<section><h2>${escaped(nameOf(table))}</h2>\n`;
    begun = true;
    yield rows.map((row) => entry(table, row)).join("");
  }
  if (begun) yield "</section>\n";
}

export const pageEnd = "</html>\n";

const nameOf = (table: string) => (privacy.tables as Record<string, string>)[table] ?? table;

function entry(table: string, row: Row): string {
  const lines = Object.entries(row).flatMap(([column, value]) => {
    const label = columns[column];
    const shown = label === undefined ? null : inWords(table, column, value);
    return shown ? [`<dt>${escaped(label!)}</dt><dd>${escaped(shown)}</dd>`] : [];
  });
  return `<dl>${lines.join("")}</dl>\n`;
}

/** A value as people read it; null for what is empty. */
function inWords(table: string, column: string, value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return value ? privacy.page.yes : privacy.page.no;
  if (typeof value === "number") return fa(column === "number" ? String(value) : value);
  if (Array.isArray(value)) return value.length > 0 ? value.map(plain).join("، ") : null;
  if (typeof value === "object") return Object.keys(value).length > 0 ? plain(value) : null;
  const text = String(value);
  const word = `${column === "channel" ? "words.channel" : WORDS[`${table}.${column}`]}.${text}`;
  if (isMessageKey(word)) return t(word);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+(\+00:00|Z)$/.test(text)) return formatDateTime(new Date(text));
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return formatDate(new Date(`${text}T09:00:00Z`));
  return text;
}

const plain = (value: unknown): string => (typeof value === "object" ? JSON.stringify(value) : String(value));

const escaped = (s: string): string =>
  s.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
