import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { Handler } from "@/lib/web/route";
import { call } from "@/tests/api/call";
import { tokenOf } from "@/tests/support/office";
import { doors } from "./doors-table";

const DOOR = /(^|\/)(page\.tsx|route\.ts|actions\.ts)$/;
const files = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((file) => DOOR.test(file))
  .map((file) => join("app", file))
  .sort();
const isApi = (file: string) => file.startsWith("app/api/v1/") && !/\[\.\.\.rest\]|openapi/.test(file);

/** Each method of the API is a door of its own. */
const keysOf = (file: string): string[] =>
  isApi(file)
    ? [...readFileSync(file, "utf8").matchAll(/export const ([A-Z]+) = route\(/g)].map(([, m]) => `${file} ${m}`)
    : [file];

test("every page, form and route has a line", () => {
  expect(files.length).toBeGreaterThan(40);
  expect(files.flatMap(keysOf).filter((key) => !(key in doors))).toEqual([]);
});

describe("what only staff may see asks who is there", () => {
  test.each(files.filter((file) => doors[file] === "staff"))("%s", (file) => {
    const source = readFileSync(file, "utf8");
    const asks = file.endsWith("actions.ts")
      ? /\baction\(|requireStaff\(/
      : /requireStaff\(|^export \{ default|redirect\(/m;
    expect(source).toMatch(asks);
  });
});

test("nothing in the staff's folder is open to anyone", () => {
  const open = files.filter((file) => file.startsWith("app/(staff)/") && doors[file] !== "staff");
  expect(open).toEqual([]);
});

describe("API v1 opens to the tokens that the table says", () => {
  const methods = files.filter(isApi).flatMap(keysOf);
  // Each from an address of its own: strangers are slowed by theirs.
  test.each(methods.map((key, n) => [key, `192.0.2.${n}`]))("%s", async (key, address) => {
    const [file, method] = key.split(" ") as [string, string];
    const handler = ((await import(/* @vite-ignore */ resolve(file))) as Record<string, Handler>)[method]!;
    const nobody = { number: 2_000_000_000, id: "x", code: "x", referralId: "x", mergeId: "x", trackingCode: "x" };
    const headers = { "x-peyvand-client-ip": address };
    const sent = { params: nobody, headers, ...(method === "GET" ? {} : { body: {} }) };
    const anonymous = (await call(handler, sent)).status;
    const form = (await call(handler, { ...sent, token: await tokenOf(null) })).status;
    if (doors[key] === "anyone") expect([anonymous, form]).toEqual([404, 404]);
    else if (doors[key] === "form token") expect([anonymous, [415, 422].includes(form)]).toEqual([401, true]);
    else expect([anonymous, form]).toEqual([401, 403]);
  });
});
