import { SYSTEM } from "@/lib/auth/actor";
import type { HookCall } from "@/lib/channels/adapter";
import { keepInbound } from "@/lib/channels/keep-inbound";
import { openHook } from "@/lib/channels/open-hook";
import { recordReports } from "@/lib/replies/record-reports";

const actor = SYSTEM("channels");

/**
 * What a gateway posted to an account's address: messages are kept and reports written down before it gets its answer, and read later.
 * The same post again changes nothing. Throws not found for a wrong address, a conflict when the account cannot be opened.
 */
export async function takeHook(id: string, key: string, call: HookCall): Promise<{ status: number; body: string }> {
  const { adapter, settings, receives } = await openHook(actor, { id, key });
  const { raws, reports, status = 200, body = "ok" } = await adapter.hook!(settings, call);
  if (receives && raws.length > 0) await keepInbound(actor, { accountId: id, raws });
  if (reports.length > 0) await recordReports(actor, { accountId: id, reports: reports.slice(0, 1000) });
  return { status, body };
}
