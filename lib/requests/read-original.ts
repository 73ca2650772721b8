import { z } from "zod";
import { notFound } from "@/lib/base/errors";
import { requestNumber } from "@/lib/base/fields";
import { withMerged } from "@/lib/channels/with-merged";
import { query } from "@/lib/kernel/command";
import { Prisma } from "@/prisma/generated/client";
import { sightOf } from "./store";

type Row = { requestId: string; subject: string | null; path: string | null; channel: string };

/** Where the bytes lie that a message of a request, or of one merged into it, came as, for those who see the request in full. */
export const readOriginal = query({
  name: "inbound.original",
  input: z.strictObject({ number: requestNumber, id: z.uuid() }),
  load: async ({ db, actor, input }) => {
    const [row] = await db.$queryRaw<Row[]>`
      select q."id" as "requestId", i."subject", i."path", i."channel"::text
      from "Request" q join "InboundMessage" i on i."requestId" = any(${withMerged(Prisma.sql`q."id"`)})
      where i."id" = ${input.id}::uuid and q."number" = ${input.number}`;
    if (!row) throw notFound();
    return { sight: await sightOf(db, actor, row.requestId), row };
  },
  run: async ({ subject: { row } }) => {
    if (row.path === null || row.channel !== "email") throw notFound();
    return { path: row.path, subject: row.subject };
  },
});
