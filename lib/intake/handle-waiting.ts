import { SYSTEM } from "@/lib/auth/actor";
import type { Db } from "@/lib/base/db";
import { AppError } from "@/lib/base/errors";
import { discard } from "@/lib/base/file-store";
import { databaseIsAway } from "@/lib/kernel/lean";
import { onlyHere } from "@/lib/kernel/only-here";
import { recordReports } from "@/lib/replies/record-reports";
import type { InboundMessage } from "@/prisma/generated/client";
import { fileInbound } from "./file-inbound";
import { fileOnRequest } from "./file-on-request";
import { type Opened, openInbound, type Reading, readingOf } from "./open-inbound";
import { recordInboundFailure } from "./record-failure";
import { retryWait, TRIES } from "./rules";

const actor = SYSTEM("channels.handle");
const HEAP = 50;

/**
 * Files all that an account has kept, in the order it came, one at a time however many workers there are. One that fails waits for its
 * next try and lets the others pass. Who finds another at work leaves: that one looks once more when it is done.
 */
export async function handleWaiting(db: Db, accountId: string, now: () => Date): Promise<void> {
  for (let mine = true; mine; ) {
    mine = await onlyHere(`channels.handle:${accountId}`, async () => {
      for (let last = ""; ; ) {
        const rows = await waiting(db, accountId, last, now());
        if (rows.length === 0) return;
        await handleHeap(rows, await readingOf(db, accountId));
        last = rows.at(-1)!.id;
      }
    });
    if (mine) mine = (await waiting(db, accountId, "", now())).length > 0;
  }
}

/** Accounts with something to file. */
export async function accountsWaiting(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ accountId: string }[]>`
    select distinct "accountId" from "InboundMessage" where "state" = 'received' and "accountId" is not null`;
  return rows.map(({ accountId }) => accountId);
}

async function waiting(db: Db, accountId: string, after: string, now: Date): Promise<InboundMessage[]> {
  const waits = Array.from({ length: TRIES }, (_, tries) => retryWait(tries));
  return db.$queryRaw<InboundMessage[]>`
    select * from "InboundMessage" where "accountId" = ${accountId}::uuid and "state" = 'received' and "id"::text > ${after}
      and ("handledAt" is null or "attempts" = 0
        or "handledAt" + make_interval(secs => (${waits}::float8[])["attempts" + 1] / 1000) <= ${now})
    order by "id" limit ${HEAP}`;
}

/** While one is filed the next is read. */
async function handleHeap(rows: readonly InboundMessage[], reading: Reading): Promise<void> {
  let next = rows[0] && tried(openInbound(rows[0], reading));
  for (const [i, row] of rows.entries()) {
    const opened = await next!;
    const following = rows[i + 1];
    next = following && tried(openInbound(following, reading));
    try {
      if (opened instanceof Failed) throw opened.error;
      await file(row.id, opened);
    } catch (error) {
      if (databaseIsAway(error)) {
        const ahead = await next;
        if (ahead && !(ahead instanceof Failed)) await discard(ahead.files);
        throw error; // nothing is wrong with this message
      }
      const said = error instanceof AppError ? error.problem.key : (error as Error).message;
      await recordInboundFailure(actor, { id: row.id, error: said.slice(0, 2_000) });
    }
  }
}

class Failed {
  constructor(readonly error: unknown) {}
}
const tried = <T>(work: Promise<T>): Promise<T | Failed> => work.catch((error) => new Failed(error));

async function file(id: string, { inbound, files }: Opened): Promise<void> {
  try {
    // First: the same report twice is none, and a stop in between loses nothing.
    if (inbound.reports.length > 0) await recordReports(actor, { reports: inbound.reports.slice(0, 1_000) });
    const found = await fileInbound(actor, { id, inbound, files });
    const filed = found && "onto" in found ? await fileOnRequest(actor, { id, inbound, files, ...found }) : found;
    if (!filed?.used) await discard(files);
  } catch (error) {
    await discard(files);
    throw error;
  }
}
