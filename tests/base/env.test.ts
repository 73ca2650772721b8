import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readEnv } from "@/lib/base/env";

const example = Object.fromEntries(
  readFileSync(".env.example", "utf8")
    .split("\n")
    .filter((line) => /^[A-Z_]+=/.test(line))
    .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
);
const real = { NODE_ENV: "production", DEMO: "0", DATABASE_URL: "postgres://db/peyvand" };

describe("readEnv", () => {
  test("an empty environment is the demo on this machine", () => {
    expect(readEnv({})).toMatchObject({
      PORT: 3000,
      HOST: "127.0.0.1",
      APP_URL: "http://localhost:3000",
      TRUSTED_PROXIES: [],
      RATE_LIMIT: 1,
      DEMO: true,
      DATA_DIR: ".data",
      UPLOAD_MAX_MB: 10,
      UNSENT_FILES_MAX_MB: 1024,
    });
  });

  test(".env.example lists every variable, with its default", () => {
    expect(readEnv(example)).toEqual(readEnv({}));
    expect(Object.keys(example).sort()).toEqual(
      Object.keys(
        readEnv({ ...example, ...real, AUTH_SECRET: "", METRICS_TOKEN: "x".repeat(16), SMTP_URL: "smtp://m" }),
      )
        .concat("AUTH_SECRET")
        .filter((name) => name !== "NODE_ENV")
        .sort(),
    );
  });

  test("reads what is set", () => {
    const env = readEnv({
      ...real,
      PORT: "8080",
      APP_URL: "https://crm.example.ir/",
      TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8,::1/128",
      RATE_LIMIT: "0.5",
      AUTH_SECRET: "kJ8-2mfQz_x0WvYt5RbLs7NcDhGp3AeU",
    });
    expect(env).toMatchObject({
      PORT: 8080,
      HOST: "0.0.0.0",
      APP_URL: "https://crm.example.ir",
      TRUSTED_PROXIES: ["127.0.0.1", "10.0.0.0/8", "::1/128"],
      RATE_LIMIT: 0.5,
      DEMO: false,
      MAIL_FROM: "no-reply@crm.example.ir",
    });
  });

  test.each([
    [{ PORT: "80a" }, "PORT: must be a whole number"],
    [{ PORT: "70000" }, "PORT: must be between 1 and 65535"],
    [{ DATABASE_URL: "mysql://x" }, "DATABASE_URL: must be an address that begins with postgres:// or postgresql://"],
    [{ APP_URL: "crm.example.ir" }, "APP_URL: must be an address that begins with http:// or https://"],
    [{ TRUSTED_PROXIES: "10.0.0.0/40" }, "TRUSTED_PROXIES: must be IP addresses or CIDR ranges with commas between"],
    [{ TRUSTED_PROXIES: "localhost" }, "TRUSTED_PROXIES: must be IP addresses or CIDR ranges with commas between"],
    [{ RATE_LIMIT: "fast" }, "RATE_LIMIT: must be a number above 0"],
    [{ DEMO: "no" }, "DEMO: must be 0 or 1"],
    [{ MAIL_FROM: "a@b\nBcc: c@d" }, "MAIL_FROM: must be an email address, or Name <address>"],
    [{ METRICS_TOKEN: "short" }, "METRICS_TOKEN: must have at least 16 characters"],
    [{ ...real, AUTH_SECRET: "changeme" }, "AUTH_SECRET: is weak: use 32 random characters or more"],
    [{ ...real, AUTH_SECRET: "a".repeat(40) }, "AUTH_SECRET: is weak: use 32 random characters or more"],
    [{ PORT: "x", DEMO: "x" }, "PORT: must be a whole number; DEMO: must be 0 or 1"],
  ])("%j is one line", (source, line) => expect(() => readEnv(source)).toThrow(new Error(line)));

  test("a weak secret is let through in the demo, in development and on the embedded database", () => {
    for (const change of [{ DEMO: "1" }, { NODE_ENV: "development" }, { DATABASE_URL: "" }])
      expect(readEnv({ ...real, AUTH_SECRET: "weak", ...change }).AUTH_SECRET).toBe("weak");
  });
});
