import { clock } from "@/lib/base/clock";
import type { Db } from "@/lib/base/db";
import { parseEmail } from "@/lib/base/email";
import { closeDatabase, database } from "@/lib/kernel/database";
import { createToken } from "@/lib/staff/create-token";
import { loadActor } from "@/lib/staff/store";

/*
 * token EMAIL [NAME]   makes a key with which a program acts as that user; the secret stands alone on the last line.
 * Whoever can run this can read the database anyway, so it acts as an administrator.
 */
const [typed = "", name = "npm run token"] = process.argv.slice(2);

async function make(): Promise<number> {
  const email = parseEmail(typed)?.canonical;
  const user = email ? await database().user.findUnique({ where: { email } }) : null;
  if (!user?.active) {
    console.error(typed ? `There is no active user with the address ${typed}.` : "Usage: npm run token -- EMAIL");
    return 1;
  }
  const actor = (await loadActor(database() as unknown as Db, user.id, clock.now()))!;
  const { secret } = await createToken({ ...actor, administrator: true }, { name, userId: user.id });
  console.log(`A key for ${user.email}. It is shown once; keep it safe:`);
  console.log(secret);
  return 0;
}

try {
  process.exitCode = await make();
} catch (error) {
  console.error(`No key was made: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
await closeDatabase();
