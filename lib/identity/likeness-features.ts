import { CalendarDate, PersianCalendar, toCalendar } from "@internationalized/date";
import { emailStem } from "@/lib/base/email";
import { latinDigits } from "@/lib/base/text";
import { twoDigits } from "@/lib/base/time-of-day";
import type { ContactKind, CustomerKind } from "@/prisma/generated/enums";
import { type NameWord, nameWords, wordsOf } from "./likeness-names";

/** What of a card is compared. */
export type LikenessCard = {
  id: string;
  kind: CustomerKind;
  name: string | null;
  nationalId: string | null;
  nationalIdConfirmed: boolean;
  /** `1985-03-21`, Gregorian. */
  birthday: string | null;
  city: string | null;
  address: string | null;
  postalCode: string | null;
  points: LikenessPoint[];
};
export type LikenessPoint = { kind: ContactKind; canonical: string; shared: boolean; retired: boolean };

/** A card made ready to be compared: folded, split, cut. Pure; made once for many comparisons. */
export type Features = {
  id: string;
  kind: CustomerKind;
  words: NameWord[];
  nationalId: string;
  confirmed: boolean;
  birthday: string;
  jalali: string;
  city: string;
  postalCode: string;
  address: { joined: string; letters: string; words: string[]; numbers: string[] };
  phones: (LikenessPoint & { digits: string })[];
  emails: { canonical: string; stem: string; local: string; letters: string; domain: string }[];
  handles: { canonical: string; id: string }[];
};

const EVERYWHERE = new Set(
  `خیابان خ کوچه ک پلاک پ واحد طبقه بلوار میدان ساختمان مجتمع بن بست شهرک بزرگراه نبش روبروی جنب بعد از قبل
   street st road rd avenue ave place pl court crt ct crescent circuit drive dr close lane terrace apartment apt unit no flat`.split(
    /\s+/,
  ),
);
/** Boxes that anybody's office has: they tell nothing of who writes. */
const OFFICES =
  /^(info|sales?|office|admin|support|contact|mail|hello|crm|manager|service|hr|webmaster|noreply|no-reply|test)$/;
const digitsOf = (s: string | null) =>
  latinDigits(s ?? "")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();

export function featuresOf(card: LikenessCard): Features {
  const words = wordsOf(card.address ?? "");
  const telling = words.filter((word) => !EVERYWHERE.has(word));
  return {
    id: card.id,
    kind: card.kind,
    words: nameWords(card.name, card.kind === "person"),
    nationalId: digitsOf(card.nationalId),
    confirmed: card.nationalIdConfirmed,
    birthday: (card.birthday ?? "").replaceAll("-", ""),
    jalali: jalaliOf(card.birthday),
    city: wordsOf(card.city ?? "").join(" "),
    postalCode: digitsOf(card.postalCode),
    address: {
      joined: telling.join(" "),
      letters: telling.join(""),
      words: telling,
      numbers: telling.filter((word) => /\d/.test(word)),
    },
    phones: card.points
      .filter((p) => p.kind === "mobile" || p.kind === "landline")
      .map((p) => ({ ...p, digits: p.canonical.slice(-10) })),
    emails: card.points.filter((p) => p.kind === "email").map((p) => mailbox(p.canonical)),
    handles: card.points
      .filter((p) => p.kind === "handle")
      .map((p) => ({ canonical: p.canonical, id: p.canonical.replace(/^\w+:@?/, "").toLowerCase() })),
  };
}

function mailbox(canonical: string) {
  const stem = emailStem(canonical);
  const at = stem.lastIndexOf("@");
  const whole = stem.slice(0, at).replace(/\+.*$/, "");
  const local = OFFICES.test(whole) || whole.length < 5 ? "" : whole;
  const letters = local.replace(/[^\p{L}]/gu, "");
  return {
    canonical,
    stem,
    local: local.replace(/[._-]/g, ""),
    letters: letters.length < 6 ? "" : letters,
    domain: stem.slice(at + 1),
  };
}

function jalaliOf(birthday: string | null): string {
  const [year, month, day] = (birthday ?? "").split("-").map(Number);
  if (!year || !month || !day) return "";
  const date = toCalendar(new CalendarDate(year, month, day), new PersianCalendar());
  return `${date.year}${twoDigits(date.month)}${twoDigits(date.day)}`;
}

/** The token of a whole name, in any order of its words. */
export const fullName = (words: NameWord[]): string =>
  `f:${words
    .map((word) => word.text)
    .sort()
    .join(" ")}`;

/** A short postal code stands for a whole district and is counted; Iran's ten digits for one house. */
const isDistrict = (code: string) => code !== "" && code.length < 8;

/** The values of a card whose frequency in the base matters: words of the name and all of it, city, birthday, district. */
export function tokensOf(card: Features): string[] {
  const tokens = card.words.map((word) => `n:${word.text}`);
  if (card.words.length > 1) tokens.push(fullName(card.words));
  if (card.city) tokens.push(`c:${card.city}`);
  if (card.birthday) tokens.push(`b:${card.birthday}`);
  if (isDistrict(card.postalCode)) tokens.push(`z:${card.postalCode}`);
  return [...new Set(tokens)];
}
