import { persianDigits } from "@/lib/base/text";

/** Money is stored in rial; a toman is ten rials. «۱٬۲۳۴٬۵۶۷ ریال» or «۱۲۳٬۴۵۶٫۷ تومان», never rounded. */
export function formatMoney(rial: bigint, unit: "rial" | "toman"): string {
  if (unit === "rial") return `${grouped(rial)} ریال`;
  const size = rial < 0n ? -rial : rial;
  const fraction = size % 10n === 0n ? "" : `٫${persianDigits(String(size % 10n))}`;
  return `${rial < 0n ? "\u2212" : ""}${grouped(size / 10n)}${fraction} تومان`;
}

/** What was typed in the house's unit, as rial. */
export function toRial(amount: bigint, unit: "rial" | "toman"): bigint {
  return unit === "toman" ? amount * 10n : amount;
}

function grouped(n: bigint): string {
  const digits = String(n < 0n ? -n : n).replace(/\B(?=(\d{3})+$)/g, "٬");
  return `${n < 0n ? "\u2212" : ""}${persianDigits(digits)}`;
}
