import { expect, expectAccessible, test } from "@/tests/support/browser";
import { ask, newCustomer } from "@/tests/support/walk";

/* A rule is built by choosing, tried, switched on, and does its work under its own name. */

test("a rule refers what it was built for, and the request's story names it", async ({ browserOf, staff }, info) => {
  const who = newCustomer(info.project.name);
  const name = `قاعدهٔ ${who.mark}`;
  const admin = await staff("admin@demo.test");

  await test.step("built by choosing", async () => {
    await admin.goto("/settings/rules/new");
    await admin.getByLabel("نام", { exact: false }).first().fill(name);
    await admin.getByRole("button", { name: "ساختن (خاموش)" }).click();
    const unit = admin.getByLabel("واحد", { exact: true });
    await expect(unit, "what is wrong is told at its field").toHaveAttribute("aria-invalid", "true");
    await expect(unit).toBeFocused();
    await unit.selectOption({ index: 1 });
    await expect(unit, "and no longer when it is mended").not.toHaveAttribute("aria-invalid");
    await admin.getByRole("button", { name: "افزودن شرط" }).press("Enter");
    await expect(admin.getByLabel("ویژگی"), "what was added has the focus").toBeFocused();
    await admin.getByLabel("واژه‌ها (هر سطر یکی)").fill(`کلید${who.mark}`);
    await admin.getByLabel("دستور", { exact: true }).fill("رسیدگی کنید");
    await expectAccessible(admin);
    await admin.getByRole("button", { name: "ساختن (خاموش)" }).click();
    await expect(admin.getByRole("heading", { level: 1, name })).toBeVisible();
  });

  await test.step("tried on what came before, and switched on", async () => {
    await admin.getByRole("button", { name: /آزمودن روی/ }).click();
    await expect(admin.getByText("با هیچ‌یک نمی‌خواند")).toBeVisible();
    await admin.getByRole("button", { name: "روشن کردن" }).click();
    await expect(admin.getByRole("button", { name: "خاموش کردن" })).toBeVisible();
  });

  const customer = await browserOf("customer");
  await ask(customer, { ...who, subject: `کلید${who.mark} خراب است` });

  await test.step("it refers, and is named", async () => {
    const desk = await staff("coordinator@demo.test");
    await expect(async () => {
      await desk.goto(`/requests?q=${encodeURIComponent(`کلید${who.mark}`)}`);
      await expect(desk.getByRole("table").getByText("ارجاع‌شده")).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 20_000 });
    await desk
      .getByRole("link", { name: new RegExp(who.mark) })
      .first()
      .click();
    await expect(desk.getByRole("heading", { level: 1, name: new RegExp(who.mark) })).toBeVisible();
    await desk.locator("details", { hasText: "رخدادها" }).last().locator("summary").first().click();
    await expect(desk.getByText(`به‌دست قاعدهٔ «${name}»`).first()).toBeVisible();
  });

  await test.step("tried again, it shows what it would have done with that request", async () => {
    await admin.reload();
    await admin.getByRole("link", { name: /آزمودن روی/ }).click();
    const found = admin.getByRole("table", { name: "تازه‌ترین نمونه‌ها" });
    await expect(found.getByText("بیرون از دید شما").first()).toBeVisible();
    await expect(found.getByText(who.mark), "nor a word of it").toHaveCount(0);
    await expect(found.getByRole("link"), "no way to a request that does not open to him").toHaveCount(0);
  });

  await admin.getByRole("button", { name: "خاموش کردن" }).click();
  await expect(admin.getByRole("button", { name: "روشن کردن" })).toBeVisible();
});
