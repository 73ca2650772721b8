import { z } from "zod";
import { latinDigits } from "@/lib/base/text";
import { query } from "@/lib/kernel/command";
import { cardIds, findCard, storedFiles } from "./store";

/** Where the bytes of a customer's files lie, for an export. */
export const readStoredFiles = query({
  name: "customer.handOver",
  input: z.strictObject({ code: z.string().max(20).transform(latinDigits) }),
  load: async ({ db, input }) => findCard(db, input.code),
  run: async ({ db, subject: card }) => {
    return storedFiles(db, await cardIds(db, card.id));
  },
});
