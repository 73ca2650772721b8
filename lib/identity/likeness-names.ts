import { searchKey } from "@/lib/base/text";

/** One word of a name: as folded by `searchKey`, as it sounds, and its consonants. */
export type NameWord = { text: string; sound: string; bones: string };

const list = (words: string) => new Set(words.split(/\s+/).map(searchKey));
const TITLES = list(
  "آقا آقای خانم سرکار جناب مهندس دکتر استاد سید سیده سادات حاج حاجی حاجیه کربلایی مشهدی شیخ ارباب mr mrs ms miss dr eng prof",
);
const COMPANY = list(
  `شرکت گروه موسسه مؤسسه هلدینگ بنیاد کارخانه کارخانجات صنایع بازرگانی تولیدی خدماتی تعاونی سهامی خاص عام با مسئولیت محدود مسوولیت
   co company inc ltd llc corp corporation group pjs plc gmbh limited`,
);
/** Letters that Persian speakers say alike and so write one for another. */
const SOUND: Record<string, string> = { ث: "س", ص: "س", ذ: "ز", ض: "ز", ظ: "ز", ط: "ت", ح: "ه", غ: "ق", ع: "ا" };
const LATIN: [RegExp, string][] = [
  [/ph/g, "f"],
  [/ck|q/g, "k"],
  [/c(?=[eiy])/g, "s"],
  [/c/g, "k"],
  [/z/g, "s"],
  [/w/g, "v"],
  [/y/g, "i"],
  [/(?<=.)e$/g, ""],
];

/** As it sounds: one letter for each group that is said alike, no doubled letter. Rules of our own, after the idea of Soundex. */
export function soundOf(word: string): string {
  const said = word.replace(/[ثصذضظطحغع]/g, (c) => SOUND[c] ?? c);
  return LATIN.reduce((s, [from, to]) => s.replace(from, to), said).replace(/(.)\1+/gu, "$1");
}

/** First letter and the consonants after it: what most slips leave as it was. */
const bonesOf = (sound: string) => sound.slice(0, 1) + sound.slice(1).replace(/[اویهaeiouhvy]/g, "");

const latinBase = (s: string) => s.normalize("NFD").replace(/(?<=[a-z])\p{M}+/gu, "");

/** Words of any text, folded; punctuation parts them. */
export const wordsOf = (s: string): string[] =>
  latinBase(searchKey(s))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

export const nameWord = (text: string): NameWord => {
  const sound = soundOf(text);
  return { text, sound, bones: bonesOf(sound) };
};

/** Ends of family names that some write apart: حسن زاده, حسن‌زاده, حسنزاده. */
const ENDS = list("زاده پور نژاد نیا فر راد وند منش دوست خواه پناه یان لو");

/** A person's name without titles, an organization's without its legal form; all words when nothing else is left. */
export function nameWords(name: string | null, person: boolean): NameWord[] {
  const words = wordsOf((name ?? "").replace(/[\u200c'’]/g, ""));
  const empty = person ? TITLES : COMPANY;
  const telling = words.filter((word) => !empty.has(word));
  const kept = telling.length > 0 ? telling : words;
  const whole: string[] = [];
  for (const word of kept) {
    if (person && ENDS.has(word) && whole.length > 0) whole.push(whole.pop()! + word);
    else whole.push(word);
  }
  return whole.slice(0, 6).map(nameWord);
}

/**
 * Distance of Damerau and Levenshtein in its "optimal string alignment" form (Boytsov 2011, §2.2): letters added, dropped, changed, or
 * neighbours swapped; counts up to `limit`, then answers `limit + 1`.
 */
export function editDistance(a: string, b: string, limit = 2): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit || lettersApart(a, b) > 2 * limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length]!, limit + 1);
}

/** Letters that stand in one of the two only, at least: each slip brings or takes at most two. Spares most of the tables above. */
function lettersApart(a: string, b: string): number {
  let [x, y, n] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) x |= 1 << (a.charCodeAt(i) & 31);
  for (let i = 0; i < b.length; i++) y |= 1 << (b.charCodeAt(i) & 31);
  for (let left = x ^ y; left !== 0; left &= left - 1) n++;
  return n;
}

/** Two letters each, with the ends marked. */
function pairsOf(s: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let i = 0; i <= s.length; i++) {
    const pair = `${s[i - 1] ?? "^"}${s[i] ?? "$"}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** Share of common letter pairs, 0 to 1: the coefficient of Dice (1945) over bigrams. */
export function pairShare(a: string, b: string): number {
  if (a === "" || b === "") return 0;
  const [x, y] = [pairsOf(a), pairsOf(b)];
  let common = 0;
  for (const [pair, n] of x) common += Math.min(n, y.get(pair) ?? 0);
  return (2 * common) / (a.length + b.length + 2);
}
