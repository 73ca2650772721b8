import { expect, expectAccessible, signIn, test } from "@/tests/support/browser";
import { expectFits, expectKnownClasses, expectRoomForFingers } from "@/tests/support/looks";
import { fill, newCustomer, rowOf } from "@/tests/support/walk";

const settings = [
  "/settings",
  "/settings/users",
  "/settings/departments",
  "/settings/positions",
  "/settings/company",
  "/settings/tokens",
  "/settings/channels",
  "/settings/channels/new",
  "/settings/channels/new?adapter=gateway",
  "/settings/channels/received",
  "/settings/outbox",
  "/settings/calendar",
  "/settings/service",
  "/settings/texts",
  "/settings/checklists",
  "/settings/rules",
  "/settings/automation",
  "/settings/macros",
  "/audit",
];

/** Everybody keeps macros of his own there. */
const OWN_TOO = "/settings/macros";

test.describe.configure({ timeout: 150_000 }); // many pages, each with every check

test("every settings page opens for the administrator, and fits his screen @phone", async ({ staff }, info) => {
  const page = await staff("admin@demo.test");
  for (const path of settings) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await expectFits(page);
    await (info.project.name === "phone" ? expectRoomForFingers(page) : expectKnownClasses(page));
  }
  await page.goto("/settings/automation");
  await page.getByRole("main").locator('a[href^="/settings/automation/"]').nth(1).click();
  await expect(page.getByRole("heading", { name: "گزارش کارکرد" })).toBeAttached();
  const frame = () => page.evaluate(() => document.documentElement.scrollHeight - document.body.offsetHeight);
  expect(await frame(), "nothing is below the frame").toBeLessThan(2);
  for (const list of ["users", "departments", "positions"]) {
    await page.goto(`/settings/${list}`);
    await page.getByRole("main").locator(`a[href^="/settings/${list}/"]`).first().click();
    await expect(page).toHaveURL(new RegExp(`/settings/${list}/[0-9a-f-]{36}`));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
});

test("lists of settings fit a tablet: nothing beside the page, nothing cut off", async ({ staff }) => {
  const page = await staff("admin@demo.test");
  await page.setViewportSize({ width: 820, height: 1100 });
  for (const path of ["/settings/outbox", "/settings/channels/received", "/settings/positions", "/audit"]) {
    await page.goto(path);
    await expect(page.getByRole("table")).toBeVisible();
    await expectFits(page);
  }
  await page.goto("/settings/outbox");
  for (const cell of await page.getByRole("row").nth(1).getByRole("cell").all())
    await expect(cell).toBeInViewport({ ratio: 1 });
});

test("lists of the desk fit a tablet too", async ({ staff }) => {
  const page = await staff("coordinator@demo.test");
  await page.setViewportSize({ width: 820, height: 1100 });
  for (const path of ["/requests", "/requests?status=closed", "/requests/registry", "/customers"]) {
    await page.goto(path);
    await expect(page.getByRole("table")).toBeVisible();
    await expectFits(page);
  }
});

test("the palette takes the administrator to settings, and to no search that is closed to him", async ({ staff }) => {
  const page = await staff("admin@demo.test");
  await page.goto("/settings/users");
  await page.keyboard.press("Control+KeyK");
  await page.getByRole("combobox").fill("قاعده");
  await expect(page.getByRole("option", { name: "قاعده‌های ارجاع" })).toBeVisible();
  await expect(page.getByRole("option")).toHaveCount(1);
});

test("and for an officer none of them does: 403, and 404 for what he may not know of", async ({ staff }) => {
  const page = await staff("officer1@demo.test");
  for (const path of settings.slice(1).filter((one) => one !== OWN_TOO)) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(403);
    await expect(page.getByRole("heading", { name: "این صفحه برای شما باز نیست" })).toBeVisible();
  }
  await expectAccessible(page);
  for (const path of ["/requests/2000000001", "/cartable/inbox/2000000001", "/cartable/nothing", "/no-such-page"]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { name: "این صفحه پیدا نشد" })).toBeVisible();
    if (path !== "/no-such-page") await expect(page.getByRole("navigation").first()).toBeVisible();
  }
  await expectAccessible(page);
});

test("every place of the desk opens for whom it is meant @phone @dark", async ({ staff }, info) => {
  const desk = await staff("coordinator@demo.test");
  for (const path of [
    "/cartable",
    "/cartable/review",
    "/cartable/followup",
    "/cartable/overdue",
    "/cartable/copies",
    "/cartable/done",
    "/cartable/calendar",
    "/notices",
    "/profile/notices",
    "/profile/texts",
    "/requests",
    "/customers",
    "/profile",
  ]) {
    const answer = await desk.goto(path);
    expect(answer?.status(), path).toBe(200);
    await expect(desk.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(desk);
    if (info.project.name === "phone") await expectRoomForFingers(desk);
    if (info.project.name === "desktop") await expectKnownClasses(desk);
  }
});

test("the customers' pages stand every check @phone @dark @no-script", async ({ page }, info) => {
  for (const path of ["/", "/request", "/track", "/track?unknown=1", "/login"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    if (info.project.name !== "no-script") await expectAccessible(page);
  }
});

test("a name and a subject of one endless word push no page apart @phone", async ({ browserOf, staff }, info) => {
  const customer = await browserOf("customer");
  const who = newCustomer(`long-${info.project.name}`);
  const subject = `${who.mark}${"Bahramgholizadeh".repeat(12)}`;
  await fill(customer, { ...who, subject });
  await customer.getByRole("textbox", { name: "نام و نام خانوادگی" }).fill("نام‌بسیاربلند".repeat(14));
  await customer.getByRole("button", { name: "ثبت درخواست" }).click();
  await expect(customer.getByRole("heading", { name: "درخواست شما ثبت شد" })).toBeVisible();
  const desk = await staff("coordinator@demo.test");
  const fits = async () =>
    expect(await desk.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThan(1);
  for (const path of [`/requests?q=${who.mark}`, `/cartable/inbox?q=${who.mark}`]) {
    await desk.goto(path);
    await expect(desk.getByRole("link", { name: new RegExp(who.mark) }).first()).toBeVisible();
    await fits();
  }
  await rowOf(desk, who.mark).click();
  await expect(desk.getByRole("heading", { level: 1, name: subject })).toBeVisible();
  await fits();
});

test("a wrong password and an unknown account are told the same", async ({ page }) => {
  for (const email of ["officer2@demo.test", "nobody@demo.test"]) {
    await signIn(page, email, "wrong-password");
    await expect(page.getByText("ایمیل یا گذرواژه درست نیست. دوباره بنویسید.")).toBeVisible();
    await expect(page.getByLabel("ایمیل")).toHaveValue(email);
  }
});

test("a page asks who you are and takes you back to itself", async ({ page }) => {
  await page.goto("/cartable/followup?priority=high");
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.getByLabel("ایمیل").fill("coordinator@demo.test");
  await page.getByLabel("گذرواژه", { exact: true }).fill("peyvand-demo");
  await page.getByRole("button", { name: "ورود", exact: true }).click();
  await expect(page).toHaveURL(/\/cartable\/followup\?priority=high$/);
});

test("signing out ends the session, for a copied cookie too", async ({ staff, browserOf }) => {
  const page = await staff("officer5@demo.test");
  await page.goto("/cartable");
  await expect(page).toHaveURL(/\/cartable/);
  const copied = await page.context().cookies();
  const thief = await browserOf("thief");
  await thief.context().addCookies(copied);
  await thief.goto("/profile");
  await expect(thief).toHaveURL(/\/profile$/);
  await thief.goto("about:blank"); // an open page would ask for its counters once more, and the browser write the refusal down
  await page.getByLabel(/^حساب من/).click();
  await page.getByRole("button", { name: "خروج" }).click();
  await expect(page.getByText("از سامانه بیرون آمدید.")).toBeVisible();
  await thief.goto("/profile");
  await expect(thief).toHaveURL(/\/login/);
});

test("a tracking code leaves no trace in other sites' logs, and other pages tell only ours", async ({ request }) => {
  const policy = async (path: string) => (await request.get(path)).headers()["referrer-policy"];
  for (const path of ["/track", "/track/000-000-000-000", "/track/find?code=x"])
    expect(await policy(path)).toBe("no-referrer");
  for (const path of ["/", "/request", "/login"]) expect(await policy(path)).toBe("same-origin");
});

test("no page may stand in a frame, run a foreign script or be guessed at by type", async ({ request }) => {
  for (const path of ["/", "/request", "/track", "/login", "/cartable", "/api/v1/me"]) {
    const headers = (await request.get(path, { maxRedirects: 0 })).headers();
    const policy = headers["content-security-policy"] ?? "";
    expect(policy, path).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic'(;|$)/);
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).toContain("default-src 'self'");
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["x-frame-options"], path).toBe("DENY");
  }
});
