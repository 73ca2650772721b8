import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "@/tests/support/browser";
import { newCustomer } from "@/tests/support/walk";

/* A call, a letter and what is said about an earlier request, by keyboard alone. */

const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const focused = (page: Page) => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name);
/** Goes on by Tab until this field has the focus. */
async function tabTo(page: Page, name: string) {
  for (let n = 0; n < 20 && (await focused(page)) !== name; n++) await page.keyboard.press("Tab");
  expect(await focused(page)).toBe(name);
}
const persian = (digits: string) => digits.replace(/\d/g, (d) => "۰۱۲۳۴۵۶۷۸۹"[Number(d)]!);

test("a call becomes a request, the next finds its customer and goes to the same one @phone", async ({ staff }) => {
  test.setTimeout(120_000);
  const { mark } = newCustomer("register");
  const phone = `0913${String(Math.floor(Math.random() * 9e6) + 1e6)}`;
  const page = await staff("officer1@demo.test");

  await test.step("a call from an unknown number", async () => {
    await page.goto("/requests/new");
    await expect(page.getByRole("combobox", { name: /شماره/ })).toBeFocused();
    await page.keyboard.type(persian(phone));
    await expect(page.getByText("این شماره یا نشانی تازه است")).toBeVisible();
    await expectAccessible(page);
    await expect(page.locator("[name='referral.target']")).toHaveCount(0); // an officer does not refer
    await tabTo(page, "customer.name");
    await page.keyboard.type(`مهری ${mark}`);
    await tabTo(page, "subject");
    await page.keyboard.type(`نشتی ${mark}`);
    await tabTo(page, "body");
    await page.keyboard.type("از دیروز آب می‌دهد.");
    await page.keyboard.press("Control+Enter");
    await page.waitForURL(/done=\d+/);
    await expect(page.getByText("شمارهٔ ثبت")).toBeVisible();
    await expect(page.getByRole("combobox", { name: /شماره/ })).toBeFocused();
  });

  await test.step("the second call: found by five digits, chosen by arrows, added to the open request", async () => {
    await page.keyboard.type(phone.slice(-7));
    await expect(page.getByRole("option", { name: new RegExp(mark) })).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("complementary").getByText(`نشتی ${mark}`)).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page.getByText(/این گفته به درخواست .* افزوده می‌شود/)).toBeVisible();
    await tabTo(page, "body");
    await page.keyboard.type("دوباره زنگ زد.");
    await page.keyboard.press("Control+Enter");
    await page.waitForURL(/joined=\d+/);
  });

  await test.step("a letter with its scan survives a reload, and gets the next number", async () => {
    await page.keyboard.press("Alt+3");
    await page.keyboard.type(phone);
    await expect(page.getByRole("complementary").getByText(`نشتی ${mark}`)).toBeVisible();
    await tabTo(page, "registration.theirNumber");
    await page.keyboard.type("ص/۱۲");
    await tabTo(page, "registration.theirDate");
    await page.keyboard.type("۱۴۰۵/۰۸/۲۵");
    await tabTo(page, "subject");
    await page.keyboard.type(`نامه ${mark}`);
    await tabTo(page, "body");
    await page.keyboard.type("متن نامه");
    const scan = { name: "scan.png", mimeType: "image/png", buffer: Buffer.from(PNG, "base64") };
    await page.locator("input[type=file][multiple]").setInputFiles(scan);
    await expect(page.getByText("scan.png")).toBeVisible();
    await page.reload();
    await expect(page.getByText("scan.png")).toBeVisible();
    await expect(page.locator("[name=subject]")).toHaveValue(`نامه ${mark}`);
    await expect(page.locator("[name='registration.theirDate']")).toHaveValue("۱۴۰۵/۰۸/۲۵");
    await page.locator("[name=body]").press("Control+Enter");
    await page.waitForURL(/channel=letter&done=\d+/);
    await page.goto("/requests/registry");
    await expect(page.getByRole("row", { name: new RegExp(`نامه ${mark}.*ص/۱۲.*۲۵ آبان ۱۴۰۵`) })).toBeVisible();
    await expectAccessible(page);
  });
});

test("a coordinator registers and refers with one press", async ({ staff }) => {
  const { mark, phone } = newCustomer("refer");
  const subject = `قطعی ${mark}`;
  const page = await staff("coordinator@demo.test");

  await test.step("refused without an instruction: nothing is lost, and the field says why", async () => {
    await page.goto("/requests/new");
    await expect(page.getByRole("combobox", { name: /شماره/ })).toBeFocused();
    await page.keyboard.type(phone);
    await tabTo(page, "subject");
    await page.keyboard.type(subject);
    await tabTo(page, "body");
    await page.keyboard.type("از صبح قطع است.");
    await expect(page.locator("[name='referral.instruction']")).toBeHidden();
    await page.keyboard.press("Alt+r");
    expect(await focused(page)).toBe("referral.target");
    await page.locator("[name='referral.target']").selectOption({ index: 1 });
    await expect(page.getByRole("button", { name: "ثبت و ارجاع" })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Control+Enter");
    await expect(page.locator("[name='referral.instruction'][aria-invalid]")).toBeFocused();
    await expect(page.locator("[name=subject]")).toHaveValue(subject);
  });

  await test.step("with one it is registered and referred", async () => {
    await page.keyboard.type("لطفاً بررسی کنید.");
    await page.keyboard.press("Control+Enter");
    await page.waitForURL(/done=\d+.*referred=1/);
    await expect(page.getByText(/ثبت و ارجاع شد/)).toBeVisible();
    await page.getByRole("link", { name: "دیدن درخواست" }).click();
    await page.waitForURL(/\/requests\/\d+$/);
    await expect(page.getByRole("heading", { level: 1, name: subject })).toBeVisible();
    await expect(page.getByText("لطفاً بررسی کنید.").filter({ visible: true }).first()).toBeVisible();
  });
});
