import { likeness, SUGGESTED_FROM } from "@/lib/identity/likeness";
import type { Base } from "@/lib/identity/likeness-evidence";
import { type Features, featuresOf, tokensOf } from "@/lib/identity/likeness-features";
import { BLOCK_LIMIT, keysOf } from "@/lib/identity/likeness-keys";
import { type Made, pairKey } from "@/tests/identity/people";

/** Blocks, compares and judges cards in memory, as the scan does in the database. */
export function judge({ cards, twins }: Made) {
  const features = new Map(cards.map((card) => [card.id, featuresOf(card)]));
  const base = baseOf([...features.values()]);
  const all = [...features.values()];
  const blocks = new Map<number, number[]>();
  for (const [i, one] of all.entries())
    for (const key of keysOf(one)) {
      const block = blocks.get(key);
      if (block) block.push(i);
      else blocks.set(key, [i]);
    }
  const weights = new Map<number, number>();
  let skipped = 0;
  for (const [key, ids] of blocks) {
    if (ids.length > BLOCK_LIMIT) skipped++;
    else
      for (const [i, a] of ids.entries())
        for (const b of ids.slice(i + 1)) {
          const pair = a * all.length + b;
          weights.set(pair, (weights.get(pair) ?? 0) + (key < 0 ? 2 : 1));
        }
  }
  const compared: string[] = [];
  for (const [pair, weight] of weights)
    if (weight >= 2) compared.push(pairKey(all[Math.floor(pair / all.length)]!.id, all[pair % all.length]!.id));
  const found = new Map<string, number>();
  for (const pair of compared) {
    const [a, b] = pair.split(" ") as [string, string];
    const like = likeness(features.get(a)!, features.get(b)!, base);
    if (like && like.score >= SUGGESTED_FROM) found.set(pair, like.score);
  }
  const right = [...found.keys()].filter((pair) => twins.has(pair)).length;
  const met = compared.filter((pair) => twins.has(pair)).length;
  return {
    base,
    features,
    found,
    compared,
    skipped,
    recall: right / twins.size,
    precision: right / found.size,
    met: met / twins.size,
  };
}

export function baseOf(cards: Features[]): Base {
  const counts = new Map<string, number>();
  for (const card of cards) for (const token of tokensOf(card)) counts.set(token, (counts.get(token) ?? 0) + 1);
  return { cards: cards.length, count: (token) => counts.get(token) ?? 0 };
}
