import { Pencil } from "lucide-react";
import type { ReactNode } from "react";
import { Facts } from "@/components/layout/facts";
import { Section } from "@/components/layout/page";
import { Badge } from "@/components/ui/badge";
import { Bidi, Ltr, Written } from "@/components/ui/bidi";
import { LinkButton } from "@/components/ui/link-button";
import type { Actor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/policy";
import type { CustomerInFull } from "@/lib/customers/read-customer";
import type { CustomValue, FieldRow } from "@/lib/customers/rules";
import { formatDate, fromTehran, jalaliParts } from "@/lib/i18n/date";
import { profile } from "@/lib/i18n/messages/fa/profile";
import { fa } from "@/lib/i18n/number";
import { type MessageKey, t } from "@/lib/i18n/t";

const { facts: say } = profile;
type Props = { customer: CustomerInFull; actor: Actor; now: Date };

/** What is known of him, the house's own fields among it. Unknown things take no room. */
export function CardFacts({ customer: c, actor, now }: Props) {
  const company = c.kind !== "person";
  return (
    <Section
      title={say.title}
      actions={
        may("customer.update", actor, null) && (
          <LinkButton
            href={`/customers/${c.code}/edit`}
            size="sm"
            variant="quiet"
            hotkey="KeyE"
            hotkeyLabel={profile.edit}
          >
            <Pencil aria-hidden="true" />
            {profile.edit}
          </LinkButton>
        )
      }
    >
      <Facts
        items={[
          known(c.birthday, company ? say.founded : say.birthday, (day) => (
            <Day day={day} now={company ? null : now} />
          )),
          known([...new Set([c.province, c.city].filter(Boolean))].join("، "), say.city, (place) => (
            <Bidi>{place}</Bidi>
          )),
          known(c.address, say.address, (address) => <Bidi>{address}</Bidi>),
          known(c.postalCode, say.postalCode, (digits) => <Ltr>{fa(digits)}</Ltr>),
          known(c.incomeBand, say.incomeBand, (band) => t(`profile.income.${band}` as MessageKey)),
          c.services.length > 0 && { label: say.services, value: <Chips words={c.services} /> },
          c.interests.length > 0 && { label: say.interests, value: <Chips words={c.interests} /> },
          c.tastes.length > 0 && { label: say.tastes, value: <Chips words={c.tastes} /> },
          known(c.expectations, say.expectations, (words) => <Written className="text-sm">{words}</Written>),
          ...c.fields.map((field) => {
            const value = c.custom[field.id];
            return value !== undefined && { label: field.label, value: <Custom field={field} value={value} /> };
          }),
          { label: say.since, value: formatDate(c.createdAt) },
        ]}
      />
    </Section>
  );
}

/** The fact, unless nothing is known. */
const known = (value: string | null, label: string, show: (value: string) => ReactNode) =>
  value ? { label, value: show(value) } : null;

const Chips = ({ words }: { words: string[] }) => (
  <span className="flex flex-wrap gap-1">
    {words.map((word) => (
      <Badge key={word} className="max-w-full">
        <Bidi className="truncate">{word}</Bidi>
      </Badge>
    ))}
  </span>
);

/** A day without a time; with `now` also how many years ago that is. */
function Day({ day, now }: { day: string; now: Date | null }) {
  const at = fromTehran(day, 12 * 60);
  const age = now ? ageAt(at, now) : null;
  return (
    <>
      {formatDate(at)}
      {age !== null && age > 0 && <span className="text-muted"> ({t("profile.facts.age", { n: age })})</span>}
    </>
  );
}

/** Full Jalali years. */
function ageAt(born: Date, now: Date): number {
  const [a, b] = [jalaliParts(born), jalaliParts(now)];
  return b.year - a.year - (b.month < a.month || (b.month === a.month && b.day < a.day) ? 1 : 0);
}

function Custom({ field, value }: { field: FieldRow; value: CustomValue }) {
  if (field.type === "yes_no") return value ? say.yes : say.no;
  if (field.type === "number") return <span className="tabular">{fa(Number(value))}</span>;
  if (field.type === "date") return <Day day={String(value)} now={null} />;
  return <Bidi>{String(value)}</Bidi>;
}
