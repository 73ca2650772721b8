import { type Context, Label, tells, Value } from "@/components/audit/value";
import { type Change, changesOf } from "@/lib/audit/rules";
import type { Json } from "@/lib/kernel/events";

/** What an event changed: each key once, before and after. */
export function Changes({ before, after, ...context }: { before: Json | null; after: Json | null } & Context) {
  const told = ({ key, before: old, after: value }: Change) =>
    tells(key, isEmpty(value) ? (old ?? value) : value, context);
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
              {change.after !== undefined && <span aria-hidden="true"> ← </span>}
            </>
          )}
          {change.after !== undefined && <Value name={change.key} value={change.after} context={context} />}
        </li>
      ))}
    </ul>
  );
}

/** What was taken away is told by what it was. */
const isEmpty = (value: Json | undefined) =>
  value === null || value === undefined || (typeof value === "object" && Object.keys(value).length === 0);
