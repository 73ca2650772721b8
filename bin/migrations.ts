import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, type SqlQuery } from "@prisma/driver-adapter-utils";
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
    return await withEngine(databaseUrl, { root }, async (engine) => {
      const done = await engine.applyMigrations({ migrationsList: readMigrations(root), filters: noFilter });
      return done.appliedMigrationNames;
    });
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
    const result = await withEngine(databaseUrl, { root, shadow }, (engine) =>
      engine.diff({
        from: { tag: "migrations", ...readMigrations(root, isStructure) },
        to: { tag: "schemaDatamodel", files: readSchema(root).map(([path, content]) => ({ path, content })) },
        script: true,
        exitCode: true,
        filters: noFilter,
      }),
    );
    return result.exitCode === 2 ? (result.stdout ?? "") : "";
  } finally {
    await server.query(`drop database if exists ${shadow} with (force)`);
    await server.end();
  }
}

const noFilter = { externalTables: [], externalEnums: [] };

type Engine = engineGlue.SchemaEngine;
type Place = { root: string; shadow?: string };

/** Opens the official engine over the database, and leaves no connection behind. */
async function withEngine<T>(databaseUrl: string, { root, shadow }: Place, work: (engine: Engine) => Promise<T>) {
  await loadEngine();
  const pools: pg.Pool[] = [];
  const poolOf = (change: pg.PoolConfig) => {
    const pool = new pg.Pool({ ...poolConfig(databaseUrl), ...change });
    const cutWhileClosing = () => {}; // when the shadow is dropped
    pool.on("error", cutWhileClosing).on("connect", (client) => client.on("error", cutWhileClosing));
    pools.push(pool);
    return new PrismaPg(pool);
  };
  const factory = poolOf({});
  const connect = factory.connect.bind(factory);
  factory.connect = () => mended(connect());
  // The adapter's own way drops the shadow database while still connected to it, which PostgreSQL refuses.
  factory.connectToShadowDb = () => mended(poolOf({ database: shadow }).connect());
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(factory);
    return await work(await engineGlue.SchemaEngine.new({ datamodels: readSchema(root) }, () => {}, adapter));
  } finally {
    await Promise.all(pools.map((pool) => pool.end()));
  }
}

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;

/**
 * Two things the engine needs and the adapter does not do: it cuts scripts at every semicolon, function bodies too,
 * where PostgreSQL takes a whole one; and it does not know the one-byte "char" columns of PostgreSQL's catalogue.
 */
async function mended(opening: Promise<Adapter>) {
  const adapter = await opening;
  adapter.executeScript = async (script) => void (await adapter.underlyingDriver().query(script));
  const inner = adapter as unknown as { performIO(query: SqlQuery): Promise<pg.QueryResult> };
  const perform = inner.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  let oneByte: boolean[] = [];
  inner.performIO = async (query) => {
    const result = await perform(query);
    oneByte = result.fields.map((field) => field.dataTypeID === 18);
    for (const field of result.fields) if (field.dataTypeID === 18) field.dataTypeID = 25; // text
    return result;
  };
  adapter.queryRaw = async (query) => {
    const answer = await queryRaw(query);
    const columnTypes = answer.columnTypes.map((type, i) => (oneByte[i] ? ColumnTypeEnum.Character : type));
    return { ...answer, columnTypes };
  };
  return adapter;
}

let loading: Promise<void> | undefined;

/** The engine is WebAssembly, which Node 20 cannot import: it is wired by hand, once (its glue knows one instance). */
function loadEngine() {
  loading ??= (async () => {
    // What the engine calls when it breaks down; without it the reason is lost.
    Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (text: string) => console.error(text) } });
    const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
    const module = await WebAssembly.compile(readFileSync(file.replace(/\.js$/, ".wasm")));
    const instance = await WebAssembly.instantiate(module, {
      "./schema_engine_bg.js": engineGlue as unknown as WebAssembly.ModuleImports,
    });
    engineGlue.__wbg_set_wasm(instance.exports);
    (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  })();
  return loading;
}

/** In parts, not as a URL, whose database would win over the shadow's name. */
function poolConfig(databaseUrl: string): pg.PoolConfig {
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: databaseUrl });
  return { host, port, user, password: password ?? undefined, database, ssl };
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
