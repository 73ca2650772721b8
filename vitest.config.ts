import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

process.env.TZ = "Asia/Kathmandu"; // +05:45: whatever mixes up zones shows it

const resolve = { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } };
const alone = "tests/**/*.alone.test.ts";
const never = ["tests/e2e/**", "node_modules/**"];
const every = {
  setupFiles: ["tests/support/own-database.ts"],
  pool: "forks" as const,
  testTimeout: 20_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  resolve,
  test: {
    globalSetup: ["tests/support/database.ts"], // once for both
    maxWorkers: 2,
    projects: [
      // Loading the house anew for each file costs more than its tests: files share two processes, one after the other.
      {
        resolve,
        test: { ...every, name: "shared", include: ["tests/**/*.test.ts"], exclude: [...never, alone], isolate: false },
      },
      // What changes the environment, mocks a module or holds a connection gets a process of its own.
      { resolve, test: { ...every, name: "alone", include: [alone], exclude: never } },
    ],
  },
});
