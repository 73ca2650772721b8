import type { Random } from "@/prisma/demo/random";

/** A person's national ID: ten digits, the last a check digit. The leading 99 is given to nobody. */
export function nationalId(random: Random): string {
  const nine = `99${String(random.int(0, 9_999_999)).padStart(7, "0")}`;
  const sum = [...nine].reduce((total, d, i) => total + Number(d) * (10 - i), 0) % 11;
  return nine + String(sum < 2 ? sum : 11 - sum);
}

/** A legal person's national ID: eleven digits, the last a check digit (weights 29 27 23 19 17, twice). */
export function legalId(random: Random): string {
  const ten = `1099${String(random.int(0, 999_999)).padStart(6, "0")}`;
  const plus = Number(ten[9]) + 2;
  const weights = [29, 27, 23, 19, 17, 29, 27, 23, 19, 17];
  const sum = weights.reduce((total, weight, i) => total + (Number(ten[i]) + plus) * weight, 0) % 11;
  return ten + String(sum === 10 ? 0 : sum);
}
