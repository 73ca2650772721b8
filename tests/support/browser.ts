import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";

export { expect };
export const PASSWORD = "peyvand-demo";

type Fixtures = {
  /** A browser of somebody's own; the same one again under the same name. */
  browserOf: (who: string) => Promise<Page>;
  /** The browser of a demo user: signed in through the login page, and with the same session again in later tests of this process. */
  staff: (email: string) => Promise<Page>;
};
type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;
type ForWorker = {
  /** Of each who has signed in: the session. */
  sessions: Map<string, Cookies>;
};

/** Playwright's `test`, in which a stray console error, a refusal of the policy or a call to a foreign host fails the test. */
export const test = base.extend<Fixtures, ForWorker>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
  sessions: [async ({}, use) => use(new Map()), { scope: "worker" }],
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
  staff: async ({ browserOf, sessions }, use) => {
    await use(async (email) => {
      const page = await browserOf(email);
      if (page.url() !== "about:blank") return page;
      await page.context().addCookies(sessions.get(email) ?? []);
      if (sessions.has(email) && (await stillIn(page))) return page;
      await signIn(page, email);
      await page.waitForURL((url) => url.pathname !== "/login");
      sessions.set(email, await page.context().cookies());
      return page;
    });
  },
});

/** A test may have ended the session. */
const stillIn = async (page: Page) => (await page.request.get("/profile", { maxRedirects: 0 })).status() === 200;

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
  // What passes is not written down; and a page without frames needs no second page to put the findings of frames together.
  const axe = new AxeBuilder({ page: known }).options({ resultTypes: ["violations"] });
  axe.setLegacyMode(page.frames().length === 1);
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
