import Link from "next/link";
import type { ReactNode } from "react";
import { Section } from "@/components/layout/page";
import { Bidi } from "@/components/ui/bidi";
import type { CustomerInFull, RelationView } from "@/lib/customers/read-customer";
import { profile } from "@/lib/i18n/messages/fa/profile";
import { t } from "@/lib/i18n/t";

const { relations: say } = profile;
/** Of a long list so many are seen before it is unfolded. */
const FIRST = 8;

/** What the other one is to this customer. */
export function relationWord({ kind, outward }: Pick<RelationView, "kind" | "outward">): keyof typeof say.words {
  if (kind === "member") return outward ? "memberOf" : "hasMember";
  if (kind === "introduced_by") return outward ? "introducedBy" : "introduced";
  return kind;
}

type Props = { customer: CustomerInFull; add?: ReactNode; end?: (relation: RelationView) => ReactNode };

/** Who belongs to whom, seen from this card; an organization's members stand first, with what each is there. */
export function CardRelations({ customer, add, end }: Props) {
  const { relations, kind } = customer;
  const members = relations.filter((r) => r.kind === "member" && !r.outward);
  const others = relations.filter((r) => !members.includes(r));
  if (relations.length === 0 && !add) return null;
  return (
    <Section
      title={kind !== "person" && others.length === 0 && members.length > 0 ? say.members : say.title}
      actions={add}
    >
      {relations.length === 0 && <p className="text-13 text-muted">{say.none}</p>}
      <Rows rows={[...members, ...others]} end={end} />
    </Section>
  );
}

function Rows({ rows, end }: { rows: RelationView[]; end?: Props["end"] }) {
  const [first, rest] = [rows.slice(0, FIRST), rows.slice(FIRST)];
  if (rest.length < 3) return <List rows={rows} end={end} />;
  return (
    <>
      <List rows={first} end={end} />
      <details className="fold mt-1">
        <summary className="fold-summary text-13 text-muted">{t("profile.relations.all", { n: rows.length })}</summary>
        <List rows={rest} end={end} />
      </details>
    </>
  );
}

const List = ({ rows, end }: { rows: RelationView[]; end?: Props["end"] }) => (
  <ul className="flex flex-col">
    {rows.map((r) => (
      <li key={r.id} className="flex min-h-9 items-center justify-between gap-2">
        <span className="min-w-0 leading-snug">
          <Link href={`/customers/${r.code}`} prefetch={false} className="link wrap-anywhere">
            <Bidi>{r.name ?? t("words.anonymous")}</Bidi>
          </Link>{" "}
          <span className="text-13 text-muted">
            {say.words[relationWord(r)]}
            {r.role && (
              <>
                {"، "}
                <Bidi>{r.role}</Bidi>
              </>
            )}
          </span>
        </span>
        {end?.(r)}
      </li>
    ))}
  </ul>
);
