import { createHash, randomInt } from "node:crypto";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { LaunchError, say } from "./say.mjs";

/** Opens a connection, and says in one line what is wrong with an address that does not answer. */
export async function connect(url) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {}); // the server went away; the next statement says so
  try {
    await client.connect();
    return client;
  } catch (error) {
    const where = `${client.host}:${client.port}/${client.database}`;
    throw new LaunchError(`The database ${where} cannot be used: ${error.message || error.code}. Check DATABASE_URL.`);
  }
}

/** Runs `work` with a connection that is closed afterwards. */
export async function withConnection(url, work) {
  const client = await connect(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * The database of the embedded server, ready to use. It is made under another name and renamed when it is migrated and
 * filled, so that a start cut short in the middle leaves nothing half full. `requests`: a smaller demo company, for tests.
 */
export async function prepareEmbedded(server, { root, demo, requests = undefined }) {
  const admin = server.url("postgres");
  const exists = await withConnection(admin, (client) =>
    client.query("select 1 from pg_database where datname = 'peyvand'"),
  );
  const url = server.url("peyvand");
  if (exists.rowCount) {
    await migrate(root, url);
    return url;
  }
  await withConnection(admin, async (client) => {
    await client.query("drop database if exists peyvand_new with (force)");
    await client.query("create database peyvand_new");
    await client.query("alter database peyvand_new set synchronous_commit = off"); // as long as it may be lost whole
  });
  await migrate(root, server.url("peyvand_new"));
  await fillHolidays(root, server.url("peyvand_new"));
  if (demo) await seedDemo(root, server.url("peyvand_new"), requests);
  await withConnection(admin, async (client) => {
    await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'peyvand_new'");
    await client.query("alter database peyvand_new reset synchronous_commit");
    await client.query("alter database peyvand_new rename to peyvand");
  });
  return url;
}

/** Somebody's own PostgreSQL: migrated, and filled with the demo company only when nobody works there and DEMO is not 0. */
export async function prepareGiven(url, { root, demo }) {
  const version = await withConnection(url, async (client) => (await client.query("show server_version_num")).rows[0]);
  if (Number(version.server_version_num) < 150_000)
    throw new LaunchError("DATABASE_URL leads to a PostgreSQL older than 15.");
  await migrate(root, url);
  await fillHolidays(root, url);
  if (demo && ((await isEmpty(url)) || (await isHalfFull(url)))) await seedDemo(root, url);
  return url;
}

async function migrate(root, url) {
  const { applyMigrations } = await import(pathToFileURL(join(root, ".build/migrations.mjs")).href);
  const applied = await applyMigrations(url, root);
  if (applied.length) say(`Database brought up to date (${applied.length} migration${applied.length > 1 ? "s" : ""})`);
}

async function seedDemo(root, url, requests) {
  const { seed } = await import(seedFile(root));
  say("Filling in the demo company (about a minute)");
  await seed({ databaseUrl: url, root, log: say, requests });
}

async function fillHolidays(root, url) {
  const { loadHolidays } = await import(seedFile(root));
  await loadHolidays({ databaseUrl: url, root });
}

const seedFile = (root) => pathToFileURL(join(root, ".build/seed.mjs")).href;

async function isEmpty(url) {
  return withConnection(url, async (client) => !(await client.query('select 1 from "User" limit 1')).rowCount);
}

/** Filling in the demo company was cut short: the mark of its beginning is still there. */
async function isHalfFull(url) {
  const mark = `select 1 from "Setting" where key = 'demo.loading'`;
  return withConnection(url, async (client) => Boolean((await client.query(mark)).rowCount));
}

/**
 * Nobody can sign in yet: makes the one-time code of /setup. Only its sha256 (hex) is kept, as `setup.code`.
 * @returns {Promise<string | null>} the code to print, in threes; null when there is a user already
 */
export async function newSetupCode(url) {
  if (!(await isEmpty(url))) return null;
  const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const code = Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join("");
  const value = JSON.stringify({ sha256: createHash("sha256").update(code).digest("hex") });
  await withConnection(url, (client) =>
    client.query('insert into "Setting" (key, value) values ($1, $2) on conflict (key) do update set value = $2', [
      "setup.code",
      value,
    ]),
  );
  return code.match(/.{3}/g).join("-");
}
