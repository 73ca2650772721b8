import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engineGlue from "@prisma/schema-engine-wasm/schema_engine_bg";
import { runMigrations } from "graphile-worker";
import pg from "pg";

/**
 * Brings the database to the newest migration, the job queue's own tables included. Several processes may call it at
 * once: the first holds an advisory lock, the others wait and then find nothing to do.
 * @returns the names of the migrations applied now, oldest first
 */
export async function applyMigrations(databaseUrl: string, root = process.cwd()): Promise<string[]> {
  const lock = new pg.Client({ connectionString: databaseUrl });
  await lock.connect();
  try {
    await lock.query("select pg_advisory_lock(hashtext('peyvand.migrate'))");
    await runMigrations({ connectionString: databaseUrl, logger: undefined });
    const engine = await openEngine(databaseUrl, root);
    const done = await engine.applyMigrations({ migrationsList: readMigrations(root), filters: noFilter });
    return done.appliedMigrationNames;
  } finally {
    await lock.end();
  }
}

/**
 * The SQL that leads from the migrations to the schema; empty when they say the same. The server behind the URL is
 * used for a shadow database only, which is dropped again.
 */
export async function diffMigrations(databaseUrl: string, root = process.cwd()): Promise<string> {
  const shadow = `peyvand_shadow_${randomBytes(6).toString("hex")}`;
  const server = new pg.Client({ connectionString: databaseUrl });
  await server.connect();
  try {
    await server.query(`create database ${shadow}`);
    const engine = await openEngine(databaseUrl, root, shadow);
    const result = await engine.diff({
      from: { tag: "migrations", ...readMigrations(root, isStructure) },
      to: { tag: "schemaDatamodel", files: readSchema(root).map(([path, content]) => ({ path, content })) },
      script: true,
      exitCode: true,
      filters: noFilter,
    });
    return result.exitCode === 2 ? (result.stdout ?? "") : "";
  } finally {
    await server.query(`drop database if exists ${shadow} with (force)`);
    await server.end();
  }
}

const noFilter = { externalTables: [], externalEnums: [] };

/** The official schema engine as WebAssembly; Node 20 cannot import .wasm, so it is wired by hand. */
async function openEngine(databaseUrl: string, root: string, shadow?: string) {
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const module = await WebAssembly.compile(readFileSync(file.replace(/\.js$/, ".wasm")));
  const instance = await WebAssembly.instantiate(module, {
    "./schema_engine_bg.js": engineGlue as unknown as WebAssembly.ModuleImports,
  });
  engineGlue.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  const factory = new PrismaPg(poolConfig(databaseUrl));
  // The adapter's own way drops the shadow database while still connected to it, which PostgreSQL refuses.
  const shadowed = new PrismaPg({ ...poolConfig(databaseUrl), database: shadow });
  factory.connectToShadowDb = () => wholeScripts(shadowed.connect());
  const connect = factory.connect.bind(factory);
  factory.connect = () => wholeScripts(connect());
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  return engineGlue.SchemaEngine.new({ datamodels: readSchema(root) }, () => {}, adapter);
}

/** The adapter cuts scripts at every semicolon, function bodies too; PostgreSQL itself takes a whole one. */
async function wholeScripts(opening: ReturnType<PrismaPg["connect"]>) {
  const adapter = await opening;
  adapter.executeScript = async (script) => void (await adapter.underlyingDriver().query(script));
  return adapter;
}

/** In parts, not as a URL, whose database would win over the shadow's name. */
function poolConfig(databaseUrl: string): pg.PoolConfig {
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: databaseUrl });
  return { host, port, user, password: password ?? undefined, database, ssl, Client: CatalogueClient };
}

/** The engine reads PostgreSQL's catalogue, whose one-byte "char" columns the adapter does not know: shown as text. */
class CatalogueClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg declares a dozen overloads, of which each pair must be passed on
  override query(...args: any[]): any {
    const callback = args.at(-1);
    if (typeof callback === "function") {
      args[args.length - 1] = (error: Error, result: pg.QueryResult) => callback(error, charsAsText(result));
    }
    const answer = (super.query as (...rest: unknown[]) => unknown)(...args);
    return answer instanceof Promise ? answer.then(charsAsText) : answer;
  }
}

function charsAsText(result: pg.QueryResult | undefined) {
  for (const field of result?.fields ?? []) if (field.dataTypeID === 18) field.dataTypeID = 25;
  return result;
}

function readSchema(root: string): [string, string][] {
  const folder = join(root, "prisma/schema");
  const names = readdirSync(folder).filter((name) => name.endsWith(".prisma"));
  return names.sort().map((name) => [join(folder, name), readFileSync(join(folder, name), "utf8")]);
}

/** Migrations named *_guards hold what the schema files cannot say (and the engine stumbles over expression indexes). */
const isStructure = (name: string) => !name.endsWith("_guards");

function readMigrations(root: string, wanted: (name: string) => boolean = () => true) {
  const baseDir = resolve(root, "prisma/migrations");
  const folders = existsSync(baseDir) ? readdirSync(baseDir, { withFileTypes: true }) : [];
  const names = folders.filter((entry) => entry.isDirectory() && wanted(entry.name)).map((entry) => entry.name);
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: names.sort().map((path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: readFileSync(join(baseDir, path, "migration.sql"), "utf8") },
      },
    })),
  };
}
