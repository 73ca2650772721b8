import type { Db } from "@/lib/base/db";
import { newId } from "@/lib/base/id";
import type { NewEvent } from "@/lib/kernel/events";
import { type Likeness, likeness, SUGGESTED_FROM } from "./likeness";
import type { Features } from "./likeness-features";
import { findPairs, loadBase, loadFeatures, type Pair } from "./likeness-store";

type Judged = Pair & Likeness;
export type Compared = { compared: number; opened: number; withdrawn: number; skipped: number };
type Compare = { source: "check" | "scan"; now: Date; record: (event: NewEvent) => void };

/** More likenesses of one card than this at a time are noise: the best are told. */
const MOST = 10;

/** Compares these cards with what is near them and writes what is alike; never merges. */
export async function suggestFor(db: Db, cards: Map<string, Features>, to: Compare): Promise<Compared> {
  const { pairs, skipped } = await findPairs(db, [...cards.keys()], to.source === "scan");
  const others = new Set(pairs.flatMap(({ a, b }) => [a, b]).filter((id) => !cards.has(id)));
  const near = others.size === 0 ? new Map<string, Features>() : await loadFeatures(db, [...others]);
  const all = new Map([...near, ...cards]);
  const base = await loadBase(db, all.values());
  const judged = pairs.flatMap(({ a, b }): Judged[] => {
    const [x, y] = [all.get(a), all.get(b)];
    const like = x && y ? likeness(x, y, base) : null;
    return [{ a, b, ...(like ?? { score: 0, reasons: [] }) }];
  });
  const alike = best(judged.filter((one) => one.score >= SUGGESTED_FROM));
  const opened = await open(db, alike, to);
  const withdrawn = await withdraw(
    db,
    judged.filter((one) => one.score < SUGGESTED_FROM),
    to,
  );
  return { compared: pairs.length, opened, withdrawn, skipped };
}

function best(alike: Judged[]): Judged[] {
  const told = new Map<string, number>();
  return alike
    .sort((x, y) => y.score - x.score)
    .filter(({ a, b }) => {
      const [n, m] = [told.get(a) ?? 0, told.get(b) ?? 0];
      if (n >= MOST || m >= MOST) return false;
      told.set(a, n + 1).set(b, m + 1);
      return true;
    });
}

/** What was dismissed stays so for ever; what waits gets the new score, and keeps what only the intake could know. */
async function open(db: Db, alike: Judged[], { source, now, record }: Compare): Promise<number> {
  if (alike.length === 0) return 0;
  const rows = alike.map((one) => ({ id: newId(), ...one }));
  const made = await db.$queryRaw<(Pair & { id: string; score: number; reasons: Likeness["reasons"] })[]>`
    with written as (
      insert into "MergeSuggestion" as s ("id", "customerAId", "customerBId", "score", "reasons", "source", "createdAt")
      select n."id", n."a", n."b", n."score", n."reasons", ${source}::"SuggestionSource", ${now.toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n("id" uuid, "a" uuid, "b" uuid, "score" float, "reasons" jsonb) order by n."a", n."b"
      on conflict ("customerAId", "customerBId") do update set
        "score" = case when s."source" = 'intake' then greatest(s."score", excluded."score") else excluded."score" end,
        "reasons" = coalesce((select jsonb_agg(r) from jsonb_array_elements(s."reasons") r
          where r->>'reason' in ('keysOnOneRequest', 'sharedKey', 'sameKey')), '[]') || excluded."reasons"
      where s."status" = 'open' and (s."score", s."reasons") is distinct from (excluded."score", excluded."reasons")
      returning s."id", s."customerAId" as "a", s."customerBId" as "b", s."score", s."reasons", s.xmax = 0 as "isNew"
    ) select "id", "a", "b", "score", "reasons" from written where "isNew"`;
  for (const { id, a, b, score, reasons } of made)
    record({
      type: "suggestion.opened",
      customerId: a,
      subject: { type: "suggestion", id },
      after: { a, b, score, reasons, source },
    });
  return made.length;
}

/** What looked alike before a card was changed, and does no more. What a request brought together waits for a person. */
async function withdraw(db: Db, unlike: Judged[], { record }: Compare): Promise<number> {
  if (unlike.length === 0) return 0;
  const gone = await db.$queryRaw<(Pair & { id: string; score: number })[]>`
    delete from "MergeSuggestion" s using unnest(${unlike.map((p) => p.a)}::uuid[], ${unlike.map((p) => p.b)}::uuid[]) as n("a", "b")
    where s."customerAId" = n."a" and s."customerBId" = n."b" and s."status" = 'open' and s."source" <> 'intake'
    returning s."id", s."customerAId" as "a", s."customerBId" as "b", s."score"`;
  for (const { id, a, b, score } of gone)
    record({
      type: "suggestion.withdrawn",
      customerId: a,
      subject: { type: "suggestion", id },
      before: { a, b, score },
    });
  return gone.length;
}
