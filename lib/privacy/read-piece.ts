import { notFound } from "@/lib/base/errors";
import { query } from "@/lib/kernel/command";
import { held } from "./held";
import { pieceAsked } from "./schema";
import { cardIds, findCard, readRows } from "./store";

/** Some rows of one table about a customer, in order, and the key to go on from; for an export that never holds all at once. */
export const readPiece = query({
  name: "customer.handOver",
  input: pieceAsked,
  load: async ({ db, input }) => findCard(db, input.code),
  run: async ({ db, input, subject: card }) => {
    const one = held.find((h) => h.table === input.table && !h.inside);
    if (!one) throw notFound();
    const rows = await readRows(db, one, await cardIds(db, card.id), input.after, input.limit);
    return { rows: rows.map((r) => r.row), next: rows.length === input.limit ? rows.at(-1)!.key : null };
  },
});
