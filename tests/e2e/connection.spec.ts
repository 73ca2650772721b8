import type { Page } from "@playwright/test";
import { expect, signIn, test } from "@/tests/support/browser";
import { newCustomer } from "@/tests/support/walk";

/* A network that goes away and a session that ends while somebody types. In contexts of their own: the browser itself complains here. */

async function typed(page: Page, subject: string, phone: string) {
  await page.goto("/requests/new");
  await expect(page.getByRole("combobox", { name: /شماره/ })).toBeFocused();
  await page.keyboard.type(phone);
  await expect(page.getByText("این شماره یا نشانی تازه است")).toBeVisible();
  await page.locator("[name=subject]").fill(subject);
  await page.locator("[name=body]").fill("متنی که نباید گم شود.");
}

test("a call that could not be sent stands in the form, and goes when the network is back", async ({ browser }) => {
  const { mark, phone } = newCustomer("offline");
  const subject = `قطع شبکه ${mark}`;
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, "coordinator@demo.test");
  await page.waitForURL((url) => url.pathname !== "/login");
  await typed(page, subject, phone);
  await context.setOffline(true);
  await page.getByRole("button", { name: "ثبت درخواست" }).click();
  await expect(page.getByRole("alert").getByText(/ارتباط با سامانه قطع شد/)).toBeVisible();
  await expect(page.locator("[name=subject]")).toHaveValue(subject);
  await context.setOffline(false);
  await page.getByRole("button", { name: "ثبت درخواست" }).click();
  await page.waitForURL(/done=\d+/);
  await context.close();
});

test("what was typed outlives a session that ended, and is there after signing in again", async ({ browser }) => {
  const { mark, phone } = newCustomer("ended");
  const subject = `پایان نشست ${mark}`;
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, "coordinator@demo.test");
  await page.waitForURL((url) => url.pathname !== "/login");
  await typed(page, subject, phone);
  await context.clearCookies();
  await page.getByRole("button", { name: "ثبت درخواست" }).click();
  await page.waitForURL((url) => url.pathname === "/login");
  await expect(page.getByText(/برای رفتن به صفحه‌ای که خواستید/)).toBeVisible();
  await page.getByRole("textbox", { name: "ایمیل" }).fill("coordinator@demo.test");
  await page.getByLabel("گذرواژه", { exact: true }).fill("peyvand-demo");
  await page.getByRole("button", { name: "ورود", exact: true }).click();
  await page.waitForURL((url) => url.pathname === "/requests/new");
  await expect(page.locator("[name=subject]")).toHaveValue(subject);
  await expect(page.getByText("نوشتهٔ ذخیره‌نشدهٔ شما بازگردانده شد.")).toBeVisible();
  await context.close();
});
