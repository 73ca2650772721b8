import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { AppError } from "@/lib/base/errors";
import { runAlongside } from "@/lib/kernel/alongside";
import { registry } from "@/lib/kernel/command";
import { nowhere } from "@/tests/support/access-nowhere";
import { accessWorld, ROLES, type Role, type World } from "@/tests/support/access-world";
import { commands } from "./access-table";

type Run = (typeof registry)[number]["run"];

class Allowed extends Error {}

/** Undoes what an allowed command did: only the permission is asked here. */
const undone = {
  begin: async () => {},
  end: async () => {
    throw new Allowed();
  },
};

/** + may (even when the state of things refuses), ! forbidden, - not found. */
async function outcome(run: Run, actor: Actor, input: unknown): Promise<string> {
  try {
    await runAlongside(undone, () => run(actor, input));
    return "+";
  } catch (error) {
    if (error instanceof Allowed) return "+";
    if (!(error instanceof AppError)) throw error;
    return { forbidden: "!", notFound: "-" }[error.code as string] ?? "+";
  }
}

const RIGHT_OF = /^(base|kernel|i18n|web|auth)\//;
const runs = new Map<string, Run>();
let world: World;
let actors: Record<Role, Actor>;

beforeAll(async () => {
  const files = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter(
    (f) => f.endsWith(".ts") && !RIGHT_OF.test(f),
  );
  for (const file of files) {
    const found = (await import(/* @vite-ignore */ resolve(join("lib", file)))) as Record<string, unknown>;
    for (const [name, value] of Object.entries(found)) {
      const known = registry.find((r) => r.run === value);
      if (known) runs.set(`${file.replace(/\.ts$/, "")}#${name}`, known.run);
    }
  }
  ({ world, actors } = await accessWorld());
});

const runOf = (line: string): Run => runs.get(line.split("@")[0]!)!;

test("every command and query has a line, and every line is one", () => {
  expect(runs.size).toBe(registry.length);
  expect([...new Set(Object.keys(commands).map((line) => line.split("@")[0]))].sort()).toEqual([...runs.keys()].sort());
});

describe("each role gets what the table says", () => {
  test.each(Object.entries(commands))("%s", async (name, { input, expected }) => {
    const run = runOf(name);
    const raw = input(world);
    expect(run.input.safeParse(raw).error?.issues ?? []).toEqual([]);
    let found = "";
    for (const role of ROLES) found += await outcome(run, actors[role], raw);
    expect(found).toBe(expected.replaceAll(" ", ""));
  });
});

describe("what is not there is not found, by anybody", () => {
  const named = Object.entries(commands).filter(([, { input }]) =>
    /w\.(number|referral|queued|file|code|point|relation|tag|field|cardFile)/.test(String(input)),
  );
  test.each(named)("%s", async (name, { input }) => {
    const found = new Set<string>();
    for (const role of ROLES) found.add(await outcome(runOf(name), actors[role], input(nowhere())));
    expect([...found]).toEqual(["-"]);
  });
});
