import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "@/tests/support/browser";

const WIDTHS = [820, 390] as const;
const pages: [who: string, path: string][] = [
  ["admin", "/settings/calendar"],
  ["admin", "/settings/calendar?view=holidays&day=2026-11-24"],
  ["admin", "/settings/calendar?view=closures"],
  ["admin", "/settings/calendar?view=history"],
  ["admin", "/settings/service"],
  ["manager", "/reports/late"],
  ["officer2", "/reports/late"],
  ["coordinator", "/cartable/calendar"],
  ["coordinator", "/cartable/calendar?view=week"],
];

test.describe.configure({ timeout: 240_000 });

const fits = async (page: Page, what: string) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), what).toBeLessThan(1);

test("pages of time fit a tablet and a phone, and stand every check", async ({ staff }) => {
  for (const [who, path] of pages) {
    const page = await staff(`${who}@demo.test`);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await fits(page, `${path} at ${width}`);
    }
    await expectAccessible(page);
  }
});

test("their dialogs fit as well", async ({ staff }) => {
  const page = await staff("admin@demo.test");
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 844 });
    for (const [path, name] of [
      ["/settings/calendar", "هفتهٔ تازه"],
      ["/settings/calendar?view=holidays", "درون‌برد"],
      ["/settings/calendar?view=closures", "تعطیلی اضطراری تازه"],
      ["/settings/service", "افزودن هدف"],
    ] as const) {
      await page.goto(path);
      await page.getByRole("button", { name, exact: true }).click();
      const dialog = page.getByRole("dialog");
      await expect(dialog).toBeVisible();
      await fits(page, `${path} at ${width}`);
      expect(await dialog.evaluate((it) => it.scrollWidth - it.clientWidth), `dialog of ${path}`).toBeLessThan(2);
    }
  }
});

test("a week and a holiday are written without a mouse", async ({ staff }) => {
  const page = await staff("admin@demo.test");
  await page.setViewportSize({ width: 1366, height: 800 });
  await page.goto("/settings/calendar");
  await page.getByRole("button", { name: "هفتهٔ تازه" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  const add = dialog.getByRole("button", { name: "افزودن بازه به جمعه" });
  await add.focus();
  await page.keyboard.press("Enter");
  await expect(dialog.getByLabel("آغاز بازهٔ ۱ جمعه")).toBeFocused();
  await dialog.getByRole("button", { name: "برداشتن بازهٔ ۱ جمعه" }).focus();
  await page.keyboard.press("Enter");
  await expect(add).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  await page.goto("/settings/calendar?view=holidays&year=1407");
  const first = page.getByRole("link", { name: /^۱ فروردین ۱۴۰۷/ });
  await first.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("link", { name: /^۹ فروردین ۱۴۰۷/ })).toBeFocused();
  await expect(page.locator("[data-day][tabindex='0']"), "one stop for the Tab key").toHaveCount(1);
  await page.keyboard.press("PageDown");
  await expect(page).toHaveURL(/year=1408/);
  await expect(page.locator("[data-day]:focus"), "who turns by the keyboard goes on by it").toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("نام", { exact: false }).first()).toBeFocused();
});

test("a closure added late moves a department's deadlines within seconds, and the request says why", async ({
  staff,
}) => {
  const [admin, desk] = [await staff("admin@demo.test"), await staff("officer5@demo.test")];
  await desk.goto("/cartable/inbox");
  const rows = await desk.locator("[data-row] a").evaluateAll((all) => all.map((a) => a.getAttribute("href")!));
  const numbers = [...new Set(rows.map((href) => href.split("/").at(-1)!.split("?")[0]))].slice(0, 5);
  await admin.goto("/settings/calendar?view=closures");
  await admin.getByRole("button", { name: "تعطیلی اضطراری تازه" }).click();
  const form = admin.getByRole("dialog");
  await form.locator("input[name=from]").fill(`${jalali(-60)} 00:00`);
  await form.locator("input[name=until]").fill(`${jalali(1)} 00:00`);
  await form.getByText("یک واحد").click();
  await expect(form.locator("select[name=departmentId]"), "nobody's department is shut by chance").toHaveValue("");
  await form.locator("select[name=departmentId]").selectOption({ label: "مالی" });
  const reason = `برف ${Date.now()}`;
  await form.getByLabel("دلیل").fill(reason);
  await expect(form.getByText(/[۰-۹]+ مهلت باز جابه‌جا می‌شود/)).toBeVisible();
  await form.getByRole("button", { name: "ثبت تعطیلی اضطراری" }).click();
  await expect(admin.getByText("تعطیلی اضطراری ثبت شد", { exact: false })).toBeVisible();
  await expect(async () => {
    const said = [];
    for (const number of numbers) {
      await desk.goto(`/requests/${number}`);
      await expect(desk.getByRole("heading", { name: "زمان‌سنج‌ها" })).toBeVisible();
      said.push(await desk.getByText(`مهلت جابه‌جا شد: تعطیلی اضطراری: ${reason}`).count());
    }
    expect(Math.max(...said)).toBeGreaterThan(0);
  }).toPass({ timeout: 20_000 });
  const row = admin.getByRole("row", { name: new RegExp(reason) });
  await row.getByRole("button", { name: "برداشتن" }).click();
  await admin.getByRole("alertdialog").getByRole("button", { name: "برداشتن" }).click();
  await expect(row).toHaveCount(0);
});

/** So many days from now, as it is typed. */
const jalali = (days: number) =>
  new Intl.DateTimeFormat("fa-IR-u-ca-persian-nu-latn", {
    ...{ timeZone: "Asia/Tehran", year: "numeric", month: "2-digit", day: "2-digit" },
  }).format(Date.now() + days * 86_400_000);

test("a follow-up that is changed keeps its reminder, and says its hour", async ({ staff }) => {
  const desk = await staff("coordinator@demo.test");
  await desk.goto("/cartable/inbox");
  await desk.locator("[data-row] a").nth(1).click();
  await expect(desk.locator(".pane-item h1")).toBeVisible();
  const form = desk.getByRole("dialog");
  const open = () =>
    expect(async () => {
      if (!(await form.isVisible())) await desk.keyboard.press("KeyZ"); // the pane may be painted and not listen yet
      await expect(form).toBeVisible({ timeout: 1000 });
    }).toPass();
  await open();
  await form.getByRole("button", { name: "۲ روز کاری بعد" }).click();
  await form.getByLabel("یادآوری پیش از آن").selectOption("60");
  await form.getByLabel("تا آن زمان از «وارده» بیرون باشد").uncheck();
  await form.getByRole("button", { name: "گذاشتن برای پیگیری" }).click();
  await expect(desk.getByText(/برای پیگیری در .+، [۰-۹]{2}:[۰-۹]{2}/)).toBeVisible();
  await expect(desk.getByText(/یادآوری: /)).toBeVisible();
  await open();
  await expect(form.getByLabel("یادآوری پیش از آن")).toHaveValue("60");
  await form.getByRole("button", { name: "برداشتن پیگیری" }).click();
  await expect(desk.getByText(/برای پیگیری در/)).toHaveCount(0);
});

test("departments and people of endless names push the late nowhere", async ({ staff }) => {
  const page = await staff("manager@demo.test");
  for (const width of [...WIDTHS, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto("/reports/late");
    // What is changed before React has taken the page over is a fault of ours to it.
    await page.waitForFunction(() =>
      Object.keys(document.querySelector("main bdi") ?? {}).some((key) => key.startsWith("__react")),
    );
    await page.locator("main bdi").evaluateAll((names) => {
      for (const name of names) name.textContent = "معاونت پشتیبانی فنی و خدمات پس از فروش استان‌های شمال‌غرب ".repeat(3);
    });
    await fits(page, `late at ${width}`);
  }
});

test("who was chosen among the late is named over the list", async ({ staff }) => {
  const page = await staff("manager@demo.test");
  await page.goto("/reports/late");
  const bar = page.locator("figure a").first();
  const name = (await bar.locator("bdi").textContent())!;
  await bar.click();
  await expect(page.getByRole("heading", { name: `${name}: کهنه‌ترین مهلت نخست` })).toBeVisible();
  await expect(page.locator("figure a[aria-current]")).toHaveCount(1);
  await page.getByRole("link", { name: "نمایش همه" }).click();
  await expect(page.getByRole("heading", { name: "کهنه‌ترین مهلت نخست", exact: true })).toBeVisible();
});
