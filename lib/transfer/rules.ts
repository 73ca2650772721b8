import { parseEmail } from "@/lib/base/email";
import { parseNationalId } from "@/lib/base/national-id";
import { parsePhone } from "@/lib/base/phone";
import type { TableRow } from "@/lib/base/table";
import { joinedKey } from "@/lib/base/text";
import { networks } from "@/lib/customers/schema";
import { repeatable } from "./schema";

/** How people call a column, in Persian and English, folded by `joinedKey`; the first name that a header equals or begins with wins. */
const CALLED: Record<string, string> = {
  firstName: "نام کوچک|اسم کوچک|first name|firstname|given name|forename",
  lastName: "نام خانوادگی|فامیل|فامیلی|نام فامیل|شهرت|last name|lastname|surname|family name|family",
  company:
    "شرکت|نام شرکت|سازمان|نام سازمان|موسسه|مؤسسه|فروشگاه|نام فروشگاه|company|organization|organisation|company name|account name",
  name: "نام و نام خانوادگی|نام ونام خانوادگی|نام مشتری|نام کامل|اسم|مشتری|عنوان مشتری|نام شخص|name|full name|fullname|customer|customer name|contact name",
  mobile:
    "موبایل|تلفن همراه|همراه|شماره همراه|شماره موبایل|شماره تلفن همراه|گوشی|mobile|cell|cellphone|cell phone|mobile phone|mobile number",
  phone:
    "تلفن|تلفن ثابت|شماره تلفن|شماره تماس|تلفن تماس|تلفن منزل|تلفن محل کار|تلفن دفتر|فکس|شماره|phone|telephone|tel|landline|phone number|home phone|work phone|business phone",
  email:
    "ایمیل|پست الکترونیک|پست الکترونیکی|رایانامه|نشانی ایمیل|آدرس ایمیل|email|e-mail|mail|email address|e-mail address",
  nationalId:
    "کد ملی|کدملی|شماره ملی|شناسه ملی|کد/شناسه ملی|national id|national code|nationalid|nationalcode|melli code|ssn",
  province: "استان|نام استان|province|state|region",
  city: "شهر|شهرستان|نام شهر|city|town",
  address: "نشانی|آدرس|آدرس منزل|آدرس محل کار|نشانی پستی|address|street|street address|postal address|address line",
  postalCode: "کد پستی|کدپستی|postal code|postcode|post code|zip|zip code|zipcode",
  birthday: "تاریخ تولد|تولد|زادروز|birthday|birth date|birthdate|date of birth|dob",
  tags: "برچسب|برچسب‌ها|تگ|گروه|گروه مشتری|دسته|tag|tags|group|labels|label|category",
  kind: "گونه|نوع مشتری|نوع شخص|حقیقی/حقوقی|حقیقی حقوقی|نوع|kind|type|customer type",
  stage: "مرحله|وضعیت مشتری|بالقوه/بالفعل|stage|status|lead status",
  code: "کد مشتری|کد اشتراک پیوند|customer code|peyvand code",
  incomeBand: "بازه درآمد|درآمد|میزان درآمد|سطح درآمد|income|income band",
  interests: "علاقه‌مندی|علاقه‌مندی‌ها|علایق|interests|interest",
  tastes: "سلیقه|سلیقه‌ها|tastes|preferences",
  services: "خدمات استفاده شده|خدمات|سرویس|services|services used",
  expectations: "انتظارات|انتظار|خواسته‌ها|توضیحات|یادداشت|expectations|expectation|notes|note|description",
  "handle:telegram": "تلگرام|آیدی تلگرام|telegram",
  "handle:bale": "بله|bale",
  "handle:rubika": "روبیکا|rubika",
  "handle:eitaa": "ایتا|eitaa",
  "handle:soroush": "سروش|soroush",
  "handle:whatsapp": "واتساپ|واتس‌اپ|whatsapp",
  "handle:instagram": "اینستاگرام|اینستا|instagram",
};

const plainHeader = (header: string): string => joinedKey(header).replace(/[\s()[\]:_\-./\\*#]+/g, "");
const NAMES = new Map(
  Object.entries(CALLED).flatMap(([field, names]) =>
    names.split("|").map((name) => [plainHeader(name), field] as const),
  ),
);
NAMES.set(plainHeader("نام"), "name");

export type OwnField = { id: string; label: string };

/** The field that a header names (`موبایل ۲`, `E-mail Address`, a field of the house), or null. */
export function fieldOfHeader(header: string, own: readonly OwnField[] = []): string | null {
  const plain = plainHeader(header);
  const bare = plain.replace(/(شماره|ها|های)?\d+$/, "");
  if (plain === "") return null;
  const custom = own.find(({ label }) => plainHeader(label) === plain);
  if (custom) return `custom:${custom.id}`;
  const exact = NAMES.get(plain) ?? NAMES.get(bare);
  if (exact) return exact;
  const begins = [...NAMES].filter(([name]) => name.length >= 4 && plain.startsWith(name));
  return begins.sort(([a], [b]) => b.length - a.length)[0]?.[1] ?? networkOf(plain);
}

const networkOf = (plain: string) => {
  const network = networks.find((n) => n.length > 2 && plain.includes(n));
  return network ? `handle:${network}` : null;
};

/**
 * The row of the headers, as Excel counts: the one of the first ten with most names that we know. 0 when the first row is data already
 * (it has a phone, an email or a national ID); else the first row.
 */
export function guessHeaderLine(rows: readonly TableRow[], own: readonly OwnField[] = []): number {
  const head = rows.slice(0, 10);
  const known = head.map(({ line, cells }) => ({ line, n: cells.filter((c) => fieldOfHeader(c, own)).length }));
  const best = known.reduce((a, b) => (b.n > a.n ? b : a), { line: 0, n: 0 });
  const first = head[0];
  if (best.n > 0 && !head.find((r) => r.line === best.line)?.cells.some(fieldOfValue)) return best.line;
  return !first || first.cells.some(fieldOfValue) ? 0 : first.line;
}

/** What a value must be, by its form alone. */
function fieldOfValue(value: string): string | null {
  if (value.includes("@")) return parseEmail(value) ? "email" : null;
  if (!/\d{7}|[۰-۹٠-٩]{7}/.test(value.replace(/[\s-]/g, ""))) return null;
  const phone = parsePhone(value);
  if (phone?.kind === "mobile" && !phone.warning) return "mobile";
  if (parseNationalId(value)) return "nationalId";
  return phone ? "phone" : null;
}

/** A field for each column: by its header, else by what most of its values are. A field that may stand once goes to the first column. */
export function guessColumns(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  own: readonly OwnField[] = [],
): string[] {
  const given = headers.map((header) => fieldOfHeader(header, own));
  // «نام» beside «نام خانوادگی» is a first name.
  const named = given.includes("lastName") ? given.map((f) => (f === "name" ? "firstName" : f)) : given;
  const guessed = named.map((field, column) => {
    if (field !== null) return field;
    const values = rows.map((cells) => cells[column] ?? "").filter((v) => v.trim() !== "");
    const kinds = values.map(fieldOfValue);
    const found = ["email", "mobile", "nationalId", "phone"].find(
      (kind) => values.length > 0 && kinds.filter((k) => k === kind).length >= 0.7 * values.length,
    );
    return found ?? "ignore";
  });
  return guessed.map((field, i) =>
    field !== "ignore" && !repeatable.includes(field) && guessed.indexOf(field) < i ? "ignore" : field,
  );
}
