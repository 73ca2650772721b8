import type { ReactNode } from "react";
import { Bidi } from "@/components/ui/bidi";
import { Table, Td, Th } from "@/components/ui/table";
import { service as say } from "@/lib/i18n/messages/fa/service-targets";
import { words } from "@/lib/i18n/messages/fa/words";
import { formatWork } from "@/lib/i18n/work-time";
import type { TargetView } from "@/lib/service/schema";
import type { Choices } from "./target-fields";

const { targets } = say;
/** On a phone a row says only what it asks for. */
const NOTHING = "max-md:hidden!";
const any = <span className="text-muted">{say.any}</span>;

/** The table of targets, the general rows of each clock first. */
export function TargetTable({
  rows,
  choices,
  acts,
}: {
  rows: TargetView[];
  choices: Choices;
  acts: (row: TargetView) => ReactNode;
}) {
  const department = (id: string | null) => choices.departments.find((d) => d.id === id)?.name;
  const level = (key: string | null) => choices.levels.find((l) => l.key === key)?.name ?? key;
  return (
    <Table
      caption={targets.title}
      cards
      head={
        <>
          <Th>{targets.clock}</Th>
          <Th>{targets.time}</Th>
          <Th>{targets.level}</Th>
          <Th>{targets.department}</Th>
          <Th>{targets.kind}</Th>
          <Th>{targets.priority}</Th>
          <Th>
            <span className="sr-only">{targets.edit}</span>
          </Th>
        </>
      }
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <Td className="font-medium">{say.clock[row.clock]}</Td>
          <Td label={targets.time}>{formatWork(row.minutes * 60)}</Td>
          <Td label={targets.level} className={row.level ? undefined : NOTHING}>
            {row.level ? <Bidi>{level(row.level)}</Bidi> : any}
          </Td>
          <Td label={targets.department} className={row.departmentId ? undefined : NOTHING}>
            {row.departmentId ? <Bidi>{department(row.departmentId) ?? "—"}</Bidi> : any}
          </Td>
          <Td label={targets.kind} className={row.kind ? undefined : NOTHING}>
            {row.kind ? words.kind[row.kind] : any}
          </Td>
          <Td label={targets.priority} className={row.priority ? undefined : NOTHING}>
            {row.priority ? words.priority[row.priority] : any}
          </Td>
          <Td className="whitespace-nowrap text-end">{acts(row)}</Td>
        </tr>
      ))}
    </Table>
  );
}
