import Link from "next/link";
import { fieldName } from "@/components/transfer/field-options";
import { outcomeMark } from "@/components/transfer/import-mark";
import { Bidi, Ltr } from "@/components/ui/bidi";
import { StatusBadge } from "@/components/ui/status-badge";
import { Table, Td, Th } from "@/components/ui/table";
import { persianDigits } from "@/lib/base/text";
import { transfer } from "@/lib/i18n/messages/fa/transfer";
import type { RowView } from "@/lib/transfer/schema";

const { preview: say, by, outcome, refused: reasons } = transfer;

const head = (
  <>
    <Th>{say.line}</Th>
    <Th>{say.who}</Th>
    <Th>{say.outcome}</Th>
    <Th>{say.why}</Th>
  </>
);

/** What would happen to each of the first rows, and why. */
export const PreviewTable = ({ rows }: { rows: RowView[] }) => (
  <Table caption={say.title} head={head} cards>
    {rows.map((row) => (
      <tr key={row.line}>
        <Td>{persianDigits(row.line)}</Td>
        <Td label={say.who} className="wrap-anywhere md:min-w-40">
          <Bidi>{row.name ?? say.nameless}</Bidi>
          {row.keys.map((key) => (
            <span key={key} className="block text-13 text-muted">
              <Ltr>{key}</Ltr>
            </span>
          ))}
        </Td>
        <Td label={say.outcome}>
          <StatusBadge {...outcomeMark[row.outcome]}>{outcome[row.outcome]}</StatusBadge>
        </Td>
        <Td label={say.why} className="wrap-anywhere text-13 leading-text md:min-w-52">
          <Why row={row} />
        </Td>
      </tr>
    ))}
  </Table>
);

function Why({ row }: { row: RowView }) {
  return (
    <div>
      {row.outcome === "created" && <p>{row.keys.length > 0 ? say.created : say.createdBare}</p>}
      {(row.outcome === "updated" || row.outcome === "same") && <Match row={row} />}
      {row.writes.length > 0 && <p>{say.writes.replace("{fields}", row.writes.map(fieldName).join("، "))}</p>}
      {row.company && <Company {...row.company} />}
      {row.outcome === "same" && <p className="text-muted">{say.nothing}</p>}
      {row.refused.map(({ key, reason }) => (
        <p key={key} className="text-warning-text">
          <Ltr>{key}</Ltr>: {reasons[reason as keyof typeof reasons] ?? reason}
        </p>
      ))}
      {row.wrong.map(({ column, message }) => (
        <p key={column + message} className={row.outcome === "rejected" ? "text-danger-text" : "text-warning-text"}>
          {column ? say.wrong.replace("{column}", column).replace("{message}", message) : message}
        </p>
      ))}
    </div>
  );
}

function Company({ name, isNew }: { name: string; isNew: boolean }) {
  const [before, after = ""] = (isNew ? say.companyMade : say.companyFound).split("{name}");
  return (
    <p>
      {before}
      <Bidi>{name}</Bidi>
      {after}
    </p>
  );
}

function Match({ row }: { row: RowView }) {
  const how = by[row.by as keyof typeof by] ?? "";
  if (row.code === null) return <p>{say.sameFile.replace("{by}", how)}</p>;
  const [before, after = ""] = say.match.replace("{by}", how).split("{code}");
  return (
    <p>
      {before}
      <Link prefetch={false} href={`/customers/${row.code}`} className="link">
        <Ltr>{row.code}</Ltr>
      </Link>
      {after}
    </p>
  );
}
