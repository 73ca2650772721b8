import { expect, expectAccessible, test } from "@/tests/support/browser";

/* The file field of the public pages: its own words in Persian, and honest where no script runs. */

const paper = (name: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from("متن") });

test("what was chosen is said in Persian, or by the browser itself where no script runs @phone @dark @no-script", async ({
  page,
}, info) => {
  await page.goto("/request");
  const field = page.getByLabel("پرونده‌ها");
  const box = page.locator(".file-field").filter({ has: field });
  const colour = () => field.evaluate((one) => getComputedStyle(one).color);
  await expect(box.getByText("انتخاب پرونده", { exact: true })).toBeVisible();
  if (info.project.name === "no-script") {
    await field.setInputFiles(paper("فاکتور.txt"));
    expect(await colour(), "the browser's own words are seen").not.toBe("rgba(0, 0, 0, 0)");
    await expect(box.locator(".file-names")).toHaveCount(0);
    return;
  }
  await expect(box.getByText("پرونده‌ای انتخاب نشده است")).toBeVisible();
  expect(await colour(), "the browser's own words are not").toBe("rgba(0, 0, 0, 0)");
  await field.setInputFiles(paper("فاکتور.txt"));
  await expect(box.getByText("فاکتور.txt")).toBeVisible();
  await field.setInputFiles([paper("فاکتور.txt"), paper("scan-2.txt")]);
  await expect(box.getByText("۲ پرونده")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "scan-2.txt" })).toBeVisible();
  await expectAccessible(page);
  await field.setInputFiles([]);
  await expect(box.getByText("پرونده‌ای انتخاب نشده است")).toBeVisible();
});
