import { SYSTEM } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { adapters } from "@/lib/channels/adapters";
import { markHealth, openAccount } from "@/lib/channels/store";
import { recordReports } from "./record-reports";

const MINUTE = 60_000;
/** Asked for at once of one account. */
const MOST = 500;

/**
 * Asks gateways that tell nothing by themselves what became of messages: of those of the last hour each minute, of those of two days
 * each quarter of an hour.
 */
export async function askReports(db: Db, now: Date): Promise<void> {
  const asking = [...adapters.values()].filter((a) => a.reports).map((a) => a.name);
  const accounts = await db.channelAccount.findMany({
    where: { adapter: { in: asking }, active: true, removedAt: null },
    select: { id: true },
  });
  const quarter = Math.floor(now.getTime() / MINUTE) % 15 === 0;
  const since = new Date(now.getTime() - (quarter ? 2 * 24 * 60 : 60) * MINUTE);
  for (const { id } of accounts) {
    const rows = await db.$queryRaw<{ gatewayId: string }[]>`
      select "gatewayId" from "OutboxMessage" where "accountId" = ${id}::uuid and "gatewayId" is not null and "status" = 'sent'
        and "sentAt" > ${since}::timestamptz order by random() limit ${MOST}`;
    if (rows.length === 0) continue;
    await ask(
      db,
      id,
      rows.map((row) => row.gatewayId),
    ).catch((error: Error) => markHealth(db, id, now, error.message));
  }
}

async function ask(db: Db, accountId: string, ids: string[]): Promise<void> {
  const { adapter, settings } = await openAccount(db, accountId);
  const reports = await adapter.reports!(settings, ids);
  for (let at = 0; at < reports.length; at += 200)
    await recordReports(SYSTEM("outbox"), { reports: reports.slice(at, at + 200), accountId });
}
