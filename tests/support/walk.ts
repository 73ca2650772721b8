import type { Page } from "@playwright/test";
import { expect, expectAccessible } from "@/tests/support/browser";

/* Steps that the walks through the pages share. */

type Asked = { phone: string; email: string; mark: string; subject: string; body?: string; name?: string };

let made = 0; // two in one millisecond are two people

/** Keys that nobody else has, in this run and the ones before. */
export function newCustomer(name: string) {
  const digits = String(Date.now() * 10 + (made++ % 10)).slice(-7);
  return { mark: `${name}${digits}`, phone: `0935${digits}`, email: `${name}.${digits}@example.com` };
}

export const persian = (text: string) => text.replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[Number(digit)]!);

const BODY = "لطفاً راهنمایی کنید.";

export async function fill(page: Page, { phone, email, subject, body = BODY, name = "مریم رضایی" }: Asked) {
  await page.goto("/request");
  await page.getByRole("textbox", { name: "نام و نام خانوادگی" }).fill(name);
  await page.getByRole("textbox", { name: "شمارهٔ همراه" }).fill(phone);
  await page.getByRole("textbox", { name: "ایمیل" }).fill(email);
  await page.getByRole("textbox", { name: "موضوع" }).fill(subject);
  await page.getByRole("textbox", { name: "متن درخواست" }).fill(body);
}

export async function ask(page: Page, asked: Asked) {
  await fill(page, asked);
  await page.getByRole("button", { name: "ثبت درخواست" }).click();
  await expect(page.getByRole("heading", { name: "درخواست شما ثبت شد" })).toBeVisible();
}

export const rowOf = (page: Page, subject: string) =>
  page.getByRole("list", { name: "درخواست‌های این صندوق" }).getByRole("link", { name: new RegExp(subject) });

/** Opens a request from a box as a reader would: by its row. */
export async function openFrom(page: Page, box: string, subject: string) {
  await page.goto(`/cartable/${box}?q=${encodeURIComponent(subject)}`);
  await rowOf(page, subject).click();
  await expect(page.getByRole("heading", { level: 1, name: subject })).toBeVisible();
}

export async function answer(page: Page, subject: string, text: string) {
  await openFrom(page, "inbox", subject);
  await page.getByRole("textbox", { name: "پاسخ شما" }).fill(text);
  await expectAccessible(page);
  await page.getByRole("region", { name: "نوشتن" }).getByRole("button", { name: "ثبت پاسخ" }).click();
  await expect(page.getByText("پاسخ شما ثبت شد.").first()).toBeVisible();
}

const letters: Record<string, string> = {
  KeyJ: "ت",
  KeyK: "ن",
  KeyA: "ش",
  KeyP: "ح",
  KeyX: "ط",
  KeyH: "ا",
  KeyG: "ل",
  KeyI: "ه",
  Slash: "؟",
};

/** Presses keys as a keyboard with the Persian layout does: the physical key is the same, the letter is not. */
export async function persianKeyboard(page: Page) {
  const line = await page.context().newCDPSession(page);
  return async (keys: string) => {
    const code = keys.replace("Shift+", "");
    const key = letters[code];
    if (!key) return page.keyboard.press(keys);
    const stroke = { code, key, text: key, modifiers: keys.startsWith("Shift+") ? 8 : 0 };
    await line.send("Input.dispatchKeyEvent", { type: "keyDown", ...stroke });
    await line.send("Input.dispatchKeyEvent", { type: "keyUp", ...stroke });
  };
}
