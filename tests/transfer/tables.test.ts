import { mkdtempSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { csvRows, guessDelimiter } from "@/lib/base/csv-rows";
import { guessEncoding } from "@/lib/base/text-encoding";
import { xlsxHead, xlsxRows } from "@/lib/base/xlsx-rows";
import { fieldOfHeader, guessColumns, guessHeaderLine } from "@/lib/transfer/rules";
import { xlsx } from "@/tests/transfer/workbook";

const folder = mkdtempSync(join(tmpdir(), "tables-"));
let n = 0;
async function onDisk(content: Buffer | string): Promise<string> {
  const path = join(folder, String(n++));
  await writeFile(path, content);
  return path;
}

async function rowsOf(content: Buffer | string) {
  const path = await onDisk(content);
  const encoding = (await guessEncoding(path))!;
  const delimiter = await guessDelimiter(path, encoding);
  const rows = [];
  for await (const row of csvRows(path, encoding, delimiter)) rows.push(row);
  return { encoding, delimiter, rows };
}

const utf16be = (s: string) => Buffer.from(s, "utf16le").swap16();
/** The letters of this text as Persian Excel writes them (ي and ك stand for ی and ک). */
const windows1256 = (s: string) => {
  const decoder = new TextDecoder("windows-1256");
  const byte = new Map(Array.from({ length: 256 }, (_, i) => [decoder.decode(Uint8Array.of(i)), i]));
  return Buffer.from(Array.from(s, (c) => byte.get(c) ?? 63));
};
const TEXT = "نام;شهر\nعلي;تهران\n";

test.each([
  ["UTF-8", Buffer.from(TEXT), "utf-8"],
  ["UTF-8 with its mark", Buffer.from(`\uFEFF${TEXT}`), "utf-8"],
  ["UTF-16 LE with its mark", Buffer.from(`\uFEFF${TEXT}`, "utf16le"), "utf-16le"],
  ["UTF-16 LE without", Buffer.from(TEXT, "utf16le"), "utf-16le"],
  ["UTF-16 BE with its mark", utf16be(`\uFEFF${TEXT}`), "utf-16be"],
  ["Windows-1256", windows1256(TEXT), "windows-1256"],
])("%s is read", async (_, bytes, encoding) => {
  const read = await rowsOf(bytes);
  expect([read.encoding, read.delimiter]).toEqual([encoding, ";"]);
  expect(read.rows).toEqual([
    { line: 1, cells: ["نام", "شهر"] },
    { line: 2, cells: ["علي", "تهران"] },
  ]);
});

test.each([
  [",", "الف,ب,پ\n1,2,3\n"],
  [";", 'الف;ب\n"1,5";2\n"2,5";3\n'],
  ["\t", "الف\tب\n1, 2\t3\n"],
  [",", "تنها\nیک\nستون\n"],
])("cells are cut at %j", async (delimiter, text) => expect((await rowsOf(text)).delimiter).toBe(delimiter));

test("quotes, separators and line breaks stand in cells; rows are counted as Excel counts them", async () => {
  const { rows } = await rowsOf('نام,نشانی\r\n"رضا ""کبیر""","تهران، خیابان\nیکم, پلاک ۲"\r\n\r\nندا,\r\n');
  expect(rows).toEqual([
    { line: 1, cells: ["نام", "نشانی"] },
    { line: 2, cells: ['رضا "کبیر"', "تهران، خیابان\nیکم, پلاک ۲"] },
    { line: 4, cells: ["ندا"] },
  ]);
});

test("a quote that never ends is told with its row, and holds no file in memory", async () => {
  const text = `a,b\n1,2\n"${"x".repeat(3_000_000)}`;
  await expect(rowsOf(text)).rejects.toMatchObject({ problem: { key: "table.quote", params: { line: 3 } } });
});

test("an Excel file: shared and rich texts, numbers without exponent, dates, formulas, errors, empty cells, hidden sheets", async () => {
  const path = await onDisk(
    await xlsx({
      strings: ["<t>نام</t>", "<r><t>تلفن</t></r><r><t> همراه</t></r><rPh><t>x</t></rPh>", "<t>مریم &amp; رضا</t>"],
      rows: [
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>تولد</t></is></c></row>',
        '<row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3"><v>9.121234567E9</v></c><c r="C3" t="e"><v>#N/A</v></c><c r="D3" s="1"><v>31127</v></c><c r="E3" t="str"><f>1+1</f><v>۲</v></c><c r="F3"><v>0.5</v></c></row>',
      ],
    }),
  );
  const rows = [];
  for await (const row of xlsxRows(path)) rows.push(row);
  expect(rows).toEqual([
    { line: 1, cells: ["نام", "تلفن همراه", "", "تولد"] },
    { line: 3, cells: ["مریم & رضا", "9121234567", "", "1985-03-21", "۲", "0.5"] },
  ]);
  expect(await xlsxHead(path, 0, 1)).toEqual(rows.slice(0, 1));
  expect(await xlsxHead(path, 0, 9)).toEqual(rows);
});

test("an archive that unpacks to more than it should, or declares types, is refused", async () => {
  const bomb = await xlsx({
    strings: [],
    rows: [`<row r="1"><c r="A1" t="str"><v>${"x".repeat(9_000_000)}</v></c></row>`],
  });
  await expect(xlsxHead(await onDisk(bomb), 0, 5)).rejects.toMatchObject({ problem: { key: "table.broken" } });
  const typed = await xlsx({ strings: [], rows: [], before: '<!DOCTYPE x [<!ENTITY a "b">]>' });
  await expect(xlsxHead(await onDisk(typed), 0, 5)).rejects.toMatchObject({ problem: { key: "table.broken" } });
  await expect(xlsxHead(await onDisk("PK\x03\x04nothing"), 0, 5)).rejects.toMatchObject({
    problem: { key: "table.broken" },
  });
});

test.each([
  ["نام و نام خانوادگی", "name"],
  ["نام خانوادگي", "lastName"],
  ["موبایل ۲", "mobile"],
  ["شمارهٔ تلفن همراه", "mobile"],
  ["E-mail Address", "email"],
  ["کدملی", "nationalId"],
  ["کد پستی (ده رقمی)", "postalCode"],
  ["تاریخ‌تولد", "birthday"],
  ["Mobile Phone", "mobile"],
  ["تلگرام", "handle:telegram"],
  ["رنگ محبوب", "custom:00000000-0000-7000-8000-000000000001"],
  ["چیز دیگر", null],
])("the header «%s» is %s", (header, field) => {
  expect(fieldOfHeader(header, [{ id: "00000000-0000-7000-8000-000000000001", label: "رنگ محبوب" }])).toBe(field);
});

test("headers are found below a title, or missed; columns without one are known by what they hold", () => {
  const titled = [
    { line: 1, cells: ["فهرست مشتریان"] },
    { line: 3, cells: ["نام", "نام خانوادگی", "موبایل"] },
    { line: 4, cells: ["علی", "رضایی", "09121234567"] },
  ];
  expect(guessHeaderLine(titled)).toBe(3);
  expect(guessColumns(titled[1]!.cells, [titled[2]!.cells])).toEqual(["firstName", "lastName", "mobile"]);
  const bare = [{ line: 1, cells: ["علی", "9121234567", "a@example.com"] }];
  expect(guessHeaderLine(bare)).toBe(0);
  expect(guessColumns(["", "", ""], [bare[0]!.cells])).toEqual(["ignore", "mobile", "email"]);
});
