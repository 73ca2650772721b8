import { likeness, SUGGESTED_FROM } from "@/lib/identity/likeness";
import type { Base } from "@/lib/identity/likeness-evidence";
import { type Features, featuresOf, tokensOf } from "@/lib/identity/likeness-features";
import { BLOCK_LIMIT, keysOf, MOST_COMPARED } from "@/lib/identity/likeness-keys";
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
  const skipped = [...blocks.values()].filter((ids) => ids.length > BLOCK_LIMIT).length;
  const compared = all.flatMap((one, i) => nearest(blocks, keysOf(one), i).map((j) => pairKey(one.id, all[j]!.id)));
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

/** The others after `i` that it is compared with, as `findPairs` has it. */
function nearest(blocks: Map<number, number[]>, keys: number[], i: number): number[] {
  const met = new Map<number, { strength: number; near: number }>();
  for (const key of keys) {
    const block = blocks.get(key)!;
    if (block.length > BLOCK_LIMIT) continue;
    const strength = key < 0 ? 2 : 1;
    for (const j of block.filter((other) => other > i)) {
      const so = met.get(j) ?? { strength: 0, near: 0 };
      met.set(j, {
        strength: so.strength + strength,
        near: so.near + Math.log((2 * BLOCK_LIMIT) / (block.length - 1)),
      });
    }
  }
  const enough = [...met].filter(([, so]) => so.strength >= 2).sort(([, x], [, y]) => y.near - x.near);
  return enough.slice(0, MOST_COMPARED).map(([j]) => j);
}

export function baseOf(cards: Features[]): Base {
  const counts = new Map<string, number>();
  for (const card of cards) for (const token of tokensOf(card)) counts.set(token, (counts.get(token) ?? 0) + 1);
  return { cards: cards.length, count: (token) => counts.get(token) ?? 0 };
}
