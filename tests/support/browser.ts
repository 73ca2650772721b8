import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";

export { expect };
export const PASSWORD = "peyvand-demo";

type Fixtures = {
  /** A browser of somebody's own; the same one again under the same name. */
  browserOf: (who: string) => Promise<Page>;
  /** The browser of a demo user, signed in through the login page. */
  staff: (email: string) => Promise<Page>;
};

/** Playwright's `test`, in which a stray console error, a refusal of the policy or a call to a foreign host fails the test. */
export const test = base.extend<Fixtures>({
  context: async ({ context, baseURL }, use) => {
    const faults = watched(context, baseURL);
    await use(context);
    expect(faults, "nothing went wrong unseen").toEqual([]);
  },
  browserOf: async ({ browser, baseURL }, use) => {
    const pages = new Map<string, Page>();
    const faults: string[][] = [];
    await use(async (who) => {
      const known = pages.get(who);
      if (known) return known;
      const context = await browser.newContext();
      faults.push(watched(context, baseURL));
      const page = await context.newPage();
      pages.set(who, page);
      return page;
    });
    for (const page of pages.values()) await page.context().close();
    expect(faults.flat(), "nothing went wrong unseen").toEqual([]);
  },
  staff: async ({ browserOf }, use) => {
    await use(async (email) => {
      const page = await browserOf(email);
      if (page.url() !== "about:blank") return page;
      await signIn(page, email);
      await page.waitForURL((url) => url.pathname !== "/login");
      return page;
    });
  },
});

export async function signIn(page: Page, email: string, password = PASSWORD) {
  await page.goto("/login");
  await page.getByLabel("ایمیل").fill(email);
  await page.getByLabel("گذرواژه", { exact: true }).fill(password);
  await page.getByRole("button", { name: "ورود", exact: true }).click();
}

/** Fails on any violation that axe finds on the page as it stands; in the dark only colours can differ. */
export async function expectAccessible(page: Page) {
  await expect(page).toHaveTitle(/./); // it comes a moment after a page that was opened by a link
  const known = page as never; // axe brings types of another Playwright
  const axe = new AxeBuilder({ page: known });
  if (base.info().project.name === "dark") axe.withRules(["color-contrast"]);
  const { violations } = await axe.analyze();
  const told = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(" | ")}`);
  expect(told, `axe on ${new URL(page.url()).pathname}`).toEqual([]);
}

/** What nobody sees and everybody suffers from. The browser's own line about a page that is itself an error is none. */
function watched(context: BrowserContext, baseURL: string | undefined): string[] {
  const faults: string[] = [];
  context.on("console", (message) => {
    const own = pathOf(message.location().url) === pathOf(message.page()?.url());
    const ownStatus = own && /status of 40[34]/.test(message.text());
    if (message.type() === "error" && !ownStatus)
      faults.push(`${message.page()?.url()}: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => void faults.push(`${error.page()?.url()}: ${error.error().message}`));
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && origin !== new URL(baseURL!).origin)
      faults.push(`foreign host: ${request.url()}`);
  });
  return faults;
}

const pathOf = (url: string | undefined) => (url ? new URL(url).pathname : "");
