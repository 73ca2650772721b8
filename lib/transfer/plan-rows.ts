import type { Problem } from "@/lib/base/errors";
import { newId } from "@/lib/base/id";
import { searchKey } from "@/lib/base/text";
import { type Candidate, decideFiling, type Filing, type Suggestion } from "@/lib/identity/rules";
import { blankCard, companyKey, memberOf } from "./companies";
import { apply, changesOf } from "./merge-values";
import type { Card, Known, NewPoint, Plan, PlannedRow } from "./plan";
import type { ReadRow } from "./read-row";
import type { ImportOptions } from "./schema";

type Scene = { known: Known; points: Map<string, Candidate[]>; options: ImportOptions; now: Date; plan: Plan };

/**
 * Decides for each row, in their order, whose card it is (the rule of filing; a code that the row names, or the same line before, go first)
 * and what it adds. Pure but for new ids; changes the cards of `known`, so that later rows meet what earlier ones made.
 */
export function planRows(rows: readonly ReadRow[], known: Known, options: ImportOptions, now: Date): Plan {
  const plan: Plan = { rows: [], suggestions: [] };
  const points = new Map<string, Candidate[]>();
  for (const point of known.points) put(points, point);
  for (const row of rows) plan.rows.push(planRow(row, { known, points, options, now, plan }));
  return plan;
}

function planRow(row: ReadRow, scene: Scene): PlannedRow {
  const { known, options } = scene;
  const none = { card: null, by: null, changes: {}, points: [], tags: [], company: null, refused: [] };
  const plain = { line: row.line, hash: row.hash, problems: row.problems, ...none };
  const bad = Object.keys(row.problems).length > 0;
  if (bad && (options.wrongCells === "reject" || isNobody(row))) return { ...plain, outcome: "rejected" };
  const named = row.code === null ? undefined : known.codes.get(row.code);
  if (row.code !== null && named === undefined) {
    const problem: Problem = { key: "transfer.unknownCode", params: { code: row.code } };
    return { ...plain, outcome: "rejected", problems: { ...row.problems, "-1": problem } };
  }
  const before = named ?? known.hashes.get(row.hash);
  const card = before === undefined ? undefined : known.cards.get(before);
  if (card && named === undefined && !options.update) return { ...plain, outcome: "same", card, by: "row" };
  return file(row, scene, plain, card?.id ?? null);
}

const isNobody = (row: ReadRow) =>
  row.name === null && row.keys.length === 0 && row.code === null && !row.values.nationalId;

type Plain = Omit<PlannedRow, "outcome">;

function file(row: ReadRow, scene: Scene, plain: Plain, named: string | null): PlannedRow {
  const { known, points, options, now } = scene;
  const found = row.keys.flatMap((key) => points.get(nameOf(key)) ?? []);
  const id = row.values.nationalId;
  const holders = typeof id === "string" ? (known.holders.get(id) ?? []) : [];
  const filing = decideFiling(row.keys, found, holders, now, named);
  const standing = filing.customerId === null ? undefined : known.cards.get(filing.customerId);
  const card = standing ?? freshCard(row, options);
  known.cards.set(card.id, card);
  const changes = changesOf(card, row, options.update);
  apply(card, changes);
  const added = addPoints(card, filing, standing === undefined, points);
  const tags = row.tags.filter((tag) => !card.tags.has(searchKey(tag)) && card.tags.add(searchKey(tag)));
  for (const s of filing.suggestions) suggest(scene.plan, s, card.id);
  if (typeof id === "string" && !holders.includes(card.id)) known.holders.set(id, [...holders, card.id]);
  known.hashes.set(row.hash, card.id);
  if (card.kind !== "person" && card.name && !known.companies.has(companyKey(card.name)))
    known.companies.set(companyKey(card.name), card);
  const company = row.company === null ? null : memberOf(card, row.company, options.stage, known);
  const wrote = company !== null || Object.keys(changes).length + added.length + tags.length > 0;
  return {
    ...plain,
    outcome: standing === undefined ? "created" : wrote ? "updated" : "same",
    card,
    by: named === null ? filing.by : row.code === null ? "row" : "code",
    changes,
    points: added,
    tags,
    company,
    refused: filing.keys.flatMap(({ key, refused: reason }) => (reason ? [{ key, reason }] : [])),
  };
}

const nameOf = (key: { kind: string; canonical: string }) => `${key.kind}:${key.canonical}`;

function put(points: Map<string, Candidate[]>, point: Candidate): void {
  const name = nameOf(point);
  const there = points.get(name);
  if (there) there.push(point);
  else points.set(name, [point]);
}

const freshCard = (row: ReadRow, options: ImportOptions): Card =>
  blankCard(row.kind ?? options.kind, row.stage ?? options.stage, null);

/** The keys that come to stand on the card; later rows find it by them. */
function addPoints(card: Card, filing: Filing, origin: boolean, points: Map<string, Candidate[]>): NewPoint[] {
  return filing.keys
    .filter((k) => k.add)
    .map(({ key }) => {
      const point = { id: newId(), customerId: card.id, key, origin };
      const { kind, canonical } = key;
      const claimed = { state: "claimed" as const, provedAt: null, shared: false, origin };
      put(points, { pointId: point.id, customerId: card.id, kind, canonical, ...claimed });
      return point;
    });
}

function suggest(plan: Plan, { a, b, ...rest }: Suggestion, cardId: string): void {
  const [first, second] = [a ?? cardId, b].sort() as [string, string];
  if (first === second || plan.suggestions.some((s) => s.a === first && s.b === second)) return;
  plan.suggestions.push({ ...rest, a: first, b: second });
}
