import { expect, expectAccessible, test } from "@/tests/support/browser";
import { ask, newCustomer, openFrom, rowOf } from "@/tests/support/walk";

/* Two people at one request: what the one does shows to the other by itself, and takes nothing out of his hands. */

test("pages follow what happens, and nobody loses what he writes", async ({ browserOf, staff }) => {
  test.setTimeout(180_000);
  const who = newCustomer("live");
  const subject = `چکه کردن شیر ${who.mark}`;
  const desk = await staff("coordinator@demo.test");
  const officer = await staff("officer3@demo.test");
  const counter = desk.getByRole("navigation", { name: "بخش‌های اصلی" }).locator("a[href='/cartable/inbox']");

  await test.step("a list and its counter follow without being loaded anew", async () => {
    await desk.goto(`/cartable/inbox?q=${who.mark}`);
    await expect(rowOf(desk, subject)).toHaveCount(0);
    const before = await counter.innerText();
    await ask(await browserOf("customer"), { ...who, subject });
    await expect(rowOf(desk, subject)).toBeVisible();
    if (!before.includes("+")) await expect(counter).not.toHaveText(before); // beyond 99 they are not counted
  });

  await test.step("what is referred to an officer comes to his open list", async () => {
    await officer.goto(`/cartable/inbox?q=${who.mark}`);
    await openFrom(desk, "inbox", subject);
    await desk.getByRole("button", { name: "ارجاع", exact: true }).first().click();
    const dialog = desk.getByRole("dialog", { name: /ارجاع درخواست/ });
    await dialog.getByRole("combobox", { name: "گیرنده" }).selectOption({ label: "کاوه نادری، کارشناس پشتیبانی فنی" });
    await dialog.getByRole("combobox", { name: "هدف" }).selectOption({ label: "تهیهٔ پاسخ" });
    await dialog.getByRole("button", { name: "لطفاً بررسی و نتیجه را اعلام فرمایید." }).click();
    await dialog.getByRole("button", { name: "ارجاع", exact: true }).click();
    await expect(rowOf(officer, subject)).toBeVisible();
  });

  const text = "واشر شیر باید عوض شود؛ تا فردا انجام می‌شود.";
  await test.step("each sees that the other is there, and who writes", async () => {
    await rowOf(officer, subject).click();
    await expect(officer.getByRole("heading", { level: 1, name: subject })).toBeVisible();
    await desk.goto(officer.url().replace(/.*\/cartable\/inbox\/(\d+).*/, "/requests/$1"));
    await expect(officer.getByText("نرگس احمدی هم این درخواست را باز کرده است")).toBeVisible();
    await expect(desk.getByText(/کاوه نادری هم این درخواست/)).toBeVisible();
    await officer.getByRole("button", { name: "پذیرش" }).first().click();
    await expect(officer.getByText("ارجاع را پذیرفتید.").first()).toBeVisible();
    await officer.getByRole("textbox", { name: "پاسخ شما" }).pressSequentially(text);
    await expect(desk.getByText("کاوه نادری در حال نوشتن پاسخ واحد…")).toBeVisible();
  });

  await test.step("what a colleague does meanwhile is said, and nothing typed is lost", async () => {
    await desk.getByRole("button", { name: "یادداشت" }).first().click();
    await desk.locator("#note-body").fill("مشتری عجله دارد.");
    await desk.getByRole("button", { name: "ثبت یادداشت" }).click();
    await expect(officer.getByText("این درخواست همین حالا تغییر کرد")).toBeVisible();
    await expect(officer.getByText(/نرگس احمدی، .*: /).first()).toBeVisible();
    await expect(officer.getByText("مشتری عجله دارد.")).toBeVisible();
    await expect(officer.getByRole("textbox", { name: "پاسخ شما" })).toHaveValue(text);
    await expectAccessible(officer);
    await officer.getByRole("button", { name: "دیدم، ادامه می‌دهم" }).click();
    await expect(officer.getByText("این درخواست همین حالا تغییر کرد")).toBeHidden();
    await expect(officer.getByRole("textbox", { name: "پاسخ شما" })).toHaveValue(text);
  });

  await test.step("the draft outlives the browser's own memory", async () => {
    await officer.waitForTimeout(1_500); // it is saved a moment after the last key
    await officer.evaluate(() => localStorage.clear());
    await officer.reload();
    await expect(officer.getByRole("textbox", { name: "پاسخ شما" })).toHaveValue(text);
  });

  await test.step("it is sent, and the other page shows it by itself", async () => {
    await officer.getByRole("region", { name: "نوشتن" }).getByRole("button", { name: "ثبت پاسخ" }).click();
    await expect(officer.getByText("پاسخ شما ثبت شد.").first()).toBeVisible();
    await expect(desk.getByText(text).first()).toBeVisible();
  });
});
