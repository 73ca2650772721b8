import type { Profile } from "@/tests/identity/people";

/* The slips of hands, by seeded chance. */

export const two = (n: number) => String(n).padStart(2, "0");
const ALIKE = ["ثسص", "ذزضظ", "تط", "حه", "قغ", "اع", "یئ", "sz", "ck", "iy", "ea"];

export function slipOf(text: string, { hands, latin }: Profile, random: () => number): string {
  const letters = [...text];
  const at = Math.min(letters.length - 1, 1 + Math.floor(random() * (letters.length - 1)));
  const alphabet = latin ? "abcdefghijklmnopqrstuvwxyz" : "ابپتجچحخدرزسشصطعفقکگلمنوهی";
  const other = alphabet[Math.floor(random() * alphabet.length)]!;
  let left = random() * hands.reduce((a, b) => a + b, 0);
  const way = hands.findIndex((w) => {
    left -= w;
    return left < 0;
  });
  if (way === 0) letters[at] = other;
  else if (way === 1) letters.splice(at, 1);
  else if (way === 2) letters.splice(at, 0, random() < 0.5 ? letters[at]! : other);
  else if (way === 3 && at > 0) [letters[at - 1], letters[at]] = [letters[at]!, letters[at - 1]!];
  else if (way === 4) {
    const group = ALIKE.find((g) => g.includes(letters[at]!));
    if (group) letters[at] = [...group].find((c) => c !== letters[at])!;
    else letters.splice(at, 1);
  } else letters.splice(at, 0, " ");
  return letters.join("");
}

export function wrongDigit(text: string, random: () => number): string {
  const at = Math.floor(random() * (text.length - 1));
  if (random() < 0.4) return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
  return text.slice(0, at) + Math.floor(random() * 10) + text.slice(at + 1);
}

export function wrongDay(day: string, random: () => number): string | null {
  const [y, m, d] = day.split("-") as [string, string, string];
  const way = Math.floor(random() * 4);
  if (way === 0) return `${y}-${two(1 + Math.floor(random() * 12))}-${d}`;
  if (way === 1) return `${y}-${m}-${two(1 + Math.floor(random() * 28))}`;
  if (way === 2) return Number(d) <= 12 ? `${y}-${d}-${m}` : null;
  return `${Number(y) + (random() < 0.5 ? 1 : -1)}-${m}-${d}`;
}

/** Small seeded random numbers (mulberry32). */
export function mulberry(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
