/** A session ends after 12 hours without a request, and 14 days after sign-in in any case (milliseconds). */
export const SESSION_IDLE = 12 * 3_600_000;
export const SESSION_LIFE = 14 * 86_400_000;
/** `lastSeenAt` is written at most this often (milliseconds). */
export const SESSION_TOUCH = 5 * 60_000;
/** A temporary password lets its owner in once within a day (milliseconds). */
export const TEMPORARY_LIFE = 86_400_000;

/** What `User.preferences` holds. `temporary`: the password was given by an administrator and must be changed first. */
export type Preferences = {
  theme?: "system" | "light" | "dark";
  shortcuts?: boolean;
  customerColumns?: string[];
  temporary?: { until: string; used?: boolean };
  /** Not kept there: «غایب», as the session is read. */
  away?: boolean;
};

export const PASSWORD_MIN = 10;
const COMMON = new Set(
  (
    "1234567890 0123456789 9876543210 0987654321 1111111111 0000000000 1234512345 1q2w3e4r5t 1qaz2wsx3edc qwertyuiop " +
    "qwerty1234 qwerty12345 qwerty123456 asdfghjkl; password12 password123 password1234 passw0rd123 p@ssw0rd123 p@ssword123 " +
    "iloveyou123 letmein1234 welcome123 welcome1234 admin12345 admin123456 administrator administrator1 changeme123 " +
    "abcdefghij abcd123456 abc1234567 a123456789 aa12345678 123456789a 12345678910 123456789123 112233445566 11223344556677 " +
    "1122334455 1212121212 1231231231 123123123123 123321123321 0912345678 09123456789 09121234567 peyvand-demo peyvand123 " +
    "salam12345 salam123456 tehran12345 iran123456 iran1234567 mohammad123 mohammad1234 password-demo zxcvbnm123 zxcvbnm,./ " +
    "1234567890- qazwsxedcrfv qazwsx12345 monkey12345 dragon12345 football123 baseball123 superman123 sunshine123 princess123 " +
    "گذرواژه123 ۱۲۳۴۵۶۷۸۹۰ سلام123456 خلیج‌فارس"
  ).split(" "),
);

/**
 * What is wrong with a new password, as a key of `errors`; null when nothing is: 10 characters or more, not among the
 * commonest, not one character over and over, not the email or its local part.
 */
export function passwordProblem(password: string, email: string): { key: string; params: { min: number } } | null {
  const plain = password.normalize("NFKC").toLowerCase();
  const local = email.split("@")[0] ?? "";
  const weak =
    [...plain].length < PASSWORD_MIN ||
    COMMON.has(plain) ||
    new Set(plain).size < 4 ||
    plain === email ||
    plain.replace(/[\d\W_]+$/u, "") === local;
  return weak ? { key: "password.weak", params: { min: PASSWORD_MIN } } : null;
}

/** A throttle row is one try further. `limit` tries in `window` are free; then each waits twice as long, up to `longest` (milliseconds). */
export type ThrottleRule = { limit: number; window: number; first: number; longest: number };
export const THROTTLES = {
  account: { limit: 5, window: 15 * 60_000, first: 30_000, longest: 15 * 60_000 },
  address: { limit: 40, window: 15 * 60_000, first: 60_000, longest: 15 * 60_000 },
  setup: { limit: 5, window: 60 * 60_000, first: 60_000, longest: 60 * 60_000 },
} as const satisfies Record<string, ThrottleRule>;

/** How long to wait after the `count`th failure (milliseconds; 0: no wait). `factor` is RATE_LIMIT. */
export function waitAfter(rule: ThrottleRule, count: number, factor = 1): number {
  const over = count - Math.max(1, Math.round(rule.limit * factor));
  return over < 0 ? 0 : Math.min(rule.longest, rule.first * 2 ** Math.min(over, 20));
}

/** The part of an address that one person cannot change at will: an IPv4 as it is, the /64 network of an IPv6. */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  if (address.includes(".")) return address.slice(address.lastIndexOf(":") + 1);
  const [head = "", tail = ""] = address.split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail.split(":").filter(Boolean);
  const all = address.includes("::") ? [...left, ...Array(8 - left.length - right.length).fill("0"), ...right] : left;
  return `${all
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(":")}::/64`;
}

const BROWSERS = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
] as const;
const SYSTEMS = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
] as const;

/** Browser and system of a User-Agent header, as `Firefox, Windows`; null when neither is known. */
export function deviceOf(agent: string | null): string | null {
  const nameIn = (list: readonly (readonly [RegExp, string])[]) => list.find(([mark]) => mark.test(agent ?? ""))?.[1];
  const parts = [nameIn(BROWSERS), nameIn(SYSTEMS)].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : null;
}
