import { type Base, type Evidence, type LikenessReason, share } from "./likeness-evidence";
import { fullName } from "./likeness-features";
import { editDistance, type NameWord, nameWord } from "./likeness-names";

type Level = "same" | "sound" | "edit" | "similar" | "initial";
type Match = { level: Level; m: number; h: number; share: number };

/** How often a slip makes this of that: 1 in 10 names has one slip, and a name has about 100 neighbours one slip away. */
const SLIP = 0.1 / 100;
const SOUND_SLIP = 0.05 / 5;
const USUAL_WORD = 1 / 2000;

/**
 * How well two names agree. Words are matched in any order; the rarer a word, the more its agreement says (Fellegi and Sunter 1969,
 * "frequency-based" weights: log2 of m / share). A slip is only likely where at least one spelling is rare: حسینی and حسنی are two
 * families, حسینی and حسیینی one. What a whole name says is bounded by
 * how often the whole occurs, for its words go together. Of a household all but the given name is expected to agree.
 */
export function nameEvidence(a: NameWord[], b: NameWord[], base: Base): Evidence | null {
  if (a.length === 0 || b.length === 0) return null;
  const joined = (words: NameWord[]) => words.map((w) => w.text).join("");
  if (joined(a) === joined(b)) {
    const [x, y] = [align(a, a, base), align(b, b, base)];
    return { ...(x.m < y.m ? x : y), reason: a.length === b.length ? "sameName" : "sameNameOtherSpacing" };
  }
  const best = align(a, b, base);
  return best.m > 12 ? best : spacedOtherwise(a, b, base, best);
}

/** A space too many or too few: neighbours of the longer name taken as one word, where that explains clearly more. */
function spacedOtherwise(a: NameWord[], b: NameWord[], base: Base, best: Evidence): Evidence {
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  const merged = long.slice(1).map((word, i) => {
    const words = [...long.slice(0, i), nameWord(long[i]!.text + word.text), ...long.slice(i + 2)];
    return { ...align(words, short, base), reason: "sameNameOtherSpacing" as const };
  });
  return merged.reduce((x, y) => (y.m - 2 > x.m && y.m > 0 ? y : x), best);
}

/** Best words first; what is left over on both sides disagrees. */
function align(a: NameWord[], b: NameWord[], base: Base): Evidence {
  const all = a.flatMap((x, i) => b.map((y, j) => ({ i, j, match: matchOf(x, y, base) })));
  const pairs = all.filter((p) => p.match !== null).sort((p, q) => q.match!.m - p.match!.m);
  const [usedA, usedB] = [new Set<number>(), new Set<number>()];
  const matches: Match[] = [];
  let ordered = true;
  for (const { i, j, match } of pairs) {
    if (usedA.has(i) || usedB.has(j)) continue;
    ordered &&= i === j || a.length !== b.length;
    usedA.add(i);
    usedB.add(j);
    matches.push(match!);
  }
  const others = Math.min(a.length - usedA.size, b.length - usedB.size);
  const extra = Math.abs(a.length - b.length);
  const whole = matches.length > 1 && others + extra === 0 ? Math.log2(0.88 / share(base, fullName(a), 2, 0)) : 99;
  const alike = matches.reduce((sum, one) => sum + one.m, 0);
  const m = Math.min(alike, whole) - 6 * others - extra;
  return {
    reason: reasonOf(matches, others, extra, ordered),
    m,
    h: householdBits(matches, others + extra > 0, m),
    u: 0,
  };
}

/** A household shares the family. Where all words agree, the given name would have to agree by chance: at least four bits against it. */
function householdBits(matches: Match[], partly: boolean, m: number): number {
  const bits = matches.map((one) => one.h);
  if (!bits.some((one) => one > 0)) return Math.log2(0.4);
  return partly ? bits.reduce((sum, one) => sum + one, 0) : Math.min(Math.max(...bits), m - 4);
}

function reasonOf(matches: Match[], others: number, extra: number, ordered: boolean): LikenessReason {
  const has = (level: Level) => matches.some((one) => one.level === level);
  if (matches.length === 0) return "otherName";
  if (others > 0) return has("same") || has("sound") ? "otherGivenName" : "otherName";
  if (has("similar")) return "nameSimilar";
  if (has("edit")) return "nameOneEdit";
  if (extra > 0 || has("initial")) return "partOfName";
  if (has("sound")) return "nameSoundsSame";
  return ordered ? "sameName" : "sameNameOtherOrder";
}

function matchOf(x: NameWord, y: NameWord, base: Base): Match | null {
  if (x.text === y.text) {
    const fx = share(base, `n:${x.text}`, 2, USUAL_WORD);
    if (x.text.length === 1) return { level: "initial", m: 1, h: 0, share: 0.1 };
    return { level: "same", m: Math.log2(0.88 / fx), h: Math.log2(0.6 / fx), share: fx };
  }
  if (/\d/.test(x.text + y.text)) return null; // two numbers are not one number with a slip
  const level = levelOf(x, y);
  if (level === null) return null;
  const fx = share(base, `n:${x.text}`, 1, USUAL_WORD);
  const fy = share(base, `n:${y.text}`, 1, USUAL_WORD);
  const either = 1 / fx + 1 / fy;
  const common = Math.max(fx, fy);
  const bound = (m: number, loss: number) => Math.max(-5, Math.min(m, Math.log2(0.88 / common) - loss));
  if (level === "initial") return { level, m: 0, h: 0, share: 0.1 };
  const m = {
    sound: bound(Math.log2(SOUND_SLIP * either), 0.5),
    edit: bound(Math.log2(SLIP * either), 1.5),
    similar: bound(Math.log2((SLIP / 8) * either), 3),
  }[level];
  return m <= -4 ? null : { level, m, h: m > 0 ? Math.log2(0.1 / common) : 0, share: common };
}

function levelOf(x: NameWord, y: NameWord): Exclude<Level, "same"> | null {
  if (x.sound === y.sound) return "sound";
  const [short, long] = x.text.length < y.text.length ? [x.text, y.text] : [y.text, x.text];
  if (short.length === 1) return long.startsWith(short) ? "initial" : null;
  if (long.length < 3) return null;
  if (long.length - short.length > 2) return short.length >= 4 && long.startsWith(short) ? "similar" : null;
  const distance = editDistance(x.text, y.text);
  if (distance <= 1 || editDistance(x.sound, y.sound, 1) <= 1) return "edit";
  if (distance === 2 && (short.length >= 5 || (short.length === 4 && short[0] === long[0]))) return "similar";
  return short.length >= 4 && long.startsWith(short) ? "similar" : null;
}
