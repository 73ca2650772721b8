import { shownPoint } from "@/components/customers/points";
import { joinedKey, latinDigits } from "@/lib/base/text";
import { formatDate } from "@/lib/i18n/date";
import { duplicates as say } from "@/lib/i18n/messages/fa/duplicates";
import { words } from "@/lib/i18n/messages/fa/words";
import { fa } from "@/lib/i18n/number";
import { t } from "@/lib/i18n/t";
import type { Side, Suggested } from "@/lib/identity/schema";

export type Value = { text: string; note?: string; ltr?: boolean; old?: boolean };
export type Facing = {
  field: keyof typeof say.fields;
  sides: [Value[], Value[]];
  /** Null where one side has nothing: two empty fields neither agree nor differ. */
  same: boolean | null;
};

const plain = (text: string | null | undefined): Value[] => (text ? [{ text }] : []);
const key = (values: Value[]) =>
  values
    .map((v) => joinedKey(v.text))
    .sort()
    .join("|");

/** Two cards field by field; fields that both lack are left out. */
export function facing({ customers: [a, b], sameNationalId }: Suggested): Facing[] {
  const both = (field: Facing["field"], of: (one: Side) => Value[], same?: boolean): Facing => {
    const sides: Facing["sides"] = [of(a), of(b)];
    const known = sides.every((values) => values.length > 0);
    return { field, sides, same: known ? (same ?? key(sides[0]) === key(sides[1])) : null };
  };
  /** What differs between any two people, and says nothing of whether they are one. */
  const told = (field: Facing["field"], of: (one: Side) => Value[]): Facing => {
    const row = both(field, of);
    return { ...row, same: row.same || null };
  };
  const points = (kind: Side["points"][number]["kind"]) => (one: Side) =>
    one.points.filter((p) => p.kind === kind).map(pointValue);
  const rows = [
    both("name", (c) => plain(c.name)),
    both("kind", (c) => plain(words.customerKind[c.kind])),
    both("nationalId", (c) => idValue(c), sameNationalId),
    both("birthday", (c) => plain(c.birthday && formatDate(new Date(`${c.birthday}T12:00:00Z`)))),
    both("mobile", points("mobile")),
    both("landline", points("landline")),
    both("email", points("email")),
    both("handle", points("handle")),
    both("city", (c) => plain([c.province, c.city].filter(Boolean).join("، "))),
    both("address", (c) => plain(c.address)),
    both("postalCode", (c) => (c.postalCode ? [{ text: fa(latinDigits(c.postalCode)), ltr: true }] : [])),
    told("requests", (c) => plain(t("duplicates.requests", { n: c.requestCount, open: c.openCount }))),
    told("created", (c) => plain(formatDate(c.createdAt))),
  ];
  return rows.filter((row) => row.sides.some((values) => values.length > 0));
}

function idValue({ nationalId, nationalIdConfirmed }: Side): Value[] {
  if (!nationalId) return [];
  return [{ text: fa(nationalId), ltr: true, ...(nationalIdConfirmed ? { note: say.confirmed } : {}) }];
}

function pointValue(point: Side["points"][number]): Value {
  const note = point.retired ? say.retired : point.shared ? say.shared : point.verified ? say.confirmed : undefined;
  return { text: shownPoint(point), ltr: true, old: point.retired, ...(note ? { note } : {}) };
}

/** A likeness as a word. */
export function likenessWord(score: number): keyof typeof say.likeness {
  if (score >= 0.9) return "certain";
  if (score >= 0.7) return "high";
  return score >= 0.45 ? "middle" : "low";
}

/** Never a hundred: only a person is sure. */
export const percent = (score: number): string => t("duplicates.percent", { n: Math.min(99, Math.round(score * 100)) });
