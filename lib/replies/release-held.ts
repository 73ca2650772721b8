import { z } from "zod";
import { delivery } from "@/lib/channels/rules";
import { sendingChannels } from "@/lib/channels/store";
import { command } from "@/lib/kernel/command";
import { lateReceipt } from "./rules";

/** So many at once: a long-held heap neither locks nor floods anything. */
const HEAP = 500;

type Released = { id: string; purpose: string; requestId: string | null; place: string; late: boolean };

/**
 * Messages that were held because nothing sent by their way wait for their turn as soon as something does, the oldest first. A receipt
 * that comes days later only puzzles: it is cancelled, and can be sent by hand.
 * @returns how many there were, at most a heap
 */
export const releaseHeld = command({
  name: "outbox.deliver",
  input: z.strictObject({}),
  load: async () => null,
  run: async ({ db, now, record, queue }) => {
    const channels = await sendingChannels(db);
    if (channels.length === 0) return { released: 0 };
    const rows = await db.$queryRaw<Released[]>`
      with heap as (
        select "id", "purpose" = 'ack' and "createdAt" < ${lateReceipt(now)} as "late" from "OutboxMessage"
        where "status" = 'held' and "channel"::text = any(${channels}::text[]) order by "createdAt", "id" limit ${HEAP}::int for update
      ), released as (
        update "OutboxMessage" m set "status" = case when h."late" then 'cancelled' else 'queued' end::"OutboxStatus",
          "lastError" = case when h."late" then 'channels.receiptLate' else m."lastError" end
        from heap h where m."id" = h."id"
        returning m."id", m."purpose", m."requestId", m."createdAt", m."channel"::text || ' ' || m."toAddress" as "place", h."late"
      ) select "id", "purpose", "requestId", "place", "late" from released order by "createdAt", "id"`;
    for (const { id, requestId } of rows.filter((row) => row.late))
      record({
        type: "outbox.cancelled",
        ...(requestId ? { requestId } : {}),
        subject: { type: "outbox", id },
        before: { status: "held" },
        after: { status: "cancelled" },
      });
    for (const { id, purpose } of firstOfEach(rows)) queue(delivery(id, purpose));
    return { released: rows.length };
  },
});

/** Whoever ends a message calls the next one to its address. Codes wait for nobody. */
function firstOfEach(rows: readonly Released[]): Released[] {
  const seen = new Set<string>();
  return rows.filter(({ purpose, place, late }) => {
    if (late) return false;
    if (purpose === "code") return true;
    const first = !seen.has(place);
    seen.add(place);
    return first;
  });
}
