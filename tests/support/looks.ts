import type { Page } from "@playwright/test";
import { expect } from "./browser";

/** Nothing hangs out of the page, nor out of a part of it that would then scroll sideways. */
export async function expectFits(page: Page) {
  for (const part of await page.locator("html, main section").all())
    expect(await part.evaluate((it) => it.scrollWidth - it.clientWidth), `${page.url()} is not wider`).toBeLessThan(2);
}

/** What can be pressed on a phone is as high as a finger needs; words within a sentence are as high as its line. */
export async function expectRoomForFingers(page: Page) {
  const low = await page.evaluate(() => {
    const pressed =
      "a[href], button, summary, select, textarea, input:not([type=hidden], [type=checkbox], [type=radio])";
    const shown = (it: Element) =>
      it.checkVisibility({ visibilityProperty: true }) && getComputedStyle(it).clipPath === "none";
    const within = (it: Element) =>
      getComputedStyle(it).display === "inline" &&
      (it.parentElement?.textContent ?? "").trim().length > (it.textContent ?? "").trim().length + 8;
    const widened = (it: Element) => getComputedStyle(it, "::after").position === "absolute";
    return [...document.querySelectorAll(pressed)]
      .filter((it) => shown(it) && !within(it) && !widened(it) && it.getBoundingClientRect().width > 1)
      .filter((it) => it.getBoundingClientRect().height < 40)
      .map((it) => `${it.tagName} «${(it.textContent || it.getAttribute("aria-label") || "").trim().slice(0, 40)}»`);
  });
  expect(low, `too low for a finger on ${page.url()}`).toEqual([]);
}

/** Names that only scripts, tests or other rules go by. */
const MARKS = /^(group|peer|menu|fold|touches|lucide(-.*)?)$/;

/** Every class on the page is one that some rule knows: one that none does looks like nothing at all. */
export async function expectKnownClasses(page: Page) {
  const unknown = await page.evaluate((marks) => {
    const rules = [...document.styleSheets].map((sheet) => [...sheet.cssRules].map((rule) => rule.cssText).join("\n"));
    const sheet = rules.join("\n");
    const names = new Set([...document.querySelectorAll("body [class]")].flatMap((it) => [...it.classList]));
    const known = (name: string) =>
      new RegExp(`\\.${CSS.escape(name).replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}(?![\\w-])`);
    return [...names].filter((name) => !new RegExp(marks).test(name) && !known(name).test(sheet));
  }, MARKS.source);
  expect(unknown, `classes without a rule on ${page.url()}`).toEqual([]);
}
