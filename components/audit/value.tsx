import { actsWords, triggerWords, whenWords } from "@/components/automation/rule-words";
import { Bidi, Ltr } from "@/components/ui/bidi";
import type { Act, Trigger, When } from "@/lib/automation/schema";
import { isUuid } from "@/lib/base/uuid";
import { formatDate, formatDateTime, fromTehran } from "@/lib/i18n/date";
import { audit } from "@/lib/i18n/messages/fa/audit";
import { fa } from "@/lib/i18n/number";
import { isMessageKey, t } from "@/lib/i18n/t";
import type { Json } from "@/lib/kernel/events";

/** How a customer was found, with the keys of others in it, is told on the request's own page; sums and weights tell a reader nothing. */
const INNER = new Set(["match", "sha256", "weight", "via", "id"]);
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const HOURS = /^[\d:– ]+$/;
/** Where the words of a key's values stand in the catalogue; a key that means another thing of another subject has both names. */
const AREAS = new Map([
  ["stage", "customerStage"],
  ["mode", "referralMode"],
  ["then", "replyThen"],
  ["state", "contactState"],
  ["status", "requestStatus"],
  ["place", "box"],
  ["referral.status", "referralStatus"],
  ["calendar.act", "calendarAct"],
  ["calendar.kind", "holidayKind"],
  ["customer.kind", "customerKind"],
  ["contact.kind", "contactKind"],
  ["rule.kind", "ruleKind"],
  ["customField.type", "fieldType"],
]);
/** Words that stand elsewhere in the catalogue. */
const PLACES: Record<string, string[]> = {
  reason: ["audit.reasons", "duplicates.reason"],
  source: ["duplicates.source"],
  clock: ["service.clock"],
  keys: ["words.contactKind"],
  kinds: ["words.contactKind", "words.customerKind"],
  scope: ["audit.scopes"],
  error: ["errors"],
};

function wordOf(key: string, value: string, subject: string): string | null {
  const area = AREAS.get(`${subject}.${key}`) ?? AREAS.get(key) ?? key;
  const paths = (PLACES[key] ?? [`words.${area}`]).map((path) => `${path}.${value}`);
  const found = paths.find(isMessageKey);
  return found ? t(found) : null;
}

export type Context = { type: string; names: Record<string, string> };
/** An id without a name tells a reader nothing: left out. */
const isBare = (value: Json | undefined, names: Context["names"]) =>
  typeof value === "string" && isUuid(value) && !names[value];

/** Nothing in it, or nothing that has a name. */
const isHollow = (value: Json | undefined, names: Context["names"]) =>
  Array.isArray(value)
    ? value.every((one) => isBare(one, names))
    : typeof value === "object" && value !== null && Object.keys(value).length === 0;

/** Whether a reader learns anything from it. */
export const tells = (key: string, value: Json | undefined, { names }: Context): boolean =>
  !INNER.has(key) && !isBare(value, names) && !isHollow(value, names);

/** One value as words: names for ids, Jalali for instants, Persian for the words of the domain; what has parts, part by part. */
export function Value({ name, value, context }: { name: string; value: Json | undefined; context: Context }) {
  if (value === null || value === undefined || value === "") return <span className="text-muted">{audit.nothing}</span>;
  if (typeof value === "boolean") return value ? audit.yes : audit.no;
  if (typeof value === "number") return fa(name === "number" || name === "year" ? String(value) : value);
  if (typeof value === "object") return <Parts name={name} value={value} context={context} />;
  if (name === "code") return fa(value);
  if (context.names[value]) return <Bidi>{context.names[value]}</Bidi>;
  if (INSTANT.test(value)) return formatDateTime(new Date(value));
  if (DAY.test(value)) return formatDate(fromTehran(value, 0));
  if (context.type === "calendar.changed" && HOURS.test(value)) return fa(value);
  if (name.endsWith("Rial") && /^\d+$/.test(value)) return fa(Number(value));
  const word = wordOf(name, value, context.type.split(".")[0] ?? "");
  return word ?? <Bidi>{value.length > 200 ? `${value.slice(0, 200)}…` : value}</Bidi>;
}

type Whole = Exclude<Json, string | number | boolean | null>;

function Parts({ name, value, context }: { name: string; value: Whole; context: Context }) {
  const rule = ruleWords(name, value, context);
  if (rule !== null) return rule || audit.nothing;
  const parts: [string, Json | undefined][] = Array.isArray(value)
    ? value.map((one) => [name, one])
    : Object.entries(value);
  const told = parts.filter(([key, one]) => tells(key, one, context)).slice(0, 20);
  if (told.length === 0) return audit.nothing;
  return told.map(([key, one], at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name of their own
    <span key={at}>
      {at > 0 && (Array.isArray(value) ? "، " : "؛ ")}
      {!Array.isArray(value) && (
        <>
          <Label name={key} />:{" "}
        </>
      )}
      <Value name={key} value={one} context={context} />
    </span>
  ));
}

/** Rules and macros in the words of their own pages. @returns null for what is no part of one */
function ruleWords(name: string, value: Whole, { type, names }: Context): string | null {
  if (!/^(rule|macro)\./.test(type)) return null;
  const all = Object.entries(names).map(([id, word]) => ({ id, name: word }));
  const seats = all.map((one) => ({ ...one, departmentId: "", role: "", who: null }));
  const lists = { departments: all, forms: all, tags: all, checklists: all, levels: [], closed: [], provinces: [] };
  const options = { ...lists, seats };
  if (name === "acts") return actsWords(value as unknown as Act[], options);
  if (name === "conditions") return whenWords(value as unknown as When, options);
  if (name === "trigger") return "when" in value ? triggerWords(value as unknown as Trigger) : "";
  return null;
}

export function Label({ name }: { name: string }) {
  const key = `audit.fields.${name === "then" ? "afterReply" : name}`;
  return isMessageKey(key) ? t(key) : <Ltr>{name}</Ltr>;
}
