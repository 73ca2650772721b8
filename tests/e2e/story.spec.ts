import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, test } from "@/tests/support/browser";
import { answer, ask, fill, newCustomer, openFrom, persian, persianKeyboard, rowOf } from "@/tests/support/walk";

/* The story that everything serves, as people walk it: each in a browser of his own, finding what he needs by its words. */

const coordinator = "coordinator@demo.test";
const officer = "officer3@demo.test";
const colleague = "officer4@demo.test";
const queue = "صف پشتیبانی فنی";

test("from a customer's request to a reviewed reply @phone", async ({ browserOf, staff }, info) => {
  test.setTimeout(240_000);
  const customer = await browserOf("customer");
  const who = newCustomer(info.project.name);
  const subject = `قطع و وصل شدن دستگاه ${who.mark}`;

  await test.step("the customer asks, for the second time in his life", async () => {
    await ask(customer, { ...who, subject: `پرسش نخست ${who.mark}`, phone: who.phone });
    await ask(customer, { ...who, subject, phone: persian(who.phone), body: "دستگاه هر چند دقیقه خاموش می‌شود." });
    await expectAccessible(customer);
  });
  const code = (await customer.getByRole("region", { name: "کد پیگیری شما" }).getByText(/-/).innerText()).trim();

  const desk = await staff(coordinator);
  await test.step("the coordinator finds it in the inbox, with who asks and what he asked before", async () => {
    await openFrom(desk, "inbox", subject);
    await expect(desk.getByRole("heading", { level: 1, name: subject })).toBeVisible();
    const card = desk.getByRole("complementary", { name: "مشتری" });
    await expect(card.getByRole("list", { name: "راه‌های ارتباطی" })).toContainText(persian(who.phone));
    await expect(card.getByRole("link", { name: `پرسش نخست ${who.mark}` })).toBeVisible();
    await card.getByText("چگونه به این مشتری رسید").click();
    await expect(card.getByText(/به این مشتری پیوست/)).toBeVisible();
    await expectAccessible(desk);
  });

  await test.step("and refers it to a department, with a deadline and a copy", async () => {
    await desk.getByRole("button", { name: "ارجاع", exact: true }).first().click();
    const dialog = desk.getByRole("dialog", { name: /ارجاع درخواست/ });
    await dialog.getByRole("combobox", { name: "گیرنده" }).selectOption({ label: queue });
    await dialog.getByRole("combobox", { name: "هدف" }).selectOption({ label: "تهیهٔ پاسخ" });
    await dialog.getByRole("button", { name: "لطفاً بررسی و نتیجه را اعلام فرمایید." }).click();
    await dialog.getByRole("button", { name: "۲ روز کاری" }).click();
    await expect(dialog.getByRole("textbox", { name: /مهلت/ })).toHaveValue(/^۱۴\d\d|^[۰-۹]{4}\/[۰-۹]{2}\/[۰-۹]{2}/);
    await dialog.getByRole("button", { name: "افزودن گیرنده" }).click();
    const instructions = dialog.getByRole("textbox", { name: "دستور" });
    await expect(instructions.nth(1)).toHaveValue(await instructions.first().inputValue()); // asked the same, until it is changed
    await expect(dialog.getByRole("textbox", { name: /مهلت/ }).nth(1)).toHaveValue(/./);
    await dialog.getByRole("button", { name: "برداشتن این گیرنده" }).last().click();
    await dialog.getByRole("button", { name: "افزودن رونوشت" }).click();
    await dialog.getByRole("combobox", { name: "رونوشت" }).selectOption({ label: "منصور شفیعی، مدیر مالی" });
    await expectAccessible(desk);
    await dialog.getByRole("button", { name: "ارجاع", exact: true }).click();
    await expect(desk.getByText(/ارجاع شد/).first()).toBeVisible();
  });

  const desk2 = await staff(officer);
  await test.step("an officer claims it from the queue and asks a colleague", async () => {
    await openFrom(desk2, "department", subject);
    await desk2.getByRole("button", { name: "برداشتن از صف" }).first().click();
    await expect(desk2.getByText("ارجاع را پذیرفتید.").first()).toBeVisible();
    await desk2.getByRole("button", { name: "نظرخواهی" }).first().click();
    const dialog = desk2.getByRole("dialog", { name: "نظرخواهی از همکار" });
    await dialog.getByRole("combobox", { name: "گیرنده" }).selectOption({ label: "بهزاد افشار، مدیر پشتیبانی فنی" });
    await dialog.getByRole("textbox", { name: "دستور" }).fill("آیا این سری فراخوان دارد؟");
    await dialog.getByRole("button", { name: "نظرخواهی" }).click();
    await expect(dialog).toBeHidden();
    await expect(desk2.getByText(/^منتظر نظر بهزاد افشار/)).toBeVisible();
    await expect(desk2.getByRole("button", { name: "واگذاری" }).first()).toBeVisible(); // his acts are still his
  });

  await test.step("the colleague says what he thinks", async () => {
    const desk3 = await staff(colleague);
    await openFrom(desk3, "inbox", subject);
    await desk3.getByRole("button", { name: "پذیرش" }).first().click();
    await expect(desk3.getByText("ارجاع را پذیرفتید.").first()).toBeVisible();
    await answer(desk3, subject, "بله، برد تغذیهٔ این سری فراخوان دارد.");
  });

  await test.step("the officer answers", async () => {
    await answer(desk2, subject, "برد تغذیه باید عوض شود.");
  });

  await test.step("the coordinator sends the answer back once, with a reason", async () => {
    await openFrom(desk, "review", subject);
    await expectAccessible(desk);
    await desk
      .getByRole("article")
      .filter({ hasText: "برد تغذیه باید عوض شود." })
      .last()
      .getByRole("button", { name: "برگشت برای اصلاح" })
      .click();
    const dialog = desk.getByRole("dialog", { name: "برگشت پاسخ برای اصلاح" });
    await dialog.getByRole("textbox", { name: "دلیل" }).fill("زمان مراجعه را هم بنویسید.");
    await dialog.getByRole("button", { name: "برگشت برای اصلاح" }).click();
    await expect(desk.getByText("پاسخ برای اصلاح برگشت.").first()).toBeVisible();
  });

  const better = "برد تغذیه رایگان عوض می‌شود؛ همکار ما فردا ساعت ۱۰ می‌آید.";
  await test.step("the officer reads why and answers again", async () => {
    await openFrom(desk2, "inbox", subject);
    await expect(desk2.getByText("زمان مراجعه را هم بنویسید.").first()).toBeAttached();
    await openFrom(desk2, "inbox", subject);
    await desk2
      .getByRole("region", { name: "نوشتن" })
      .locator("input[type=file]")
      .first()
      .setInputFiles(paper("نقشه.txt"));
    await expect(desk2.getByText("نقشه.txt")).toBeVisible();
    await desk2.getByRole("textbox", { name: "پاسخ شما" }).fill(better);
    await desk2.getByRole("region", { name: "نوشتن" }).getByRole("button", { name: "ثبت پاسخ" }).click();
    await expect(desk2.getByText("پاسخ شما ثبت شد.").first()).toBeVisible();
  });

  await test.step("the coordinator builds the reply from the answer and sends it", async () => {
    await openFrom(desk, "review", subject);
    await desk
      .getByRole("article")
      .filter({ hasText: better })
      .last()
      .getByRole("button", { name: "درج در پاسخ" })
      .click();
    const text = desk.getByRole("textbox", { name: "متن پاسخ" });
    await expect(text).toHaveValue(better);
    await text.fill(`با درود\n${better}`);
    await expect(desk.getByRole("radio", { name: "ایمیل" })).toBeChecked();
    const after = desk.getByRole("radio", { name: /^منتظر مشتری/ });
    await after.check();
    await desk.reload(); // in the middle of writing: nothing of it is lost
    await expect(text).toHaveValue(`با درود\n${better}`);
    await expect(after).toBeChecked();
    await expect(desk.getByRole("button", { name: /^برداشتن استناد/ })).toBeVisible();
    await desk.getByRole("radio", { name: /^پاسخ نهایی/ }).check();
    await desk.getByRole("checkbox", { name: /نقشه\.txt/ }).check();
    await desk
      .getByRole("region", { name: "نوشتن" })
      .locator("input[type=file]")
      .first()
      .setInputFiles(paper("برگه.txt"));
    await expect(desk.getByText("برگه.txt")).toBeVisible();
    await expectAccessible(desk);
    await desk.getByRole("button", { name: "ارسال به مشتری" }).click();
    await expect(desk.getByText(/^پاسخ درخواست .* ثبت شد\.$/).first()).toBeVisible();
  });

  await test.step("without a mail server the mail is kept, and the administrator reads it", async () => {
    const admin = await staff("admin@demo.test");
    await admin.goto("/settings/outbox");
    await admin
      .getByRole("link", { name: new RegExp(subject) })
      .first()
      .click();
    await expect(admin.getByText("همکار ما فردا ساعت ۱۰ می‌آید.")).toBeVisible();
    await expectAccessible(admin);
  });

  await test.step("the customer reads the reply after four digits, and writes again", async () => {
    await customer.goto("/track");
    await customer.getByRole("textbox", { name: "کد پیگیری" }).fill(code.toLowerCase());
    await customer.getByRole("button", { name: "دیدن وضعیت" }).click();
    await expect(customer.getByText("پاسخ فرستاده شد").first()).toBeVisible();
    await expect(customer.getByText(better)).toHaveCount(0);
    await expectAccessible(customer);
    await customer.getByRole("textbox", { name: /چهار رقم آخر/ }).fill(persian(who.phone.slice(-4)));
    await customer.getByRole("button", { name: "ادامه" }).click();
    await expect(customer.getByText(better)).toBeVisible();
    for (const name of ["نقشه.txt", "برگه.txt"])
      expect(await (await customer.request.get(await linkOf(customer, name))).text()).toBe("روی کاغذ");
    await expectAccessible(customer);
    await customer.getByRole("textbox", { name: "نوشتهٔ شما" }).fill("کسی نیامد.");
    await customer.getByRole("button", { name: "فرستادن", exact: true }).click();
    await expect(customer.getByText("نوشتهٔ شما رسید.")).toBeVisible();
  });

  await test.step("so it is back in the coordinator's inbox, who calls it solved in the end", async () => {
    await openFrom(desk, "inbox", subject);
    await expect(desk.getByText("کسی نیامد.")).toBeVisible();
    await desk.getByRole("button", { name: "بستن", exact: true }).first().click();
    const dialog = desk.getByRole("dialog", { name: "بستن درخواست" });
    await dialog.getByRole("button", { name: "بستن درخواست" }).click();
    await expect(desk.getByText(/^درخواست .* بسته شد\.$/).first()).toBeVisible();
    await customer.reload();
    await expect(customer.getByText(/این درخواست بسته شده است/)).toBeVisible();
  });
});

test("an officer does his part without a mouse, on a Persian keyboard", async ({ browserOf, staff }) => {
  const who = newCustomer("keys");
  const subject = `کار با صفحه‌کلید ${who.mark}`;
  await ask(await browserOf("customer"), { ...who, subject });
  const desk = await staff(coordinator);
  await openFrom(desk, "inbox", subject);
  await desk.getByRole("button", { name: "ارجاع", exact: true }).first().click();
  const dialog = desk.getByRole("dialog", { name: /ارجاع درخواست/ });
  const receiver = dialog.getByRole("combobox", { name: "گیرنده" });
  await dialog.getByRole("button", { name: "ارجاع", exact: true }).click();
  await expect(receiver).toBeFocused(); // the first field that is wrong
  await expect(receiver).toHaveAccessibleDescription(/این خانه را پر کنید/);
  await receiver.selectOption({ label: queue });
  await dialog.getByRole("textbox", { name: "دستور" }).fill("بررسی کنید.");
  await dialog.getByRole("button", { name: "ارجاع", exact: true }).click();
  await expect(desk.getByText(/ارجاع شد/).first()).toBeVisible();

  const page = await staff(officer);
  const press = await persianKeyboard(page);
  await page.goto("/cartable/department");
  const row = rowOf(page, subject);
  await expect(row).toBeVisible();
  await expect(async () => {
    await press("Shift+Slash"); // the page may have been painted and not be listening yet
    await expect(page.getByRole("dialog", { name: "میان‌برهای صفحه‌کلید" })).toBeVisible({ timeout: 500 });
  }).toPass();
  await press("Escape");
  for (let moves = 0; moves < 60 && !(await isFocused(row)); moves++) await press("KeyJ");
  await press("KeyK");
  await press("KeyJ");
  await expect(row).toBeFocused();
  await press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: subject })).toBeVisible();
  await expect(page.getByRole("button", { name: "برداشتن از صف" }).first()).toBeVisible();
  await press("KeyP");
  await expect(page.getByRole("button", { name: "ثبت پاسخ" }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "برداشتن از صف" })).toHaveCount(0);
  await press("KeyA");
  await expect(page.getByRole("textbox", { name: "پاسخ شما" })).toBeFocused();
  await page.keyboard.insertText("بررسی شد.");
  await press("Control+Enter");
  await expect(page.getByText("پاسخ شما ثبت شد.").first()).toBeVisible();
});

test("the customer's pages need no script, and forget nothing that was typed @no-script @phone", async ({
  page,
}, info) => {
  const who = newCustomer(`plain-${info.project.name}`);
  await page.goto("/request");
  await page.getByRole("textbox", { name: "متن درخواست" }).fill("متن بلندی که نباید گم شود.");
  await page.getByRole("textbox", { name: "شمارهٔ همراه" }).fill("۱۲۳");
  await page.getByRole("button", { name: "ثبت درخواست" }).click();
  await expect(page).toHaveTitle(/اصلاح کنید/);
  await expect(page.getByRole("textbox", { name: "متن درخواست" })).toHaveValue("متن بلندی که نباید گم شود.");
  await expect(page.getByRole("textbox", { name: "شمارهٔ همراه" })).toHaveValue("۱۲۳");
  await expect(page.getByRole("textbox", { name: "شمارهٔ همراه" })).toHaveAccessibleDescription(/شماره/);
  if (info.project.name !== "no-script") await expectAccessible(page);
  await page.getByRole("textbox", { name: "موضوع" }).fill(`بی‌اسکریپت ${who.mark}`);
  await page.getByRole("textbox", { name: "شمارهٔ همراه" }).fill(persian(who.phone));
  await page.getByRole("button", { name: "ثبت درخواست" }).click();
  await page.getByRole("link", { name: "پیگیری این درخواست" }).click();
  await page.getByRole("textbox", { name: /چهار رقم آخر/ }).fill("0000");
  await page.getByRole("button", { name: "ادامه" }).click();
  await expect(page.getByRole("textbox", { name: /چهار رقم آخر/ })).toHaveAccessibleDescription(/یکی نیست/);
  await page.getByRole("textbox", { name: /چهار رقم آخر/ }).fill(who.phone.slice(-4));
  await page.getByRole("button", { name: "ادامه" }).click();
  const send = page.getByRole("button", { name: "فرستادن", exact: true });
  const files = page.getByLabel(/^پرونده‌ها/);
  const text = (name: string, content: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(content) });
  await send.click();
  await expect(page.getByRole("textbox", { name: "نوشتهٔ شما" })).toHaveAccessibleDescription(/این خانه را پر کنید/);
  await page.getByRole("textbox", { name: "نوشتهٔ شما" }).fill("این را هم بیفزایید.");
  await files.setInputFiles([text("خوب.txt", "سلام"), text("بد.svg", "<svg>")]);
  await send.click();
  await expect(page.getByRole("textbox", { name: "نوشتهٔ شما" })).toHaveValue("این را هم بیفزایید.");
  await expect(files).toHaveAccessibleDescription(/بد\.svg/);
  await expect(page.getByRole("checkbox", { name: /خوب\.txt/ })).toBeChecked();
  if (info.project.name !== "no-script") await expectAccessible(page);
  await send.click();
  await expect(page.getByText("نوشتهٔ شما رسید.")).toBeVisible();
  await expect(page.getByText("این را هم بیفزایید.")).toBeVisible();
  const file = page.getByRole("link", { name: /خوب\.txt/ });
  const href = (await file.getAttribute("href"))!;
  const got = await page.request.get(href);
  expect([got.status(), await got.text()]).toEqual([200, "سلام"]);
  expect(got.headers()["content-disposition"]).toMatch(/^attachment;/);
  await page.context().clearCookies();
  expect((await page.request.get(href)).status()).toBe(404);
});

test("a double click, a reload and a second sending are one request", async ({ page, staff }) => {
  const who = newCustomer("twice");
  const subject = `دوبار فرستاده ${who.mark}`;
  await fill(page, { ...who, subject });
  await page.getByRole("button", { name: "ثبت درخواست" }).dblclick();
  await expect(page.getByRole("heading", { name: "درخواست شما ثبت شد" })).toBeVisible();
  const place = page.url();
  await page.reload();
  expect(page.url()).toBe(place);
  await page.goBack();
  if ((await page.getByRole("textbox", { name: "موضوع" }).inputValue()) === subject) {
    await page.getByRole("button", { name: "ثبت درخواست" }).click();
    await expect(page.getByRole("heading", { name: "درخواست شما ثبت شد" })).toBeVisible();
    expect(page.url()).toBe(place);
  }
  const desk = await staff(coordinator);
  await desk.goto(`/cartable/inbox?q=${encodeURIComponent(who.mark)}`);
  await expect(rowOf(desk, subject)).toHaveCount(1);
});

const paper = (name: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from("روی کاغذ") });
const linkOf = async (page: Page, name: string) =>
  (await page.getByRole("link", { name: new RegExp(name) }).getAttribute("href"))!;
const isFocused = (link: Locator) => link.evaluate((el) => el === document.activeElement);
