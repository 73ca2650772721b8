import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "@/tests/support/browser";
import { newCustomer, persian, persianKeyboard, rowOf } from "@/tests/support/walk";

const coordinator = "coordinator@demo.test";
const officer = "officer3@demo.test";
const OFFICER_NAME = "کاوه نادری";
/** More than a page of the list. */
const ITEMS = 52;
const PAGE = 50;

test("an officer empties a cartable of fifty by keyboard alone, on a Persian layout", async ({
  browserOf,
  staff,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const who = newCustomer("fifty");
  const customer = await browserOf("customer");
  await Promise.all(Array.from({ length: ITEMS }, (_, n) => post(customer, baseURL!, who, n + 1)));

  const desk = await staff(coordinator);
  await desk.goto(`/cartable/inbox?q=${who.mark}`);
  await expect(desk.locator("[data-row]")).toHaveCount(PAGE);
  const page = await staff(officer);
  await referAll(desk);

  const press = await persianKeyboard(page);
  await page.goto(`/cartable/inbox?q=${who.mark}`);
  const rows = page.locator("[data-row]");
  await expect(rows).toHaveCount(PAGE);
  await expect(async () => {
    await press("KeyJ");
    await expect(rows.first().getByRole("link")).toBeFocused({ timeout: 300 });
  }).toPass();
  await press("Enter");
  await expect(page.getByRole("button", { name: "ثبت پاسخ" }).first()).toBeVisible();
  // Some are answered one by one: after each the next opens by itself.
  for (let n = 1; n <= 8; n++) {
    const title = page.getByRole("heading", { level: 1 });
    const subject = (await title.textContent())!;
    const field = page.getByRole("textbox", { name: "پاسخ شما" });
    await expect(async () => {
      if (!(await field.isVisible())) await press("KeyA"); // the pane may have been painted and not be listening yet
      await expect(field).toBeFocused({ timeout: 500 });
    }).toPass();
    await page.keyboard.insertText(`پاسخ ${n}`);
    await page.keyboard.press("Control+Enter");
    await expect(title).not.toHaveText(subject);
  }
  await expect(rows).toHaveCount(ITEMS - 8);
  // The rest is chosen and handed over together.
  await page.goto(`/cartable/inbox?q=${who.mark}`);
  await expect(rows).toHaveCount(ITEMS - 8);
  const chosen = page.getByRole("region", { name: "کار با برگزیده‌ها" });
  await expect(async () => {
    await press("KeyJ");
    await expect(rows.first().getByRole("link")).toBeFocused({ timeout: 300 });
  }).toPass();
  await press("KeyX");
  await expect(chosen.getByText("۱ برگزیده")).toBeVisible();
  for (let n = 2; n <= ITEMS - 8; n++) {
    await press("KeyJ");
    await press("KeyX");
  }
  await expect(chosen.getByText(`${persian(String(ITEMS - 8))} برگزیده`)).toBeVisible();
  await press("KeyH");
  const dialog = page.getByRole("dialog", { name: `واگذاری ${persian(String(ITEMS - 8))} کار` });
  await expect(dialog.getByRole("combobox", { name: "گیرنده" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await dialog.getByRole("textbox", { name: "دستور" }).focus();
  await page.keyboard.insertText("لطفاً ادامه دهید.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("واگذاری گروهی")).toBeVisible();
  await expect(page.getByText("چیزی با این پالایش پیدا نشد")).toBeVisible({ timeout: 60_000 });
  await tagAll(desk, who.mark);
});

test("of all requests many are chosen, tagged, closed and brought back; what was not closed is named", async ({
  browserOf,
  staff,
  baseURL,
}) => {
  const who = newCustomer("some");
  const customer = await browserOf("customer");
  for (let n = 1; n <= 3; n++) await post(customer, baseURL!, who, n);
  const page = await staff(coordinator);
  const press = await persianKeyboard(page);
  await page.goto(`/requests?q=${who.mark}`);
  const rows = page.getByRole("table", { name: "درخواست‌ها" }).locator("[data-row]");
  await expect(rows).toHaveCount(3);
  const bar = page.getByRole("region", { name: "کار با برگزیده‌ها" });
  await expect(async () => {
    await press("KeyJ");
    await expect(rows.first().getByRole("link").first()).toBeFocused({ timeout: 300 });
  }).toPass();
  await press("KeyX");
  await expect(bar.getByText("۱ برگزیده")).toBeVisible();
  await expectAccessible(page);
  const number = (await rows.first().getByRole("cell").nth(1).textContent())!;
  await press("KeyR");
  await handTo(page, OFFICER_NAME);
  await expect(page.getByText("ارجاع گروهی")).toBeVisible();
  await expect(rows.first().getByText("ارجاع‌شده")).toBeVisible({ timeout: 30_000 });
  await expect(bar).toBeHidden();

  await page.getByRole("checkbox", { name: "همهٔ این صفحه" }).check();
  await expect(bar.getByText("۳ برگزیده")).toBeVisible();
  await press("KeyE");
  await page.getByRole("dialog").getByRole("button", { name: "بستن درخواست‌ها" }).click();
  await expect(rows.getByText("بسته", { exact: true })).toHaveCount(2, { timeout: 30_000 });
  await page.getByText("آنچه نشد، و چرا").click();
  await expect(page.getByRole("listitem").filter({ hasText: number })).toContainText("ارجاع باز");
  await page.getByRole("button", { name: "واگرد" }).click();
  await expect(rows.getByText("بسته", { exact: true })).toHaveCount(0, { timeout: 30_000 });
});

test("the palette finds acts, places and people by a part of their names", async ({ staff }) => {
  const page = await staff(coordinator);
  const press = await persianKeyboard(page);
  await page.goto("/cartable/inbox");
  const field = page.getByRole("combobox", { name: "دستور، جا، درخواست یا مشتری" });
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(field).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.insertText("مشتري"); // an Arabic ye, as many keyboards still write it
  await expect(page.getByRole("option", { name: "مشتریان", exact: true })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/customers$/);
  await press("KeyG");
  await press("KeyI");
  await page.waitForURL(/\/cartable\/inbox$/);
});

test("no letter is lost while the palette is fetched for the first time", async ({ staff }) => {
  const page = await staff(coordinator);
  const field = page.getByRole("combobox", { name: "دستور، جا، درخواست یا مشتری" });
  const options = page.getByRole("dialog", { name: "دستورها" }).getByRole("option");
  let held = 0;
  let release = () => {};
  /** What a page fetches from now on comes when it is released. */
  const slow = async () => {
    held = 0;
    const go = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route("**/_next/static/**", async (route) => {
      held += 1;
      await go;
      await route.continue();
    });
  };
  const fresh = async () => {
    await page.unrouteAll({ behavior: "wait" });
    await page.goto("/cartable/inbox", { waitUntil: "networkidle" });
    await slow();
  };

  await test.step("of a Persian layout, with the caret where it was put", async () => {
    await fresh();
    const press = await persianKeyboard(page);
    await page.keyboard.press("Control+k");
    for (const key of ["KeyJ", "KeyA", "KeyJ"]) await press(key);
    await page.keyboard.press("Home");
    await press("KeyH");
    expect(held, "it is on its way").toBeGreaterThan(0);
    await expect(options).toHaveCount(0);
    await expect(field).toHaveValue("اتشت");
    release();
    await expect(options.first()).toBeVisible();
    await press("KeyK");
    await expect(field).toHaveValue("انتشت");
    await expect(field).toBeFocused();
  });

  await test.step("of a word that is still being composed", async () => {
    await fresh();
    const line = await page.context().newCDPSession(page);
    await page.keyboard.press("Control+k");
    await line.send("Input.imeSetComposition", { text: "مشتر", selectionStart: 4, selectionEnd: 4 });
    expect(held).toBeGreaterThan(0);
    release();
    await expect(options.first()).toBeVisible();
    await line.send("Input.imeSetComposition", { text: "مشتریا", selectionStart: 6, selectionEnd: 6 });
    await line.send("Input.insertText", { text: "مشتریان" });
    await expect(field).toHaveValue("مشتریان");
    await expect(page.getByRole("option", { name: "مشتریان", exact: true })).toHaveAttribute("aria-selected", "true");
    await expectAccessible(page);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/customers$/);
  });

  await test.step("opened again it begins anew", async () => {
    await expect(async () => {
      await page.keyboard.press("Control+k"); // the next page may have been painted and not be listening yet
      await expect(field).toBeFocused({ timeout: 500 });
    }).toPass();
    await expect(field).toHaveValue("");
    await expect(options.first()).toHaveAttribute("aria-selected", "true");
  });
});

test("the palette presses a macro on the request that is open", async ({ browserOf, staff, baseURL }) => {
  const who = newCustomer("macro");
  await post(await browserOf("customer"), baseURL!, who, 1);
  const page = await staff(coordinator);
  await page.goto(`/cartable/inbox?q=${who.mark}`);
  await rowOf(page, who.mark).click();
  await expect(page.getByRole("heading", { level: 1, name: new RegExp(who.mark) })).toBeVisible();
  const name = "پرداخت: به مالی با مهلت یک روز";
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "دستور، جا، درخواست یا مشتری" })).toBeFocused();
  await page.keyboard.insertText("مالی با مهلت");
  await expect(page.getByRole("option", { name })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText(`«${name}» انجام شد.`)).toBeVisible();
  await expect(page.getByText("برای بررسی پرداخت به مالی رفت.").first()).toBeVisible();
});

async function post(page: Page, base: string, { mark, phone, email }: ReturnType<typeof newCustomer>, n: number) {
  const answer = await page.request.post("/request/send", {
    headers: { "sec-fetch-site": "same-origin", origin: base },
    multipart: {
      key: `${mark}-${n}-0123456789`,
      "customer.phone": phone,
      "customer.email": email,
      subject: `${mark} شمارهٔ ${n}`,
      body: "لطفاً بررسی کنید.",
      website: "",
    },
    maxRedirects: 0,
  });
  expect(answer.headers().location).toContain("/request/done/");
}

/** The coordinator refers the whole list at once, beyond its first page. */
async function referAll(desk: Page) {
  await desk.locator("[data-row]").first().hover();
  await desk.locator(".row-pick").first().click();
  const bar = desk.getByRole("region", { name: "کار با برگزیده‌ها" });
  await bar.getByRole("button", { name: "همهٔ این صفحه" }).click();
  await bar.getByRole("button", { name: "همهٔ فهرست" }).click();
  await expect(bar.getByText(`${persian(String(ITEMS))} برگزیده`)).toBeVisible();
  await bar.getByRole("button", { name: "ارجاع" }).click();
  await handTo(desk, OFFICER_NAME);
  await expect(desk.getByText("ارجاع گروهی")).toBeVisible();
  await expect(rowOf(desk, "شمارهٔ")).toHaveCount(0, { timeout: 60_000 });
  await expect(desk.getByText("انجام شد").first()).toBeVisible();
  await expect(bar).toBeHidden();
}

/** Fills the dialog that refers, and sends it. */
async function handTo(desk: Page, name: string) {
  const dialog = desk.getByRole("dialog");
  const target = dialog.getByRole("combobox", { name: "گیرنده" });
  await expect(target).toBeVisible();
  const seat = await target.locator("option", { hasText: name }).first().getAttribute("value");
  await target.selectOption(seat!);
  await dialog.getByRole("textbox", { name: "دستور" }).fill("بررسی کنید.");
  await dialog.getByRole("button", { name: "ارجاع", exact: true }).click();
}

/** Of all requests, too, a choice goes beyond the first page. */
async function tagAll(desk: Page, mark: string) {
  await desk.goto(`/requests?q=${mark}`);
  await desk.getByRole("checkbox", { name: "همهٔ این صفحه" }).check();
  const bar = desk.getByRole("region", { name: "کار با برگزیده‌ها" });
  await bar.getByRole("button", { name: "همهٔ فهرست" }).click();
  await expect(bar.getByText(`${persian(String(ITEMS))} برگزیده`)).toBeVisible();
  await bar.getByRole("button", { name: "برچسب" }).click();
  const dialog = desk.getByRole("dialog");
  await dialog.getByLabel("برچسب").fill(mark);
  await dialog.getByRole("button", { name: "برچسب زدن" }).click();
  await expect(desk.locator("[data-row]").getByText(mark, { exact: true })).toHaveCount(PAGE, { timeout: 60_000 });
}
