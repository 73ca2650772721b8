import { latinDigits } from "@/lib/base/text";
import { fromJalali, jalaliParts } from "@/lib/i18n/date";

const MONTHS = "فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند".split("|");

/**
 * A day as people write it: Jalali (`1364/05/12`, `64/5/12`, `13640512`, «۱۲ مرداد ۱۳۶۴») or Gregorian (`1985-08-03`, `8/3/1985` when it
 * cannot be day first). @returns `YYYY-MM-DD`, Gregorian; null when it is no day, or lies after 2100
 */
export function readDay(typed: string): string | null {
  const plain = latinDigits(typed.trim())
    .replace(/[ي]/g, "ی")
    .replace(/[\sT]+\d{1,2}:\d{2}.*$/, "");
  const words = /^(\d{1,2})\s+(\S+)\s+(?:ماه\s+)?(\d{4})$/.exec(plain);
  const month = words ? MONTHS.indexOf(words[2]!.replace(/ماه$/, "").trim()) + 1 : 0;
  if (words && month > 0) return jalali(Number(words[3]), month, Number(words[1]));
  const joined = /^(1[34]\d{2}|19\d{2}|20\d{2})(\d{2})(\d{2})$/.exec(plain);
  const [, a = "", b = "", c = ""] = joined ?? /^(\d{1,4})[/\-.](\d{1,2})[/\-.](\d{1,4})$/.exec(plain) ?? [];
  if (a === "") return null;
  if (a.length === 4) return ofYear(Number(a), Number(b), Number(c));
  if (c.length === 4) return endingInYear(Number(a), Number(b), Number(c));
  // Two digits of a year, as Persian forms have them: 64/05/12 is 1364.
  return a.length === 2 && Number(a) > 12 ? jalali(1300 + Number(a), Number(b), Number(c)) : null;
}

const ofYear = (year: number, month: number, day: number) =>
  year < 1700 ? jalali(year, month, day) : gregorian(year, month, day);

function endingInYear(a: number, b: number, year: number): string | null {
  if (year < 1700) return jalali(year, b, a);
  return b > 12 ? gregorian(year, a, b) : gregorian(year, b, a);
}

function jalali(year: number, month: number, day: number): string | null {
  const noon = year >= 1200 && year < 1480 ? fromJalali({ year, month, day, hour: 12 }) : null;
  return noon && jalaliParts(noon).day === day ? noon.toISOString().slice(0, 10) : null;
}

function gregorian(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day, 12));
  const same = at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return same && year >= 1850 && year <= 2100 ? at.toISOString().slice(0, 10) : null;
}
