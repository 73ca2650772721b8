import Link from "next/link";
import { Bidi } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { Table, Td, Th } from "@/components/ui/table";
import type { Trial } from "@/lib/automation/try-rule";
import { automation as say } from "@/lib/i18n/messages/fa/automation";
import { words } from "@/lib/i18n/messages/fa/words";
import { fa } from "@/lib/i18n/number";
import type { BuilderOptions } from "./options";
import { placeWords } from "./rule-words";

type Row = Trial["rows"][number];
type Props = { rows: Row[]; caption: string; options: BuilderOptions; now: Date };

/** Requests a rule was tried on: what each is about, whose it is, when it came, and where it would have gone. */
export function TrialRows({ rows, caption, options, now }: Props) {
  const goes = rows.some((row) => row.positionId || row.departmentId);
  return (
    <Table
      caption={caption}
      cards
      head={
        <>
          <Th>{say.trial.request}</Th>
          <Th>{say.trial.customer}</Th>
          <Th>{say.trial.at}</Th>
          {goes && <Th>{say.trial.target}</Th>}
        </>
      }
    >
      {rows.map((row) => (
        <tr key={row.number}>
          <Td className="md:max-w-80">
            <Subject row={row} />
            <span className="block text-13 text-muted">{fa(String(row.number))}</span>
          </Td>
          <Td label={say.trial.customer}>
            {row.subject !== null && (row.customer === null ? words.anonymous : <Bidi>{row.customer}</Bidi>)}
          </Td>
          <Td label={say.trial.at} className="whitespace-nowrap text-13 text-muted">
            <DateTime at={row.at} now={now} />
          </Td>
          {goes && <Td label={say.trial.target}>{placeWords(options, row)}</Td>}
        </tr>
      ))}
    </Table>
  );
}

/** A link for whom it opens; the administrator may know that a rule matched without being told what. */
function Subject({ row: { number, subject } }: { row: Row }) {
  if (subject === null) return <span className="text-muted">{say.trial.unseen}</span>;
  return (
    <Link href={`/requests/${number}`} prefetch={false} className="link">
      <Bidi>{subject}</Bidi>
    </Link>
  );
}
