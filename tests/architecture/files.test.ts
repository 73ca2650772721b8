import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";

const code = /\.(ts|tsx|mjs|cjs)$/;
const sheets = /\.(css|prisma)$/;
const all = ["app", "bin", "components", "lib", "prisma", "tests"].flatMap(filesBelow);
const files = all.filter((file) => code.test(file));

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "generated" ? [] : filesBelow(path);
    return [path];
  });
}

function lines(file: string) {
  return readFileSync(file, "utf8").split("\n").length - 1;
}

test("no file is longer than 300 lines", () => {
  const written = all.filter((file) => code.test(file) || sheets.test(file));
  for (const ending of [".ts", ".tsx", ".css", ".prisma"])
    expect(written.filter((file) => file.endsWith(ending)).length, ending).toBeGreaterThan(5);
  expect(written.filter((file) => lines(file) > 300)).toEqual([]);
});

test("half of the files are no longer than 60 lines", () => {
  const sizes = files.filter((file) => /^(app|components|lib)\//.test(file)).map(lines);
  expect(sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(60);
});

test("days and hours are asked for in our own fields: the browser's speak its own tongue and calendar", () => {
  const pages = files.filter((file) => /^(app|components)\/.*\.tsx$/.test(file));
  const native = /type="(date|time|month|week|datetime-local)"/;
  expect(pages.filter((file) => native.test(readFileSync(file, "utf8")))).toEqual([]);
});

test("a file is named for what it does", () => {
  const closed = /^(index|utils?|helpers?|types|services?|common|misc)\./;
  const catalogue = /^lib\/i18n\/messages\/\w+\/index\.ts$/;
  expect(files.filter((file) => closed.test(basename(file)) && !catalogue.test(file))).toEqual([]);
});

test("property tests take fast-check from where its seed is fixed", () => {
  const own = "tests/support/fuzz.ts";
  const taking = files.filter((file) => /^import .* from "fast-check"/m.test(readFileSync(file, "utf8")));
  expect(taking).toEqual([own]);
});

test("domain code takes the time from the clock", () => {
  const outside = /^lib\/(base\/clock|i18n\/)/;
  const own = /\bDate\.now\(\)|\bnew Date\(\)/;
  const guilty = files.filter(
    (file) => file.startsWith("lib/") && !outside.test(file) && own.test(withoutComments(file)),
  );
  expect(guilty).toEqual([]);
});

function withoutComments(file: string) {
  return readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
}
