import { plainEntry } from "@/lib/base/text";

/**
 * کد ملی: 10 digits; 8 or 9 typed digits get their leading zeros back.
 * Σ dᵢ·(10−i), i = 0…8, mod 11 = r; check digit = r if r < 2, else 11 − r (as in persian-tools, MIT). Repeated digits pass the sum
 * and are refused; so are six zeros in the middle.
 * @returns ten Latin digits, or null when wrong
 */
export function parseNationalId(typed: string): string | null {
  const digits = plainEntry(typed).replace(/[\s-]/g, "");
  if (!/^\d{8,10}$/.test(digits)) return null;
  const id = digits.padStart(10, "0");
  if (/^(\d)\1{9}$/.test(id) || id.slice(3, 9) === "000000") return null;
  const r = sum(id.slice(0, 9), (i) => 10 - i) % 11;
  return Number(id[9]) === (r < 2 ? r : 11 - r) ? id : null;
}

/**
 * شناسهٔ ملی of a legal person: 11 digits. Σ (dᵢ + d₉ + 2)·wᵢ over the first ten, w = 29 27 23 19 17 twice, mod 11; 10 counts as 0;
 * equals the 11th digit (as in persian-tools, MIT).
 * @returns eleven Latin digits, or null when wrong
 */
export function parseLegalId(typed: string): string | null {
  const id = plainEntry(typed).replace(/[\s-]/g, "");
  if (!/^\d{11}$/.test(id) || /^(\d)\1{10}$/.test(id) || id.slice(3, 9) === "000000") return null;
  const weights = [29, 27, 23, 19, 17];
  const added = Number(id[9]) + 2;
  const r = sum(id.slice(0, 10), (i) => weights[i % 5]!, added) % 11;
  return Number(id[10]) === r % 10 ? id : null;
}

function sum(digits: string, weight: (i: number) => number, added = 0): number {
  return Array.from(digits).reduce((total, d, i) => total + (Number(d) + added) * weight(i), 0);
}
