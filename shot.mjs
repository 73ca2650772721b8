import { chromium } from "@playwright/test";
const base = "http://127.0.0.1:3460";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: "--no-sandbox --disable-gpu --disable-quic --disable-background-networking --disable-component-update --disable-sync".split(" ") });
const ctx = await browser.newContext({ locale: "fa-IR", viewport: { width: 1440, height: 900 } });
const page = await ctx.newPage();
page.on("console", (m) => m.type() === "error" && !m.text().includes("hmr") && console.log("console:", m.text().slice(0, 300)));
page.on("pageerror", (e) => console.log("pageerror:", e.message.slice(0, 300)));
page.setDefaultTimeout(400000);
import { existsSync } from "node:fs";
await page.goto(`${base}/login`);
await page.fill('input[name=email]', "admin@demo.test");
await page.fill('input[name=password]', "peyvand-demo");
await page.click('main button[type=submit]');
await page.waitForURL((u) => !u.pathname.startsWith("/login"));
const shots = JSON.parse(process.argv[2]);
for (const { path, name, width = 1440, height = 900, dark, click, full = true, wait = 500, fill } of shots) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: dark ? "dark" : "light" });
  await page.goto(base + path);
  await page.waitForLoadState("networkidle").catch(() => {});
  for (const sel of [click ?? []].flat()) { await page.click(sel); await page.waitForTimeout(400); }
  for (const [sel, text] of Object.entries(fill ?? {})) { await page.fill(sel, text); await page.keyboard.press("Tab"); }
  await page.waitForTimeout(wait);
  await page.screenshot({ path: `/tmp/cal-shots/${name}.png`, fullPage: full });
  console.log(name, page.url());
}
await browser.close();
