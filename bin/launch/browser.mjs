import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { LaunchError, say } from "./say.mjs";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Path of a browser for Playwright; installs one when there is none: Debian's as root, else Playwright's own. */
export async function ensureBrowser(root) {
  const found = await find();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("Installing Debian's Chromium for the browser tests");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-qq"], { env, stdio: "ignore" });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env, stdio: "ignore" });
  }
  if (!(await find())) {
    say("Downloading Playwright's Chromium for the browser tests");
    spawnSync(process.execPath, [join(root, "node_modules/@playwright/test/cli.js"), "install", "chromium"], {
      stdio: "inherit",
    });
  }
  const installed = await find();
  if (!installed)
    throw new LaunchError("No browser for the browser tests: install Chromium, or name one in CHROMIUM=/path.");
  return installed;
}

async function find() {
  const named = process.env.CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  const system = places.find((path) => existsSync(path));
  if (system) return system;
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}
