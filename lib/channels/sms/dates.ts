import { latinDigits } from "@/lib/base/text";

/**
 * The instant that a gateway names: seconds or milliseconds of Unix, or ISO-like text; without a zone it is Tehran's, which has been
 * +03:30 all year since 1402. Null: unreadable, or no date of this age.
 */
export function gatewayDate(told: string | null): Date | null {
  const text = latinDigits(told ?? "").trim();
  if (text === "") return null;
  if (/^\d{9,10}$/.test(text)) return sound(Number(text) * 1000);
  if (/^\d{13}$/.test(text)) return sound(Number(text));
  const parts =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(
      text,
    );
  if (!parts) return null;
  const [, y, m, d, h = "0", min = "0", s = "0", zone = "+0330"] = parts;
  const minutes =
    zone === "Z" ? 0 : (zone.startsWith("-") ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
  return sound(Date.UTC(Number(y), Number(m) - 1, Number(d), Number(h), Number(min), Number(s)) - minutes * 60_000);
}

const sound = (ms: number): Date | null => (ms > Date.UTC(2000, 0) && ms < Date.UTC(2200, 0) ? new Date(ms) : null);
