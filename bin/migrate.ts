import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { applyMigrations, diffMigrations } from "@/bin/migrations";

/*
 * migrate                 applies what is missing to DATABASE_URL
 * migrate --check         exits 1 and shows the SQL when the schema has moved away from the migrations
 * migrate --new NAME      writes prisma/migrations/<time>_NAME/migration.sql
 */
const databaseUrl = process.env.DATABASE_URL ?? "";
const [flag, name] = process.argv.slice(2);

if (flag === "--check") await check();
else if (flag === "--new") await create(name ?? "");
else for (const applied of await applyMigrations(databaseUrl)) console.log(`migration applied: ${applied}`);
process.exit(process.exitCode ?? 0);

async function check() {
  const sql = await diffMigrations(databaseUrl);
  console.log(sql ? `The schema differs from the migrations by:\n${sql}` : "Schema and migrations agree.");
  process.exitCode = sql ? 1 : 0;
}

async function create(label: string) {
  if (!/^[a-z0-9_]+$/.test(label)) throw new Error("Give the migration a name of small letters, digits and _.");
  const sql = await diffMigrations(databaseUrl);
  if (!sql) return console.log("Schema and migrations agree: nothing to write.");
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join("prisma/migrations", `${stamp}_${label}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), sql);
  console.log(`Written: ${folder}/migration.sql (read it before you commit it)`);
}
