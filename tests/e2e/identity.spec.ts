import { expect, expectAccessible, test } from "@/tests/support/browser";
import { ask, newCustomer, persian } from "@/tests/support/walk";

/* Two records of one person: found, merged, regretted, taken apart again. */

test("two records of one person, found, merged, regretted, taken apart", async ({ browserOf, staff }, info) => {
  test.setTimeout(180_000);
  const customer = await browserOf("customer");
  const first = newCustomer(`${info.project.name}a`);
  const one = { ...first, name: `بهار ${first.mark}` };
  const email = one.email.replace(".com", ".org");
  const two = { ...newCustomer(`${info.project.name}b`), name: one.name, email };
  const desk = await staff("coordinator@demo.test");
  const openCard = async (who: { phone: string }) => {
    await desk.goto(`/customers?q=${who.phone}`);
    await desk.getByRole("table").getByRole("link").first().click();
    await expect(desk.getByRole("heading", { level: 1, name: one.name })).toBeVisible();
    return new URL(desk.url()).pathname.split("/").at(-1)!;
  };

  await test.step("one person writes twice, each time from another number and mailbox", async () => {
    await ask(customer, { ...one, subject: `نخست ${one.mark}` });
    await ask(customer, { ...two, subject: `دوم ${two.mark}` });
  });
  const survivor = await openCard(one);
  const loser = await openCard(two);
  expect(loser).not.toBe(survivor);

  await test.step("the system finds by itself that they are alike, and says why", async () => {
    const found = desk.getByRole("link", { name: new RegExp(one.mark) });
    await expect(async () => {
      await desk.goto("/customers/duplicates");
      await expect(found).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 60_000 });
    await found.click();
    await expect(desk.getByText("نام یکسان").last()).toBeVisible();
    await expectAccessible(desk);
  });

  await test.step("a manager reads the pair, and has nothing to judge it by", async () => {
    const manager = await staff("manager@demo.test");
    await manager.goto(desk.url());
    await expect(manager.getByText("داوری با مسئول ارتباط با مشتریان است.")).toBeVisible();
    await expect(manager.getByRole("link", { name: /بررسی و ادغام/ })).toHaveCount(0);
    await expect(manager.getByRole("button", { name: /یکی نیستند|بعداً/ })).toHaveCount(0);
    await expectAccessible(manager);
    await manager.goto("/customers/duplicates?scan=1");
    await expect(manager.getByRole("heading", { name: "پویش همهٔ مشتریان" })).toBeVisible();
    await expect(manager.getByRole("button", { name: "آغاز پویش" })).toHaveCount(0);
  });

  await test.step("the coordinator puts both side by side", async () => {
    await desk.getByRole("link", { name: /بررسی و ادغام/ }).click();
    await expect(desk.getByRole("heading", { level: 1, name: "ادغام دو مشتری" })).toBeVisible();
    if (!desk.url().includes(`/customers/${loser}/merge`))
      await desk.getByRole("link", { name: "جابه‌جایی دو کارت" }).click();
    await expect(desk).toHaveURL(new RegExp(`/customers/${loser}/merge\\?into=${survivor}`));
    await expect(desk.getByText("راه ارتباطی: ")).toBeVisible();
    await expectAccessible(desk);
  });

  await test.step("and makes one of them", async () => {
    await desk.getByRole("button", { name: "ادغام", exact: true }).click();
    await expect(desk.getByRole("heading", { level: 1, name: /ادغام شد/ })).toBeVisible();
    await expectAccessible(desk);
  });
  const merge = desk.url();

  await test.step("the old code leads to the survivor, who has both requests", async () => {
    await desk.goto(`/customers/${loser}`);
    await desk.waitForURL(new RegExp(`/customers/${survivor}\\?from=`));
    for (const subject of [`نخست ${one.mark}`, `دوم ${two.mark}`])
      await expect(desk.getByText(subject).first()).toBeVisible();
    await expectAccessible(desk);
  });

  await test.step("meanwhile the second number writes again, and somebody notes something on the card", async () => {
    await ask(customer, { ...two, subject: `سوم ${two.mark}`, phone: persian(two.phone) });
    await desk.reload();
    await expect(desk.getByText(`سوم ${two.mark}`).first()).toBeVisible();
  });

  await test.step("it is regretted: each goes back to its own card, what came later too", async () => {
    await desk.goto(merge);
    await desk.getByRole("button", { name: "برگرداندن ادغام" }).click();
    await expect(desk.getByText("برگردانده شد", { exact: true })).toBeVisible();
    await expectAccessible(desk);
    await desk.goto(`/customers/${loser}`);
    await expect(desk.getByText(`سوم ${two.mark}`).first()).toBeVisible();
    await expect(desk.getByText(`نخست ${one.mark}`)).toHaveCount(0);
    await desk.goto(`/customers/${survivor}`);
    await expect(desk.getByText(`نخست ${one.mark}`).first()).toBeVisible();
    await expect(desk.getByText(`دوم ${two.mark}`)).toHaveCount(0);
  });

  await test.step("the mailbox was a brother's: it is split off to a card of his own", async () => {
    await desk.goto(`/customers/${survivor}/split`);
    await expectAccessible(desk);
    await desk.getByRole("checkbox", { name: one.email, exact: true }).check();
    await desk.getByRole("textbox", { name: /نام مشتری تازه/ }).fill("برادر مریم");
    await desk.getByRole("button", { name: "جدا کردن", exact: true }).click();
    await expect(desk.getByRole("heading", { level: 1, name: /کارت تازه/ })).toBeVisible();
    await desk.getByRole("button", { name: "برگرداندن جداسازی" }).click();
    await expect(desk.getByText("برگردانده شد", { exact: true })).toBeVisible();
  });
});
