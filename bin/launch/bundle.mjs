import { existsSync } from "node:fs";
import { join } from "node:path";

/**
 * Bundles our own TypeScript entries into `.build/NAME.mjs` (Node 20 runs no TypeScript); packages stay outside.
 * @param {Record<string, string>} entries name → file below the root; files that do not exist are left out
 */
export async function bundle(root, entries, { watch = false, outdir = ".build" } = {}) {
  const { build, context, stop } = await import("esbuild");
  const found = Object.entries(entries).filter(([, file]) => existsSync(join(root, file)));
  const options = {
    absWorkingDir: root,
    entryPoints: found.map(([out, file]) => ({ in: file, out })),
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    sourcemap: true,
    logLevel: "warning",
    define: { "process.env.NEXT_RUNTIME": '"nodejs"' },
  };
  if (!watch) {
    await build(options);
    return stop(); // esbuild's own process would stay
  }
  const running = await context(options);
  await running.watch();
  return running;
}

export const entries = {
  migrate: "bin/migrate.ts",
  migrations: "bin/migrations.ts",
  server: "bin/server.ts",
  worker: "bin/worker.ts",
  seed: "prisma/seed.ts",
  env: "lib/base/env.ts",
};
