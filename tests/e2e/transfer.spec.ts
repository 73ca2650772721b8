import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import yauzl from "yauzl";
import { xlsxHead } from "@/lib/base/xlsx-rows";
import { expect, expectAccessible, test } from "@/tests/support/browser";
import { newCustomer, persian } from "@/tests/support/walk";
import { xlsx } from "@/tests/transfer/workbook";

/* Customers come in from the files that offices have, go back out, and an import that was a mistake is taken back. */

test("a file of Excel's Windows-1256 comes in, tells what it refused, and is taken back", async ({ staff }) => {
  const { mark, phone } = newCustomer("csv");
  const desk = await staff("coordinator@demo.test");
  const text = `نام;تلفن همراه;شهر\r\nپروانه ${mark};${phone};شيراز\r\nژاله ${mark};123;يزد\r\n`;

  await test.step("its letters and columns are found", async () => {
    await upload(desk, "مشتریان.csv", inWindows1256(text));
    await expect(desk.getByText("Windows-1256 (اکسل فارسی)، نقطه‌ویرگول")).toBeVisible();
    await expect(desk.getByText(`پروانه ${mark}`)).toBeVisible();
    await expect(desk.getByLabel("جای آن در کارت: تلفن همراه")).toHaveValue("mobile");
    await expectAccessible(desk);
  });

  await test.step("what will happen to each row is told before", async () => {
    await desk.getByRole("button", { name: "ذخیره و پیش‌نمایش" }).click();
    const rows = desk.getByRole("table", { name: /با ردیف‌های نخست چه خواهد شد/ }).getByRole("row");
    await expect(rows.filter({ hasText: "پروانه" })).toContainText("تازه");
    await expect(rows.filter({ hasText: "ژاله" })).toContainText("ردشده");
    await expectAccessible(desk);
  });

  await test.step("it runs, and the refused row is in the report with its reason", async () => {
    await desk.getByRole("button", { name: "آغاز درون‌برد" }).click();
    await expect(desk.getByText(/انجام شد · ۲ از ۲/)).toBeVisible({ timeout: 30_000 });
    const report = await fetched(desk, "گزارش ردیف‌های ردشده");
    const [head, refused, ...rest] = (await readFile(await report.path(), "utf8")).trimEnd().split("\r\n");
    expect(head).toBe("\uFEFFسطر,نتیجه,دلیل,نام,تلفن همراه,شهر");
    expect(refused).toMatch(/^3,ردشده,تلفن همراه: .*,ژاله /);
    expect(rest).toEqual([]);
    await desk.goto(`/customers?q=${phone}`);
    await expect(desk.getByRole("table").getByRole("link", { name: `پروانه ${mark}` })).toBeVisible();
    await desk.goBack();
  });

  await test.step("and is taken back", async () => {
    await desk.getByRole("button", { name: "بازگردانی همهٔ درون‌برد" }).click();
    await desk.getByRole("alertdialog").getByRole("button", { name: "بازگردانی", exact: true }).click();
    await expect(desk.getByText("بازگردانده شد")).toBeVisible({ timeout: 30_000 });
    await desk.goto(`/customers?q=${phone}`);
    await expect(desk.getByRole("link", { name: `پروانه ${mark}` })).toBeHidden();
  });
});

test("a workbook brings people into their company, and goes out again right to left", async ({ staff }) => {
  const { mark, phone } = newCustomer("xlsx");
  const desk = await staff("coordinator@demo.test");
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const row = (cells: string[]) => `<row>${cells.map(cell).join("")}</row>`;
  const person = [`مهشید ${mark}`, phone, `بازرگانی ${mark}`, "۱۳۶۴/۰۵/۱۲"];
  const rows = [row(["نام", "موبایل", "شرکت", "تاریخ تولد"]), row(person)];

  await test.step("the company is made with the person", async () => {
    await upload(desk, "مشتریان.xlsx", await xlsx({ strings: [], rows }));
    await desk.getByRole("button", { name: "ذخیره و پیش‌نمایش" }).click();
    await expect(desk.getByText(`عضو بازرگانی ${mark} می‌شود؛ کارت سازمان هم ساخته می‌شود.`)).toBeVisible();
    await desk.getByRole("button", { name: "آغاز درون‌برد" }).click();
    await expect(desk.getByText(/انجام شد · ۱ از ۱/)).toBeVisible({ timeout: 30_000 });
    await desk.goto(`/customers?q=${encodeURIComponent(`مهشید ${mark}`)}`);
    await desk.getByRole("table").getByRole("link").first().click();
    await expect(desk.getByRole("link", { name: `بازرگانی ${mark}` }).first()).toBeVisible();
  });

  await test.step("an Excel file: Persian headers, Jalali days, right to left", async () => {
    const file = await exported(desk, mark, "اکسل (xlsx)");
    const [head, ...found] = (await xlsxHead(await file.path(), 0, 10)).map(({ cells }) => cells);
    const of = (cells: string[], name: string) => cells[head!.indexOf(name)];
    const one = found.find((cells) => of(cells, "نام") === `مهشید ${mark}`)!;
    expect([of(one, "موبایل"), of(one, "تاریخ تولد"), of(one, "نوع")]).toEqual([phone, "1364/05/12", "حقیقی"]);
    expect(found.map((cells) => of(cells, "نوع")).sort()).toEqual(["حقوقی", "حقیقی"]);
    expect(await sheetOf(await file.path())).toContain('rightToLeft="1"');
  });

  await test.step("and as text", async () => {
    const file = await exported(desk, mark, "متن جداشده (csv)");
    const lines = (await readFile(await file.path(), "utf8")).trimEnd().split("\r\n");
    expect(lines[0]).toMatch(/^\uFEFFکد مشتری,نام,نوع,/);
    expect(lines).toHaveLength(3);
    expect(lines.join("\n")).toContain(",1364/05/12,");
  });
});

async function upload(desk: Page, name: string, buffer: Buffer) {
  await desk.goto("/customers/import");
  await desk.locator("input[name=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await desk.getByRole("button", { name: "بارگذاری و بررسی" }).click();
  await desk.waitForURL(/\/customers\/import\/[0-9a-f-]{36}/);
}

async function fetched(desk: Page, link: string): Promise<Download> {
  const coming = desk.waitForEvent("download");
  await desk.getByRole("link", { name: link }).first().click();
  return coming;
}

/** The file of what a search finds. */
async function exported(desk: Page, q: string, format: string): Promise<Download> {
  await desk.goto(`/customers/export?q=${q}`);
  const before = await desk.getByRole("link", { name: "دریافت پرونده" }).count();
  await desk.getByRole("radio", { name: format }).check();
  await desk.getByRole("button", { name: "ساختن پرونده" }).click();
  await expect(desk.getByRole("link", { name: "دریافت پرونده" })).toHaveCount(before + 1, { timeout: 30_000 });
  await expect(desk.getByText(`انجام شد · ${persian("2")} از`).first()).toBeVisible();
  return fetched(desk, "دریافت پرونده");
}

/** As the Excel of a Persian Windows writes it; it knows no ی of ours. */
function inWindows1256(text: string): Buffer {
  const decoder = new TextDecoder("windows-1256");
  const bytes = new Map(Array.from({ length: 256 }, (_, i) => [decoder.decode(Uint8Array.of(i)), i]));
  return Buffer.from(Array.from(text.replaceAll("ی", "ي"), (letter) => bytes.get(letter)!));
}

async function sheetOf(path: string): Promise<string> {
  const zip = await yauzl.openPromise(path);
  for await (const one of zip.eachEntry()) {
    if (one.fileName !== "xl/worksheets/sheet1.xml") continue;
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(one)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString("utf8");
  }
  throw new Error("no sheet");
}
