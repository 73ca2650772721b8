import { Eye } from "lucide-react";
import { Bidi } from "@/components/ui/bidi";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, Td, Th } from "@/components/ui/table";
import { privacy } from "@/lib/i18n/messages/fa/privacy";
import { fa } from "@/lib/i18n/number";
import type { ViewRow } from "@/lib/privacy/queries";

const { views: say } = privacy;

/** Who looked at the card, and when. */
export function ViewTable({ views, now }: { views: ViewRow[]; now: Date }) {
  if (views.length === 0)
    return <EmptyState icon={<Eye aria-hidden="true" />} title={say.empty} text={say.emptyText} />;
  return (
    <Table
      cards
      caption={say.title}
      head={
        <>
          <Th>{say.who}</Th>
          <Th>{say.last}</Th>
          <Th>{say.first}</Th>
          <Th numeric>{say.times}</Th>
        </>
      }
    >
      {views.map((view) => (
        <tr key={view.id}>
          <Td>
            <Bidi>{view.name}</Bidi>
          </Td>
          <Td label={say.last}>
            <DateTime at={view.lastAt} now={now} />
          </Td>
          <Td label={say.first}>
            <DateTime at={view.firstAt} now={now} />
          </Td>
          <Td numeric label={say.times}>
            {fa(view.times)}
          </Td>
        </tr>
      ))}
    </Table>
  );
}
