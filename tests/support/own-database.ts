import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { forgetSenders } from "@/lib/channels/store";
import { onServer, urlOf } from "@/tests/support/database";

// Each vitest worker writes into a database of its own, copied from the migrated one.
const { server, template, folder } = inject("database");
const own = `${template}_${process.env.VITEST_POOL_ID}`;
await onServer(server, async (client) => {
  const known = await client.query("select 1 from pg_database where datname = $1", [own]);
  if (!known.rowCount) await client.query(`create database ${own} template ${template}`);
});
// Doors that an earlier file opened would send what this one expects to be held.
await onServer(urlOf(server, own), (client) =>
  client.query('update "ChannelAccount" set "removedAt" = now() where "removedAt" is null'),
);
forgetSenders();
process.env.DATABASE_URL = urlOf(server, own);
process.env.DATA_DIR = mkdtempSync(join(folder, "data-"));
process.env.AUTH_SECRET = "for-tests-only-0123456789-abcdefghij";
process.env.LOG_LEVEL ??= "silent";
