import { z } from "zod";
import type { Db } from "@/lib/base/db";
import { notFound } from "@/lib/base/errors";
import { latinDigits } from "@/lib/base/text";
import { maskNationalId } from "@/lib/customers/rules";
import { query } from "@/lib/kernel/command";
import type { Json } from "@/lib/kernel/events";
import { loadSettings } from "@/lib/staff/store";
import { Prisma } from "@/prisma/generated/client";
import {
  type Card,
  type Choice,
  chooseValue,
  fieldsOf,
  isEmpty,
  listFields,
  readField,
  sameValue,
} from "./card-fields";
import { customerRelations, named, PAIRS } from "./relations";

const code = z.string().trim().min(1).max(20).transform(latinDigits);
const MOST = 1000;

export type FieldPair = {
  field: string;
  /** Of a field of the house's own. */
  label: string | null;
  into: Json;
  from: Json;
  same: boolean;
  /** What the merge does when nobody chooses; null: there is nothing to choose. */
  choice: Choice | null;
};
export type MergeWarning = "nationalIds" | "confirmedIds" | "birthdays" | "kinds" | "dismissed";
export type SideView = {
  code: string;
  name: string | null;
  version: number;
  points: string[];
  requestCount: number;
  openCount: number;
};

/** Two cards side by side before they become one: field by field, what would move, and what speaks against it. */
export const previewMerge = query({
  name: "merge.preview",
  input: z.strictObject({ code, into: code }),
  run: async ({ db, input, now }) => {
    const cards = await db.$queryRaw<{ card: Card; points: string[] }[]>`
      select to_jsonb(c) as "card", array(select p."typed" from "ContactPoint" p where p."customerId" = c."id" and p."retiredAt" is null
        order by p."main" desc, p."createdAt" limit 6) as "points"
      from "Customer" c where c."code" in (${input.code}, ${input.into}) and c."mergedIntoId" is null and c."erasedAt" is null`;
    const [from, into] = [input.code, input.into].map((c) => cards.find((one) => one.card.code === c));
    if (!from || !into || from === into) throw notFound();
    const labels = await db.customField.findMany({ select: { id: true, label: true } });
    const { levels } = await loadSettings(db, now);
    const levelName = (key: Json) => levels.find((level) => level.key === key)?.name ?? key;
    const fields = fieldsOf(into.card, from.card)
      .flatMap((field) => pairOf(field, into.card, from.card, labels))
      .map((pair) =>
        pair.field === "level" ? { ...pair, into: levelName(pair.into), from: levelName(pair.from) } : pair,
      );
    return {
      from: sideOf(from),
      into: sideOf(into),
      fields,
      moves: await countMoves(db, from.card.id),
      warnings: await warningsOf(db, from.card, into.card),
    };
  },
});
export type MergePreview = Awaited<ReturnType<typeof previewMerge>>;

const sideOf = ({ card, points }: { card: Card; points: string[] }): SideView => ({
  code: card.code,
  name: card.name as string | null,
  version: card.version,
  points,
  requestCount: card.requestCount as number,
  openCount: card.openCount as number,
});

function pairOf(field: string, into: Card, from: Card, labels: { id: string; label: string }[]): FieldPair[] {
  const [a, b] = [readField(into, field), readField(from, field)];
  if (isEmpty(a) && isEmpty(b)) return [];
  const same = sameValue(field, a, b);
  const result = chooseValue(field, a, b);
  const usual =
    listFields.includes(field) && !isEmpty(a) && !isEmpty(b) ? "both" : sameValue(field, result, a) ? "into" : "from";
  const label = labels.find((l) => field === `custom:${l.id}`)?.label ?? null;
  const fixed = same || field === "stage" || field === "level";
  return [{ field, label, into: shown(field, a), from: shown(field, b), same, choice: fixed ? null : usual }];
}

/** As people read it: a stage by its word, a national ID masked. */
function shown(field: string, value: Json): Json {
  if (value === null || !["stage", "level", "nationalId"].includes(field)) return value;
  const { value: told } = value as { value: string };
  return field === "nationalId" ? maskNationalId(told) : told;
}

/** How many rows of each table would move, counted no further than a thousand. */
async function countMoves(db: Db, id: string): Promise<Record<string, number>> {
  const relations = (await customerRelations(db)).filter((r) => r.table !== PAIRS && r.table !== "CustomerView");
  const parts = relations.map(
    ({ table, column }) => Prisma.sql`select ${table}::text as "table", (select count(*)::int from (
      select 1 from ${named(table)} x where x.${named(column)} = ${id}::uuid limit ${MOST + 1}) as few) as "n"`,
  );
  const rows = await db.$queryRaw<{ table: string; n: number }[]>`${Prisma.join(parts, " union all ")}`;
  const sums: Record<string, number> = {};
  for (const { table, n } of rows) if (n > 0) sums[table] = (sums[table] ?? 0) + n;
  return sums;
}

async function warningsOf(db: Db, from: Card, into: Card): Promise<MergeWarning[]> {
  const found: MergeWarning[] = [];
  if (from.nationalId && into.nationalId && from.nationalId !== into.nationalId)
    found.push(from.nationalIdConfirmedAt && into.nationalIdConfirmedAt ? "confirmedIds" : "nationalIds");
  if (from.birthday && into.birthday && from.birthday !== into.birthday) found.push("birthdays");
  if (from.kind !== into.kind) found.push("kinds");
  const [a, b] = [from.id, into.id].sort() as [string, string];
  const judged = await db.mergeSuggestion.findUnique({
    where: { customerAId_customerBId: { customerAId: a, customerBId: b } },
  });
  if (judged?.status === "dismissed") found.push("dismissed");
  return found;
}
