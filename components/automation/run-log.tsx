import { NumberLink } from "@/components/requests/number-link";
import { Bidi } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { Pager } from "@/components/ui/pager";
import { Table, Td, Th } from "@/components/ui/table";
import type { RunRow } from "@/lib/automation/queries";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { isMessageKey, t } from "@/lib/i18n/t";
import { eventWord } from "./event-word";
import type { BuilderOptions } from "./options";
import { doneWords } from "./rule-words";

type Props = { runs: RunRow[]; older: string | null; options: BuilderOptions; now: Date };

/** Each run of a rule: for which request, which conditions held, what came of it. */
export function RunLog({ runs, older, options, now }: Props) {
  if (runs.length === 0) return <p className="text-sm text-muted">{say.log.empty}</p>;
  return (
    <>
      <Table
        cards
        caption={say.log.title}
        head={
          <>
            <Th>{say.log.request}</Th>
            <Th>{say.log.matched}</Th>
            <Th>{say.log.did}</Th>
            <Th>{say.log.when}</Th>
          </>
        }
      >
        {runs.map((run) => (
          <tr key={run.id}>
            <Td className="wrap-anywhere md:max-w-72">
              {run.subject === null ? say.trial.unseen : <Bidi className="block">{run.subject}</Bidi>}
              <NumberLink number={run.number} opens={run.opens} />
              {run.eventType && <span className="block text-13 text-muted">{eventWord(run.eventType)}</span>}
            </Td>
            <Td label={say.log.matched} className="text-13 text-muted">
              {run.matched.length > 0 ? run.matched.map((m) => say.field[m.field]).join("، ") : say.log.always}
            </Td>
            <Td label={say.log.did}>
              <Outcome run={run} options={options} />
            </Td>
            <Td label={say.log.when} className="whitespace-nowrap text-13 text-muted">
              <DateTime at={run.at} now={now} />
            </Td>
          </tr>
        ))}
      </Table>
      {older && <Pager next={`?before=${older}`} />}
    </>
  );
}

function Outcome({ run, options }: { run: RunRow; options: BuilderOptions }) {
  if (run.outcome === "done") return <>{doneWords(run.done, options) || say.log.nothing}</>;
  const key = `errors.${run.error?.key}`;
  return (
    <span className="text-danger-text">
      {say.log.outcome[run.outcome]}
      {run.error && (
        <span className="block text-13">{isMessageKey(key) ? t(key, worded(run.error.params)) : run.error.key}</span>
      )}
    </span>
  );
}

/** Parameters that name a word of the catalogue become that word. */
const worded = (params: Record<string, string | number> = {}) =>
  Object.fromEntries(Object.entries(params).map(([k, v]) => [k, typeof v === "string" && isMessageKey(v) ? t(v) : v]));
