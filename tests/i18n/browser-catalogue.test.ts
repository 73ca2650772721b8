import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { fa as browser } from "@/lib/i18n/messages/fa/browser";
import { fa } from "@/lib/i18n/messages/fa/index";

const root = resolve(import.meta.dirname, "../..");

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

function fileOf(from: string, by: string): string | undefined {
  if (!/^(@\/|\.)/.test(from)) return undefined;
  const base = from.startsWith("@/") ? join(root, from.slice(2)) : resolve(dirname(by), from);
  return ["", ".ts", ".tsx"].map((end) => base + end).find((path) => existsSync(path) && statSync(path).isFile());
}

/** Every file of ours that a browser may load: from each «use client» along its imports, to where the server begins. */
function loaded(): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (path: string) => {
    if (found.has(path)) return;
    const text = readFileSync(path, "utf8");
    if (/^"use server"/.test(text)) return;
    found.set(path, text);
    for (const [, from] of text.matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from\s+"([^"]+)"/gms)) {
      const next = fileOf(from!, path);
      if (next) visit(next);
    }
    for (const [, from] of text.matchAll(/\bimport\("([^"]+)"\)/g)) {
      const next = fileOf(from!, path);
      if (next) visit(next);
    }
  };
  for (const path of [...filesBelow(join(root, "app")), ...filesBelow(join(root, "components"))])
    if (/\.tsx?$/.test(path) && /^"use client"/.test(readFileSync(path, "utf8"))) visit(path);
  return found;
}

test("every area that a component of the browser names is there", () => {
  const named = new Set<string>();
  for (const text of loaded().values()) {
    if (!/from "@\/lib\/i18n\/t"/.test(text)) continue;
    for (const [, area] of text.matchAll(/["`]([a-zA-Z]+)\.[a-zA-Z$]/g)) if (area! in fa) named.add(`${area}`);
  }
  expect(named.size).toBeGreaterThan(8);
  expect([...named].filter((area) => !(area in browser))).toEqual([]);
});

test("what the browser has is what the server has", () => {
  for (const [area, texts] of Object.entries(browser)) expect(texts).toBe(fa[area as keyof typeof fa]);
});
