import { z } from "zod";
import { notFound } from "@/lib/base/errors";
import { requestNumber } from "@/lib/base/fields";
import { query } from "@/lib/kernel/command";
import { sightOf } from "./store";

type Row = { requestId: string; subject: string | null; path: string | null; channel: string };

/** Where the bytes lie that a message of a request came as, for those who see the request in full. */
export const readOriginal = query({
  name: "inbound.original",
  input: z.strictObject({ number: requestNumber, id: z.uuid() }),
  load: async ({ db, actor, input }) => {
    const [row] = await db.$queryRaw<Row[]>`
      select i."requestId", i."subject", i."path", i."channel"::text from "InboundMessage" i join "Request" q on q."id" = i."requestId"
      where i."id" = ${input.id}::uuid and q."number" = ${input.number}`;
    if (!row) throw notFound();
    return { sight: await sightOf(db, actor, row.requestId), row };
  },
  run: async ({ subject: { row } }) => {
    if (row.path === null || row.channel !== "email") throw notFound();
    return { path: row.path, subject: row.subject };
  },
});
