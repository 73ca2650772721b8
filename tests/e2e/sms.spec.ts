import { type Browser, expect, type Page, test } from "@playwright/test";
import { newId } from "@/lib/base/id";
import { hashPassword } from "@/lib/base/password";
import { expectAccessible, PASSWORD, signIn } from "@/tests/support/browser";
import { kavenegarStandIn } from "@/tests/support/gateways/kavenegar";
import { type OwnProduct, ownProduct } from "@/tests/support/own-product";
import { ask, newCustomer, openFrom, persian } from "@/tests/support/walk";

/*
 * A reply leaves by text message: through a house of its own, for a line that sends changes which way is proposed to everybody. The gateway
 * stands on loopback and speaks the documented calls.
 */
test.describe.configure({ timeout: 150_000 });

const EMAIL = "desk@own.test";
let gateway: Awaited<ReturnType<typeof kavenegarStandIn>>;
let product: OwnProduct;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  gateway = await kavenegarStandIn();
  product = await ownProduct({});
  await oneColleague(product);
  await Promise.all([product.start("server"), product.start("worker")]);
});

test.afterAll(async () => {
  await product?.close();
  await gateway?.close();
});

test("a line is set up, tried, and a reply leaves by it once", async ({ browser }) => {
  const who = newCustomer("sms");
  const subject = `پرسش کوتاه ${who.mark}`;
  const text = `با درود، دستگاه شما آماده است. ${who.mark}`;

  await test.step("the customer asks by the form", async () => {
    await ask(await own(browser), { ...who, subject });
  });

  const desk = await own(browser);
  await signIn(desk, EMAIL);
  await desk.waitForURL((url) => url.pathname !== "/login");
  await test.step("the line is set up, and the gateway says what credit is left", async () => {
    await desk.goto("/settings/channels/new?adapter=kavenegar");
    await desk.getByRole("textbox", { name: "نام", exact: true }).fill("خط آزمون");
    await desk.getByLabel("کلید API").fill(gateway.key);
    await desk.getByRole("textbox", { name: "شمارهٔ خط" }).fill("10004346");
    await desk.locator("[name='settings.baseUrl']").evaluate((field, url) => {
      (field as HTMLInputElement).value = url; // it may stand among the folded ones
    }, gateway.url);
    await desk.getByRole("button", { name: "ساختن کانال" }).click();
    await expect(desk.getByText("کانال ساخته شد. حالا آن را بیازمایید.").first()).toBeVisible();
    await desk.getByRole("button", { name: "آزمودن" }).click();
    await expect(desk.getByText(/اتصال برقرار است/).first()).toBeVisible();
    await expectAccessible(desk);
  });

  await test.step("the reply is written as a text message, with its parts counted", async () => {
    await openFrom(desk, "inbox", subject);
    await desk.getByRole("button", { name: "نوشتن پاسخ به مشتری" }).first().click();
    await desk.getByRole("textbox", { name: "متن پاسخ" }).fill(text);
    await desk.getByRole("radio", { name: "پیامک" }).check();
    await expect(desk.getByText(/۱ پیامک/).first()).toBeVisible();
    await expectAccessible(desk);
    await desk.getByRole("button", { name: "ارسال به مشتری" }).click();
    await expect(desk.getByText(/^پاسخ درخواست .* ثبت شد\.$/).first()).toBeVisible();
  });

  await test.step("the gateway gets it once, and the request says that it was sent", async () => {
    await expect.poll(() => gateway.taken.length, { timeout: 20_000 }).toBe(1);
    expect(gateway.taken[0]).toMatchObject({ to: who.phone, text });
    const [row] = await product.rows<{ number: number }>('select "number"::int from "Request" where "subject" = $1', [
      subject,
    ]);
    await expect(async () => {
      await desk.goto(`/requests/${row!.number}`);
      const said = desk.getByRole("article").filter({ hasText: text }).last();
      await expect(said.getByText("فرستاده شد", { exact: true })).toBeVisible({ timeout: 2_000 });
      await expect(said).toContainText(`به ${persian(who.phone)}`);
    }).toPass({ timeout: 30_000 });
    await expectAccessible(desk);
    expect(gateway.taken).toHaveLength(1);
  });
});

const own = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ baseURL: product.url, locale: "fa-IR" })).newPage();

/** One who has the coordinator's seat and the settings. */
async function oneColleague({ rows }: OwnProduct) {
  const [user, seat, department] = [newId(), newId(), newId()];
  await rows('insert into "Department" ("id", "name", "createdAt") values ($1, $2, now())', [department, "خدمات"]);
  await rows(
    `insert into "User" ("id", "email", "name", "passwordHash", "administrator", "createdAt") values ($1, $2, $3, $4, true, now())`,
    [user, EMAIL, "مینا راد", await hashPassword(PASSWORD)],
  );
  await rows(
    `insert into "Position" ("id", "title", "departmentId", "role", "createdAt") values ($1, $2, $3, 'coordinator', now())`,
    [seat, "مسئول ارتباط با مشتریان", department],
  );
  await rows('insert into "PositionHolder" ("id", "positionId", "userId", "from") values ($1, $2, $3, now())', [
    newId(),
    seat,
    user,
  ]);
}
