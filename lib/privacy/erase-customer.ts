import type { Db } from "@/lib/base/db";
import { conflict, invalid } from "@/lib/base/errors";
import { persianDigits } from "@/lib/base/text";
import { blankOrders } from "@/lib/bulk/forget-words";
import { actingSeat, lockCustomer } from "@/lib/customers/store";
import { command } from "@/lib/kernel/command";
import { held } from "./held";
import { erasing } from "./schema";
import { cardIds, eraseRows, filePaths } from "./store";

const NAMED = 10;
const CHUNK = 500;

/**
 * Takes away everything that says who a customer is, for good, on his card and all cards merged into it. Numbers, kinds, dates and
 * outcomes stay for the statistics. The bytes of his files go after the commit.
 */
export const eraseCustomer = command({
  name: "customer.erase",
  input: erasing,
  load: ({ db, input }) => lockCustomer(db, input.code),
  run: async ({ db, actor, input, subject: card, now, record, queue }) => {
    if (input.confirm !== card.code) throw invalid({ confirm: "privacy.typeCode" });
    const cards = await cardIds(db, card.id);
    await mustBeDone(db, cards);
    const paths = await filePaths(db, cards);
    await blankTold(db, cards);
    await blankOrders(db, cards);
    const counts: Record<string, number> = {};
    for (const one of held) {
      const rows = await eraseRows(db, one, cards);
      if (rows > 0) counts[one.table] = rows;
    }
    await db.customer.updateMany({ where: { id: { in: cards } }, data: { erasedAt: now, checkedAt: now } });
    for (let i = 0; i < paths.length; i += CHUNK)
      queue({ name: "privacy.discard", payload: { paths: paths.slice(i, i + CHUNK) } });
    const after = { counts, cards: cards.length, files: paths.length };
    record({
      type: "customer.erased",
      customerId: card.id,
      ...actingSeat(actor),
      after,
      personal: { reason: input.reason },
    });
    return { code: card.code, erasedAt: now, ...after };
  },
});

/** Mails to colleagues name subjects of many customers' requests: those that named one of his say nothing any more. */
const blankTold = (db: Db, cards: string[]) =>
  db.$executeRaw`
    update "OutboxMessage" set "subject" = '—', "text" = '—', "html" = null where "id" in (
      select n."mailId" from "Notice" n join "Request" q on q."id" = n."requestId" where q."customerId" = any(${cards}::uuid[]))`;

/** A request that somebody still works on needs its words: first it is closed. */
async function mustBeDone(db: Db, cards: string[]): Promise<void> {
  const open = await db.request.findMany({
    where: { customerId: { in: cards }, status: { notIn: ["closed", "merged", "spam"] } },
    select: { number: true },
    orderBy: { number: "asc" },
    take: NAMED + 1,
  });
  if (open.length === 0) return;
  const numbers = open.slice(0, NAMED).map((q) => persianDigits(q.number));
  throw conflict({
    key: open.length > NAMED ? "conflict.openRequestsAndMore" : "conflict.openRequests",
    params: { numbers: numbers.join("، ") },
  });
}
