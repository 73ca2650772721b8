import { persianDigits } from "@/lib/base/text";

/** Numbers in Persian digits, in groups of three («۱۲٬۳۴۵», «۳٫۵», «−۲»); of a string only the digits change. */
export function fa(n: number | bigint | string): string {
  if (typeof n === "string") return persianDigits(n);
  const [whole = "", fraction] = plain(n).split(".");
  const grouped = whole.replace("-", "\u2212").replace(/\B(?=(\d{3})+$)/g, "٬");
  return persianDigits(fraction ? `${grouped}٫${fraction}` : grouped);
}

function plain(n: number | bigint): string {
  if (typeof n === "bigint" || Number.isSafeInteger(n)) return String(n);
  return n.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 6 });
}
