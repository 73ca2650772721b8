import { expect, expectAccessible, test } from "@/tests/support/browser";
import { ask, newCustomer, openFrom, rowOf } from "@/tests/support/walk";

/* A referral tells its officer; he puts it off, thinks again, puts it off once more, and it comes back by itself. */

test("an officer is told of a referral, and what he puts off comes back to him", async ({ browserOf, staff }) => {
  test.setTimeout(240_000);
  const who = newCustomer("notice");
  const subject = `صدای پمپ ${who.mark}`;
  const desk = await staff("coordinator@demo.test");
  const officer = await staff("officer5@demo.test"); // no other tale writes to her
  await ask(await browserOf("customer"), { ...who, subject });
  await officer.goto("/notices");
  await openFrom(desk, "inbox", subject);
  await desk.getByRole("button", { name: "ارجاع", exact: true }).first().click();
  const refer = desk.getByRole("dialog", { name: /ارجاع درخواست/ });
  await refer.getByRole("combobox", { name: "گیرنده" }).selectOption({ label: "الهام توکلی، کارشناس حساب مشتریان" });
  await refer.getByRole("button", { name: "لطفاً بررسی و نتیجه را اعلام فرمایید." }).click();
  await refer.getByRole("button", { name: "ارجاع", exact: true }).click();
  await expect(desk.getByText(/ارجاع شد/).first()).toBeVisible();

  await test.step("the bell counts it, and the notice leads to the request", async () => {
    const bell = officer.getByRole("link", { name: /اعلان نخوانده/ });
    await expect(bell).toBeVisible();
    await bell.press("Enter");
    const newest = officer.getByRole("dialog", { name: "تازه‌ترین اعلان‌ها" });
    const mine = newest.getByRole("link", { name: new RegExp(subject) });
    await expect(mine).toBeVisible();
    await expect(newest.getByRole("link").first()).toBeFocused();
    // What another tale sends to her department in these seconds stands above it: arrows lead down to it all the same.
    const rows = await newest.getByRole("link").allInnerTexts();
    for (let down = rows.findIndex((row) => row.includes(subject)); down > 0; down--) {
      await officer.keyboard.press("ArrowDown");
    }
    await expect(mine).toBeFocused();
    await expectAccessible(officer);
    await officer.keyboard.press("Escape");
    await expect(newest).toBeHidden();
    await expect(bell).toBeFocused();
    await officer.getByRole("button", { name: /اعلان تازه؛ نمایش/ }).click();
    await expect(officer.getByRole("link", { name: new RegExp(`به شما ارجاع شد.*${subject}`) })).toBeVisible();
    await officer.goto("/notices?unread=1");
    await expectAccessible(officer);
    await officer.getByRole("link", { name: new RegExp(`به شما ارجاع شد.*${subject}`) }).click();
    await expect(officer.getByRole("heading", { level: 1, name: subject })).toBeVisible();
  });

  const put = async (at: () => string) => {
    await officer.getByText("کارهای دیگر", { exact: true }).first().click();
    await officer.getByRole("button", { name: "پیگیری", exact: true }).first().click();
    const dialog = officer.getByRole("dialog", { name: "پیگیری" });
    await expect(dialog.getByRole("button", { name: /فردا صبح کاری/ })).toBeVisible();
    await dialog.getByRole("textbox", { name: "یادداشت برای خودتان" }).fill("تا قطعه برسد");
    await dialog.getByRole("textbox", { name: "زمان برگشت" }).fill(at());
    await dialog.getByRole("button", { name: "گذاشتن برای پیگیری" }).click();
    await expect(officer.getByText("برای پیگیری گذاشته شد", { exact: true })).toBeVisible();
  };
  const soon = (seconds: number) => () => new Date(Date.now() + seconds * 1000).toISOString();

  await test.step("the toast takes it back", async () => {
    await put(soon(600));
    await officer.getByRole("button", { name: "واگرد" }).click();
    await expect(officer.getByText("واگرد شد")).toBeVisible();
  });

  await test.step("it leaves the inbox, and comes back unread with the reason", async () => {
    await put(soon(5));
    await officer.goto(`/cartable/inbox?q=${who.mark}`);
    await expect(rowOf(officer, subject)).toHaveCount(0);
    await expect(rowOf(officer, subject)).toBeVisible({ timeout: 15_000 });
    await expect(rowOf(officer, subject)).toContainText("تا قطعه برسد");
    await rowOf(officer, subject).click();
    await expect(officer.getByText(/برای پیگیری برگشت/).first()).toBeVisible();
  });
});
