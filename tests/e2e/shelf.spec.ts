import { expect, expectAccessible, test } from "@/tests/support/browser";
import { newCustomer } from "@/tests/support/walk";

/* What helps to write and to keep order beside the work: texts by «/», colleagues by «@», tags, checks, twins and their merge. */

test("ready texts, colleagues named, tags, checks and a merge with its undo", async ({ staff }) => {
  test.setTimeout(180_000);
  const { mark } = newCustomer("shelf");
  const phone = `0912${String(Math.floor(Math.random() * 9e6) + 1e6)}`;
  const desk = await staff("coordinator@demo.test");
  const subject = `نشت دستگاه ${mark}`;
  const body = "دستگاه تصفیهٔ آب که خریدم از دیروز آب نشت می‌کند و صدای بلندی دارد.";
  const register = async (about: string, text: string) => {
    await desk.goto(`/requests/new?key=${phone}`);
    await desk.locator("#register [name=subject]").fill(about);
    await desk
      .getByRole("textbox", { name: /شرح|متن|گفت/ })
      .first()
      .fill(text);
    return desk;
  };

  await test.step("a text of one's own, with what fills itself", async () => {
    await desk.goto("/profile/texts");
    await desk.getByRole("button", { name: "متن تازه" }).click();
    const dialog = desk.getByRole("dialog", { name: "متن تازه" });
    await dialog.locator("[name=name]").fill(`آغاز ${mark}`);
    await dialog.locator("[name=shortcut]").fill(`آغاز${mark}`);
    await dialog.locator("[name=body]").fill("سلام ");
    await dialog.getByRole("button", { name: "نام مشتری" }).click();
    await expect(dialog.locator("[name=body]")).toHaveValue("سلام {{نام مشتری}}");
    await dialog.getByRole("button", { name: "ساختن" }).click();
    await expect(desk.getByText("متن ساخته شد.")).toBeVisible();
    await expectAccessible(desk);
  });

  let first = "";
  await test.step("two of one customer that say the same: told before saving", async () => {
    await register(subject, body);
    await desk.getByRole("button", { name: "ثبت درخواست" }).click();
    await desk.waitForURL(/done=\d+/);
    first = new URL(desk.url()).searchParams.get("done")!;
    await register(`دستگاه نشت دارد ${mark}`, "سلام، دستگاه تصفیه آب که خریدم از دیروز نشت میکند و صدای بلند دارد");
    await expect(desk.getByText("شاید همین باشد")).toBeVisible();
    await desk.getByRole("button", { name: "ثبت درخواست" }).click();
    await desk.waitForURL((url) => ![null, first].includes(url.searchParams.get("done")));
    await desk.getByRole("link", { name: "دیدن و ارجاع" }).click();
    await desk.waitForURL(/\/requests\/\d+$/);
  });

  await test.step("the slash key of a Persian layout opens the texts; a gap is marked, and Ctrl+Z takes it back", async () => {
    await desk.getByRole("button", { name: "یادداشت" }).first().click();
    const note = desk.locator("#note-body");
    await note.press("Slash");
    await note.pressSequentially(`آغاز${mark}`);
    const list = desk.getByRole("listbox", { name: "متن‌های آماده" });
    await expect(list.getByRole("option", { name: new RegExp(mark) })).toBeVisible();
    await expectAccessible(desk);
    await note.press("Enter");
    await expect(note).toHaveValue("سلام ⟦نام مشتری⟧");
    await note.press("Control+KeyZ");
    await expect(note).not.toHaveValue(/⟦/);
    await note.fill("");
  });

  await test.step("a colleague who is named finds the request", async () => {
    const note = desk.locator("#note-body");
    await note.pressSequentially("@کاوه");
    const person = desk.getByRole("listbox", { name: "همکاران" }).getByRole("option").first();
    await expect(person).toBeVisible();
    await note.press("Enter");
    await expect(note).toHaveValue(/^@کاوه \S+/);
    await desk.getByRole("button", { name: "ثبت یادداشت" }).click();
    await expect(desk.getByRole("heading", { name: "همکاران نام‌برده" })).toBeVisible();
  });

  await test.step("a tag, and a thing that must be done before closing", async () => {
    await desk.locator("summary", { hasText: "برچسب" }).click();
    await desk.getByLabel("نام برچسب").fill(`ضمانت ${mark}`);
    await desk.getByLabel("نام برچسب").press("Enter");
    await expect(desk.getByRole("list", { name: "برچسب‌ها" }).getByText(`ضمانت ${mark}`)).toBeVisible();
    await desk.locator("summary", { hasText: "کار تازه" }).click();
    await desk.getByLabel("چه باید کرد؟").fill("عکس دستگاه");
    await desk.getByLabel("پیش از بستن لازم است").check();
    await desk.getByRole("form", { name: "کار تازه" }).getByRole("button", { name: "افزودن" }).click();
    await expect(desk.getByRole("checkbox", { name: /عکس دستگاه/ })).toBeVisible();
    await desk.getByRole("button", { name: "بستن", exact: true }).first().click();
    const closing = desk.getByRole("dialog", { name: /بستن درخواست/ });
    await closing.getByRole("button", { name: "بستن درخواست" }).click();
    await expect(closing.getByText(/هنوز مانده است: «عکس دستگاه»/)).toBeVisible();
    await closing.getByRole("button", { name: "انصراف" }).click();
    await desk.getByRole("checkbox", { name: /عکس دستگاه/ }).check();
    await expect(desk.getByText("۱ از ۱")).toBeVisible();
  });

  await test.step("the suspicion shows, leads to a merge that tells what moves, and the merge is undone from the other page", async () => {
    await expect(async () => {
      await desk.reload();
      await expect(desk.getByText(/^شاید همان درخواست/)).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 20_000 });
    await expectAccessible(desk);
    await desk.getByRole("button", { name: /^ادغام در/ }).click();
    const dialog = desk.getByRole("alertdialog", { name: /ادغام/ });
    await expect(dialog.getByText(`برچسب‌ها: ضمانت ${mark}`)).toBeVisible();
    await dialog.getByRole("button", { name: "ادغام", exact: true }).click();
    await desk.goto(`/requests/${first}`);
    await expect(desk.getByRole("list", { name: "برچسب‌ها" }).getByText(`ضمانت ${mark}`)).toBeVisible();
    await desk.getByRole("button", { name: /^برگرداندن ادغام/ }).click();
    await expect(desk.getByText("در این درخواست ادغام شده")).toBeHidden();
    await expect(desk.getByRole("list", { name: "برچسب‌ها" }).getByText(`ضمانت ${mark}`)).toBeHidden();
  });
});
