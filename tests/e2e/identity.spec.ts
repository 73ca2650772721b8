import { expect, expectAccessible, test } from "@/tests/support/browser";
import { ask, newCustomer, persian } from "@/tests/support/walk";

/* Two records of one person: found, merged, regretted, taken apart again. */

test("two records of one person, found, merged, regretted, taken apart @phone @dark", async ({
  browserOf,
  staff,
}, info) => {
  test.setTimeout(180_000);
  const customer = await browserOf("customer");
  const [one, two] = [newCustomer(`${info.project.name}a`), newCustomer(`${info.project.name}b`)];
  const desk = await staff("coordinator@demo.test");
  const openCard = async (who: { phone: string }) => {
    await desk.goto(`/customers?q=${who.phone}`);
    await desk.getByRole("table").getByRole("link").first().click();
    await expect(desk.getByRole("heading", { level: 1, name: "مریم رضایی" })).toBeVisible();
    return new URL(desk.url()).pathname.split("/").at(-1)!;
  };

  await test.step("one person writes twice, each time from another number and mailbox", async () => {
    await ask(customer, { ...one, subject: `نخست ${one.mark}` });
    await ask(customer, { ...two, subject: `دوم ${two.mark}` });
  });
  const survivor = await openCard(one);
  const loser = await openCard(two);
  expect(loser).not.toBe(survivor);

  await test.step("the coordinator finds the other card and puts both side by side", async () => {
    await desk.goto(`/customers/${loser}/merge`);
    await expectAccessible(desk);
    await desk.getByRole("textbox", { name: "جست‌وجوی کارت دیگر" }).fill(one.phone);
    await desk.getByRole("button", { name: "جست‌وجو", exact: true }).click();
    await desk.getByRole("link", { name: "مقایسه" }).click();
    await expect(desk.getByRole("heading", { level: 1, name: "یکی کردن دو مشتری" })).toBeVisible();
    await expect(desk.getByText("راه ارتباطی: ")).toBeVisible();
    await expectAccessible(desk);
  });

  await test.step("and makes one of them", async () => {
    await desk.getByRole("button", { name: "یکی کردن", exact: true }).click();
    await expect(desk.getByRole("heading", { level: 1, name: /یکی شد/ })).toBeVisible();
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
