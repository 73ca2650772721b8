import { request as ask } from "node:http";
import { expect, test } from "@playwright/test";

test("every script carries the page's nonce, and all of them run @phone", async ({ page }) => {
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  const answer = await page.goto("/login");
  const policy = answer?.headers()["content-security-policy"] ?? "";
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "none";
  const scripts = (await answer?.text())?.match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
  expect(policy).toContain("frame-ancestors 'none'");
  await page.waitForFunction(() => (window as { __next_f?: unknown }).__next_f !== undefined);
  expect(refused).toEqual([]);
});

test("two answers never share a nonce, and pages that do not exist are protected too", async ({ request }) => {
  const policies = await Promise.all(
    ["/login", "/login", "/no-such-page"].map(
      async (path) => (await request.get(path)).headers()["content-security-policy"],
    ),
  );
  expect(new Set(policies).size).toBe(3);
});

test("no file and no error goes out without the basic headers", async ({ request }) => {
  for (const path of ["/", "/no-such-page", "/api/v1/no-such-route", "/healthz"]) {
    const headers = (await request.get(path)).headers();
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["x-powered-by"], path).toBeUndefined();
  }
});

test("ready means that database and worker were seen", async ({ request }) => {
  await expect
    .poll(async () => (await request.get("/readyz")).json())
    .toEqual({ status: "ready", database: true, worker: true });
});

test("metrics are for a scraper here, or one with the token", async ({ request }) => {
  const here = await request.get("/metrics");
  expect(await here.text()).toMatch(/^process_cpu_seconds_total [\d.]+$/m);
  expect(await here.text()).toMatch(/^peyvand_jobs_waiting \d+$/m);
  expect((await request.get("/metrics", { headers: { "x-forwarded-for": "127.0.0.1" } })).status()).toBe(404);
  expect((await request.get("/metrics", { headers: { authorization: "Bearer wrong" } })).status()).toBe(404);
  const token = { authorization: `Bearer ${process.env.METRICS_TOKEN}`, "x-forwarded-for": "5.5.5.5" };
  expect((await request.get("/metrics", { headers: token })).status()).toBe(200);
});

test("a body too large for anyone is refused before it is read", async ({ baseURL }) => {
  const status = await new Promise((done, fail) => {
    const headers = { "Content-Length": String(10 ** 10) };
    const asking = ask(`${baseURL}/request/send`, { method: "POST", headers }, (answer) => done(answer.statusCode));
    asking.on("error", fail).flushHeaders();
  });
  expect(status).toBe(413);
});
