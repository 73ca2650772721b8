import { expect, test } from "vitest";
import { formatMoney, toRial } from "@/lib/base/money";

test.each([
  [0n, "rial", "۰ ریال"],
  [1234567n, "rial", "۱٬۲۳۴٬۵۶۷ ریال"],
  [-1000n, "rial", "\u2212۱٬۰۰۰ ریال"],
  [1234560n, "toman", "۱۲۳٬۴۵۶ تومان"],
  [1234567n, "toman", "۱۲۳٬۴۵۶٫۷ تومان"],
  [-5n, "toman", "\u2212۰٫۵ تومان"],
  [9223372036854775807n, "rial", "۹٬۲۲۳٬۳۷۲٬۰۳۶٬۸۵۴٬۷۷۵٬۸۰۷ ریال"],
] as const)("%s as %s is %s", (rial, unit, shown) => expect(formatMoney(rial, unit)).toBe(shown));

test("a toman is ten rials", () => expect(toRial(12n, "toman")).toBe(120n));
