import { z } from "zod";
import { AppError } from "@/lib/base/errors";
import { query } from "@/lib/kernel/command";
import type { Checked } from "./adapter";
import { recordTest } from "./record-test";
import { openAccount } from "./store";

/** Longer than this nobody waits at a button. */
const PATIENCE = 30_000;

export type Tested = { id: string; ok: boolean; said: string | null; creditRial: number | null; error: string | null };

/**
 * The test button: signs in at the other side and sends nothing. No transaction is open meanwhile; what came of it is kept as the
 * account's health. `error` is what the other side (or our own refusal, as a key of the catalogue) said.
 */
export const testAccount = query({
  name: "channel.write",
  input: z.strictObject({ id: z.uuid() }),
  run: async ({ db, actor, input: { id } }): Promise<Tested> => {
    const told = await check(await openAccount(db, id).catch(refused));
    await recordTest(actor, { id, error: "error" in told ? told.error : undefined });
    if ("error" in told) return { id, ok: false, said: null, creditRial: null, error: told.error };
    return { id, ok: true, said: told.said, creditRial: told.creditRial ?? null, error: null };
  },
});

type Opened = Awaited<ReturnType<typeof openAccount>>;

/** Unknown stays unknown; an account that cannot be opened is the outcome of the test. */
function refused(error: unknown): { error: string } {
  if (error instanceof AppError && error.code === "conflict") return { error: `errors.${error.problem.key}` };
  throw error;
}

async function check(account: Opened | { error: string }): Promise<Checked | { error: string }> {
  if ("error" in account) return account;
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("channels.test.noAnswer")), PATIENCE);
  });
  return await Promise.race([account.adapter.check(account.settings), tooLong])
    .catch((error: Error) => ({ error: error.message.slice(0, 500) || error.name }))
    .finally(() => clearTimeout(timer));
}
