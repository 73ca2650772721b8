import { Notice } from "@/components/ui/notice";
import { Table, Td, Th } from "@/components/ui/table";
import type { Trial as Tried } from "@/lib/automation/try-rule";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import type { BuilderOptions } from "./options";
import { placeWords } from "./rule-words";
import { TrialRows } from "./trial-rows";

/** So many examples are open at once. */
const FIRST = 10;

/** What a rule would have done: how many, to whom, and examples. */
export function Trial({ trial, options, now }: { trial: Tried; options: BuilderOptions; now: Date }) {
  const { looked, matched, taken, targets, rows } = trial;
  return (
    <section aria-label={say.trial.title} className="flex flex-col gap-4">
      <Notice
        tone={matched > 0 ? "success" : "warning"}
        title={matched > 0 ? t("automation.trial.matched", { n: matched }) : say.trial.none}
      >
        {t("automation.trial.looked", { n: looked })} {taken > 0 && t("automation.trial.taken", { n: taken })}{" "}
        {targets.length > 0 && say.trial.now}
      </Notice>
      {targets.length > 0 && (
        <Table
          caption={say.trial.title}
          cards
          head={
            <>
              <Th>{say.trial.target}</Th>
              <Th numeric>{say.trial.count}</Th>
            </>
          }
        >
          {targets.map((one) => (
            <tr key={`${one.positionId ?? one.departmentId}${one.fallback}`}>
              <Td>
                {placeWords(options, one)}
                {one.fallback && <span className="text-13 text-muted"> · {say.trial.fallback}</span>}
              </Td>
              <Td numeric label={say.trial.count}>
                {fa(one.count)}
              </Td>
            </tr>
          ))}
        </Table>
      )}
      {rows.length > 0 && (
        <TrialRows rows={rows.slice(0, FIRST)} caption={say.trial.rows} options={options} now={now} />
      )}
      {rows.length > FIRST && (
        <details className="group">
          <summary className="link flex min-h-11 w-fit cursor-pointer items-center text-sm md:min-h-6">
            {t("automation.trial.more", { n: rows.length - FIRST })}
          </summary>
          <TrialRows rows={rows.slice(FIRST)} caption={say.trial.rest} options={options} now={now} />
        </details>
      )}
    </section>
  );
}
