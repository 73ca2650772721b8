import { Bidi, Ltr } from "@/components/ui/bidi";
import { type Change, changesOf } from "@/lib/audit/rules";
import { formatDate, formatDateTime, fromTehran } from "@/lib/i18n/date";
import { audit } from "@/lib/i18n/messages/fa/audit";
import { fa } from "@/lib/i18n/number";
import { isMessageKey, t } from "@/lib/i18n/t";
import type { Json } from "@/lib/kernel/events";

/** An id without a name tells a reader nothing: left out. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** How a customer was found, with the keys of others in it, is told on the request's own page; a checksum tells a reader nothing. */
const INNER = new Set(["match", "sha256"]);
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
  ["referral.status", "referralStatus"],
  ["calendar.act", "calendarAct"],
  ["calendar.kind", "holidayKind"],
  ["customer.kind", "customerKind"],
  ["contact.kind", "contactKind"],
]);

function wordOf(key: string, value: string, subject: string): string | null {
  const area = AREAS.get(`${subject}.${key}`) ?? AREAS.get(key) ?? key;
  const path = key === "reason" ? `audit.reasons.${value}` : `words.${area}.${value}`;
  return isMessageKey(path) ? t(path) : null;
}

type Context = { type: string; names: Record<string, string> };

/** One value as words: names for ids, Jalali for instants, Persian for the words of the domain. */
function Value({ name, value, context }: { name: string; value: Json | undefined; context: Context }) {
  if (value === null || value === undefined || value === "") return <span className="text-muted">{audit.nothing}</span>;
  if (typeof value === "boolean") return value ? audit.yes : audit.no;
  if (typeof value === "number") return fa(name === "number" ? String(value) : value);
  if (typeof value !== "string")
    return <Ltr className="whitespace-normal! break-all">{JSON.stringify(value).slice(0, 300)}</Ltr>;
  if (name === "code") return fa(value);
  if (context.names[value]) return <Bidi>{context.names[value]}</Bidi>;
  if (INSTANT.test(value)) return formatDateTime(new Date(value));
  if (DAY.test(value)) return formatDate(fromTehran(value, 0));
  if (context.type === "calendar.changed" && HOURS.test(value)) return fa(value);
  const word = wordOf(name, value, context.type.split(".")[0] ?? "");
  return word ?? <Bidi>{value.length > 200 ? `${value.slice(0, 200)}…` : value}</Bidi>;
}

function Label({ name }: { name: string }) {
  const key = `audit.fields.${name === "then" ? "afterReply" : name}`;
  return isMessageKey(key) ? t(key) : <Ltr>{name}</Ltr>;
}

/** What an event changed: each key once, before and after. */
export function Changes({ before, after, ...context }: { before: Json | null; after: Json | null } & Context) {
  const { names } = context;
  const bare = (value: Json | undefined) => typeof value === "string" && UUID.test(value) && !names[value];
  const told = ({ key, before: old, after: value }: Change) => !INNER.has(key) && !bare(value ?? old);
  const changes = changesOf(before, after).filter(told).slice(0, 20);
  return (
    <ul className="wrap-anywhere flex flex-col gap-0.5 text-13">
      {changes.map((change) => (
        <li key={change.key} className="leading-relaxed">
          <span className="text-muted">
            <Label name={change.key} />:{" "}
          </span>
          {before !== null && change.before !== undefined && (
            <>
              <del className="text-muted">
                <Value name={change.key} value={change.before} context={context} />
              </del>
              <span aria-hidden="true"> ← </span>
            </>
          )}
          <Value name={change.key} value={change.after} context={context} />
        </li>
      ))}
    </ul>
  );
}
