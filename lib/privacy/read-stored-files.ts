import { z } from "zod";
import { latinDigits } from "@/lib/base/text";
import { query } from "@/lib/kernel/command";
import { held } from "./held";
import { cardIds, findCard } from "./store";

export type StoredFile = { id: string; name: string; path: string };

/** Where the bytes of a customer's files lie, for an export. */
export const readStoredFiles = query({
  name: "customer.handOver",
  input: z.strictObject({ code: z.string().max(20).transform(latinDigits) }),
  load: async ({ db, input }) => findCard(db, input.code),
  run: async ({ db, subject: card }) => {
    const files = held.find((one) => one.table === "File")!;
    return db.$queryRaw<StoredFile[]>`
      select t."id", t."name", t."path" from "File" t where ${files.whose(await cardIds(db, card.id))} order by t."createdAt"`;
  },
});
