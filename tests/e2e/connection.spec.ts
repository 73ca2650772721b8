import type { Page } from "@playwright/test";
import { expect, signIn, test } from "@/tests/support/browser";
import { ask, newCustomer, openFrom } from "@/tests/support/walk";

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

/** The next form of this page reaches the server, which does what it asks; the answer is lost on the way. */
async function loseTheNextAnswer(page: Page): Promise<void> {
  let lost = false;
  await page.route("**", async (route) => {
    const form = route.request().headers()["next-action"] && route.request().postData()?.includes("$sending");
    if (lost || !form) return route.fallback();
    lost = true;
    await route.fetch();
    await route.abort("connectionreset");
  });
}

const cut = (page: Page) => page.getByRole("alert").getByText(/ارتباط با سامانه قطع شد/);

/** A request of one's own, open before a coordinator, and its composer of notes. */
async function noteOf(page: Page, name: string) {
  const who = newCustomer(name);
  const subject = `پاسخ گم‌شده ${who.mark}`;
  await ask(page, { ...who, subject });
  await signIn(page, "coordinator@demo.test");
  await page.waitForURL((url) => url.pathname !== "/login");
  await openFrom(page, "inbox", subject);
  await page.goto(`/requests/${/(\d+)$/.exec(new URL(page.url()).pathname)![1]}`);
  const body = page.locator("#note-body");
  const write = async (text: string) => {
    if (!(await body.isVisible())) await page.getByRole("button", { name: "یادداشت" }).first().click();
    await body.fill(text);
  };
  const press = () => page.getByRole("button", { name: "ثبت یادداشت" }).click();
  const standing = (text: string) => page.locator(".written, p").getByText(text, { exact: true });
  return { body, write, press, standing, mark: who.mark };
}

test("a note whose answer was lost is one note when it is sent again; the same words later are another", async ({
  browser,
}) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const { body, write, press, standing, mark } = await noteOf(page, "lost");
  const text = `مشتری تماس گرفت ${mark}`;
  await write(text);
  await loseTheNextAnswer(page);
  await press();
  await expect(cut(page)).toBeVisible();
  await expect(body, "what was typed stands").toHaveValue(text);
  await press();
  await expect(page.getByText("یادداشت ثبت شد.").first()).toBeVisible();
  await page.reload();
  await expect(standing(text)).toHaveCount(1);
  await write(text);
  await press();
  await expect(page.getByText("یادداشت ثبت شد.").first()).toBeVisible();
  await page.reload();
  await expect(standing(text), "a second one that was meant").toHaveCount(2);
  await context.close();
});

test("after a reload the draft goes as the same sending; other words are told that they are not written yet", async ({
  browser,
}) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const { body, write, press, standing, mark } = await noteOf(page, "again");
  const text = `نامه رسید ${mark}`;
  await write(text);
  await loseTheNextAnswer(page);
  await press();
  await expect(cut(page)).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "یادداشت" }).first().click();
  await expect(body).toHaveValue(text);
  await body.fill(`${text} و خوانده شد`);
  await press();
  await expect(page.getByRole("alert").getByText(/هنوز ثبت نشده است/)).toBeVisible();
  await press();
  await expect(page.getByText("یادداشت ثبت شد.").first()).toBeVisible();
  await page.reload();
  await expect(standing(text)).toHaveCount(1);
  await expect(standing(`${text} و خوانده شد`)).toHaveCount(1);
  await context.close();
});

test("what is confirmed or pressed without a connection stays, and is pressed again", async ({ browser }) => {
  const { mark } = newCustomer("confirm");
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, "coordinator@demo.test");
  await page.waitForURL((url) => url.pathname !== "/login");
  await page.goto("/profile/texts");
  await page.getByRole("button", { name: "متن تازه" }).click();
  const making = page.getByRole("dialog", { name: "متن تازه" });
  await making.locator("[name=name]").fill(`متن ${mark}`);
  await making.locator("[name=shortcut]").fill(`متن${mark}`);
  await making.locator("[name=body]").fill("سلام");
  await making.getByRole("button", { name: "ساختن" }).click();
  await expect(page.getByText("متن ساخته شد.")).toBeVisible();
  const row = page.getByRole("listitem").filter({ hasText: `متن ${mark}` });
  await row.locator("summary").click();
  await row.getByRole("button", { name: "برداشتن" }).first().click();
  const asked = page.locator("dialog[open][role=alertdialog]");
  await context.setOffline(true);
  await asked.getByRole("button", { name: "برداشتن" }).click();
  await expect(asked.getByText(/ارتباط با سامانه قطع شد/)).toBeVisible();
  await page.keyboard.press("Escape");
  await page.locator("summary[aria-label^=حساب]").click();
  await page.getByRole("button", { name: "غایب شدن" }).click();
  await expect(page.getByText(/دوباره بزنید/).last(), "a form that is only a button").toBeVisible();
  await context.setOffline(false);
  await page.locator("summary[aria-label^=حساب]").click();
  await expect(page.getByRole("button", { name: "غایب شدن" }), "and nothing was done").toBeVisible();
  await page.keyboard.press("Escape");
  await row.getByRole("button", { name: "برداشتن" }).first().click();
  await asked.getByRole("button", { name: "برداشتن" }).click();
  await expect(row).toHaveCount(0);
  await context.close();
});
