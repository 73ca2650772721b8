import { expect, test } from "vitest";
import { readDay } from "@/lib/transfer/read-day";
import { type Reading, readRow, wholeNumber } from "@/lib/transfer/read-row";

const FIELD = { kinds: ["person" as const], required: false, ordinal: 0, active: true, version: 1 };
const options = { wrongCells: "reject", kind: "person", stage: "lead", tags: undefined } as const;
const customFields = [
  { id: "a", label: "رنگ", type: "choice" as const, options: ["سبز", "آبی"], ...FIELD },
  { id: "b", label: "عضو", type: "yes_no" as const, options: [], ...FIELD },
];
const read = (cells: Record<string, string>) => {
  const reading: Reading = { columns: Object.keys(cells), options, customFields, areaCode: "021" };
  return readRow({ line: 2, cells: Object.values(cells) }, reading);
};

test.each([
  ["1364/05/12", "1985-08-03"],
  ["۱۳۶۴/۵/۱۲", "1985-08-03"],
  ["64/05/12", "1985-08-03"],
  ["12 مرداد 1364", "1985-08-03"],
  ["13640512", "1985-08-03"],
  ["1985-08-03", "1985-08-03"],
  ["1985-08-03 00:00:00", "1985-08-03"],
  ["8/23/1985", "1985-08-23"],
  ["1364/13/01", null],
  ["1364/12/30", null],
  ["دیروز", null],
])("the day %s is %s", (typed, day) => expect(readDay(typed)).toBe(day));

test.each([
  ["9.121234567E+09", "9121234567"],
  ["9.12E+09", "lost"],
  ["9121234567.0", "9121234567"],
  ["09121234567", null],
])("the number %s is %s", (typed, digits) => expect(wholeNumber(typed)).toBe(digits));

test("a row is a whole customer", () => {
  const row = read({
    firstName: "مریم",
    lastName: "احمدی",
    mobile: "9121234567، 0935 123 4567",
    phone: "88776655",
    "handle:telegram": "https://t.me/maryam",
    tags: "ویژه، نمایشگاه",
    kind: "حقیقی",
    stage: "بالفعل",
    "custom:a": "آبي",
    "custom:b": "بله",
    birthday: "1364/05/12",
  });
  expect(row.problems).toEqual({});
  expect(row.keys.map((k) => k.canonical)).toEqual([
    "+989121234567",
    "+989351234567",
    "+982188776655",
    "telegram:maryam",
  ]);
  expect(row).toMatchObject({ name: "مریم احمدی", kind: "person", stage: "customer", tags: ["ویژه", "نمایشگاه"] });
  expect(row.values).toEqual({ "custom:a": "آبی", "custom:b": true, birthday: "1985-08-03" });
});

test("a company without a person is an organization; what is wrong is named by its column", () => {
  expect(read({ company: "زلال", email: "info@example.com" })).toMatchObject({ name: "زلال", kind: "organization" });
  const wrong = read({
    name: "ن",
    mobile: "02188776655",
    postalCode: "12",
    nationalId: "1111111111",
    "custom:a": "زرد",
  });
  expect(Object.entries(wrong.problems).map(([column, { key }]) => [column, key])).toEqual([
    ["1", "phone.notMobile"],
    ["2", "transfer.postalCode"],
    ["3", "nationalId.wrong"],
    ["4", "notOneOf"],
  ]);
  expect(read({ name: "", mobile: "-" }).problems).toEqual({ "-1": { key: "transfer.nobody" } });
});
