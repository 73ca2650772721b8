import { Button } from "@/components/ui/button";
import { formatDateTime } from "@/lib/i18n/date";
import { service as say } from "@/lib/i18n/messages/fa/service-targets";
import { t } from "@/lib/i18n/t";
import { formatWork } from "@/lib/i18n/work-time";
import type { clockKinds, TargetView } from "@/lib/service/schema";
import { type Choices, TraitFields } from "./target-fields";

type Line = {
  clock: (typeof clockKinds)[number];
  chosen: { minutes: number } | null;
  names: readonly (keyof typeof say.names)[];
  others: number;
  dueAt: Date | null;
};
type Props = {
  traits: Partial<Pick<TargetView, "kind" | "priority" | "departmentId" | "level">>;
  lines: Line[];
  choices: Choices;
};

/** «Which target would this get, and why»: a form that asks by the address, and its answer. */
export function TargetPreview({ traits, lines, choices }: Props) {
  return (
    <>
      <form method="get" className="grid items-end gap-3 md:grid-cols-5" id="preview">
        <TraitFields id="preview" choices={choices} row={traits} />
        <Button type="submit">{say.preview.show}</Button>
      </form>
      <dl className="mt-4 divide-y divide-separator rounded-lg border border-border text-sm">
        {lines.map((line) => (
          <div key={line.clock} className="grid gap-1 px-4 py-3 md:grid-cols-[9rem_9rem_1fr] md:gap-4">
            <dt className="font-medium">{say.clock[line.clock]}</dt>
            <dd>{line.chosen ? formatWork(line.chosen.minutes * 60) : "—"}</dd>
            <dd className="text-muted">
              {why(line)}
              {line.dueAt && (
                <span className="ms-2 text-foreground">
                  {say.preview.until} <time dateTime={line.dueAt.toISOString()}>{formatDateTime(line.dueAt)}</time>
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function why({ chosen, names, others }: Line): string {
  if (!chosen) return say.preview.none;
  const because =
    names.length > 0
      ? t("service.preview.because", { names: names.map((name) => say.names[name]).join("، ") })
      : say.preview.becauseAny;
  return others > 0 ? `${because}. ${t("service.preview.others", { n: others })}.` : `${because}.`;
}
