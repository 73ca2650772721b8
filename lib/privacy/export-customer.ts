import { actingSeat } from "@/lib/customers/store";
import { command } from "@/lib/kernel/command";
import { held } from "./held";
import { cardNamed } from "./schema";
import { findCard } from "./store";

/** Allows an export of everything about one customer and writes that down; the pieces are then read one by one (`readPiece`). */
export const exportCustomer = command({
  name: "customer.handOver",
  input: cardNamed,
  load: ({ db, input }) => findCard(db, input.code),
  run: async ({ actor, subject: card, now, record }) => {
    record({ type: "customer.exported", customerId: card.id, ...actingSeat(actor), after: { format: "zip" } });
    const tables = held.filter((one) => !one.inside).map((one) => one.table);
    return { code: card.code, name: card.name, at: now, tables };
  },
});
