import { defineConfig, devices } from "@playwright/test";

/* Started by bin/test.mjs, which brings up a server over a demo company and says where it listens. */
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  workers: 2, // each file by itself; two of them side by side
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  retries: 1, // they share one company and a busy machine; what needed it is named (bin/launch/suites.mjs)
  use: {
    baseURL: process.env.BASE_URL ?? "http://127.0.0.1:3000",
    actionTimeout: 15_000,
    locale: "fa-IR",
    timezoneId: "Asia/Tehran",
    screenshot: "only-on-failure",
    trace: process.env.TRACE ? "retain-on-failure" : "off", // costs as much as the walk itself
    launchOptions: { executablePath: process.env.CHROMIUM || undefined, args },
  },
  projects: [
    { name: "desktop", use: { ...devices["Desktop Chrome"], viewport: { width: 1366, height: 800 } } },
    { name: "phone", use: { ...devices["Pixel 7"], viewport: { width: 390, height: 844 } }, grep: /@phone/ },
    { name: "dark", use: { ...devices["Desktop Chrome"], colorScheme: "dark" }, grep: /@dark/ },
    { name: "no-script", use: { ...devices["Desktop Chrome"], javaScriptEnabled: false }, grep: /@no-script/ },
  ],
});
