import { parseJalali, tehranDayKey } from "@/lib/i18n/date";

type Form = Record<string, unknown>;

/** What may be emptied: a form leaves an empty field out, the command wants to be told. */
const EMPTIED = [
  "province",
  "city",
  "address",
  "postalCode",
  "birthday",
  "incomeBand",
  "interests",
  "tastes",
  "services",
  "expectations",
];

/** A typed Jalali day as "YYYY-MM-DD"; what is unreadable goes on as typed, and the command refuses it. */
function day(typed: unknown): unknown {
  const at = typeof typed === "string" ? parseJalali(typed) : null;
  return at ? tehranDayKey(at) : typed;
}

/** The edit page: `fields` names the custom fields it shows, `dates` those of them that are days. */
export function factsShape({ fields, dates, custom, ...form }: Form): Form {
  const ids = String(fields ?? "")
    .split(" ")
    .filter(Boolean);
  const days = String(dates ?? "").split(" ");
  const typed = (custom ?? {}) as Form;
  const values = ids.map((id) => [id, typed[id] === undefined ? null : days.includes(id) ? day(typed[id]) : typed[id]]);
  const emptied = Object.fromEntries(EMPTIED.filter((name) => form[name] === undefined).map((name) => [name, null]));
  const birthday = form.birthday === undefined ? {} : { birthday: day(form.birthday) };
  return { ...form, ...emptied, ...birthday, ...(ids.length > 0 ? { custom: Object.fromEntries(values) } : {}) };
}

/** Without a time it was just now. */
export function interactionShape({ at, ...form }: Form): Form {
  return at === undefined ? form : { ...form, at: (typeof at === "string" && parseJalali(at)) || at };
}

/** `kind` is chosen as seen from this card: `member`, `member:in`. */
export function relationShape({ kind, ...form }: Form): Form {
  const [name, inward] = String(kind ?? "").split(":");
  return { ...form, ...(name ? { kind: name } : {}), inward: inward === "in" };
}
