import { Bidi } from "@/components/ui/bidi";
import { formatDate } from "@/lib/i18n/date";
import { merges as say } from "@/lib/i18n/messages/fa/merges";
import { fa } from "@/lib/i18n/number";
import { isMessageKey, type MessageKey, t } from "@/lib/i18n/t";

const WORDS: Record<string, string> = {
  kind: "words.customerKind",
  stage: "words.customerStage",
  incomeBand: "profile.income",
};

/** One side's value of a field, as people read it. */
export function FieldValue({ field, value }: { field: string; value: unknown }) {
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0))
    return <span className="text-muted">{say.empty}</span>;
  if (Array.isArray(value)) return <Bidi>{value.join("، ")}</Bidi>;
  if (typeof value === "boolean") return <span>{t(value ? "profile.facts.yes" : "profile.facts.no")}</span>;
  if (typeof value === "number") return <span>{fa(value)}</span>;
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return <span>{formatDate(new Date(`${text}T12:00:00Z`))}</span>;
  const key = `${WORDS[field]}.${text}`;
  if (WORDS[field] && isMessageKey(key)) return <span>{t(key as MessageKey)}</span>;
  return <Bidi>{field === "nationalId" || field === "postalCode" ? fa(text) : text}</Bidi>;
}
