import { z } from "zod";
import { inSight } from "@/lib/auth/sight";
import { pageOf, placeFields } from "@/lib/base/cursor";
import { notFound } from "@/lib/base/errors";
import { keyset } from "@/lib/base/keyset";
import { readerFor } from "@/lib/channels/adapters";
import { query } from "@/lib/kernel/command";
import { Prisma } from "@/prisma/generated/client";
import type { Channel, InboundState } from "@/prisma/generated/enums";
import { inboundStates } from "./schema";

export type ReceivedRow = {
  id: string;
  channel: Channel;
  account: string | null;
  state: InboundState;
  reason: string | null;
  sender: string | null;
  /** What became nothing and has none is told by its first words. */
  subject: string | null;
  error: string | null;
  attempts: number;
  receivedAt: Date;
  number: number | null;
  /** Its original can still be read. */
  kept: boolean;
  original: boolean;
  /** Who asks may open its request. */
  opens: boolean;
};

/** Everything that came by doors that cannot be asked, or the one of an id, newest first, with what became of it. */
export const listReceived = query({
  name: "inbound.read",
  input: z.strictObject({ state: z.enum(inboundStates).optional(), id: z.uuid().optional(), ...placeFields }),
  run: async ({ db, actor, input }) => {
    const { beyond, order } = keyset(input, Prisma.sql`m."receivedAt"`, Prisma.sql`m."id"`);
    const ofState = input.state ? Prisma.sql`m."state" = ${input.state}::"InboundState"` : Prisma.sql`true`;
    const one = input.id ? Prisma.sql`m."id" = ${input.id}::uuid` : Prisma.sql`true`;
    const rows = await db.$queryRaw<(ReceivedRow & Kept & { sortAt: string })[]>`
      select m."id", m."channel"::text, a."name" as "account", a."adapter", m."state"::text, m."reason", m."sender",
        m."subject", case when m."requestId" is null and length(m."text") < 5000 then m."text" end as "raw", m."error", m."attempts",
        m."receivedAt", q."number", m."path" is not null or m."text" is not null as "kept", m."path" is not null as "original", ${inSight(actor)} as "opens",
        m."receivedAt"::text as "sortAt"
      from "InboundMessage" m left join "ChannelAccount" a on a."id" = m."accountId" left join "Request" q on q."id" = m."requestId"
      where ${ofState} and ${one} and ${beyond} ${order}`;
    return pageOf(
      rows.map(({ raw, adapter, ...row }) => ({
        ...row,
        subject: row.subject ?? firstWords({ raw, adapter }, row.channel),
      })),
      input,
    );
  },
});

type Kept = { raw: string | null; adapter: string | null };

/** The beginning of a message that has no subject, as the adapter of its door reads it. */
const firstWords = ({ raw, adapter }: Kept, channel: Channel): string | null =>
  raw === null ? null : (readerFor(adapter, channel)?.glance?.(raw)?.slice(0, 160) ?? null);

/** Where the bytes lie as which one message came, of whatever became nothing. What became a request is read there, by who sees it. */
export const readReceived = query({
  name: "inbound.read",
  input: z.strictObject({ id: z.uuid() }),
  run: async ({ db, input }) => {
    const row = await db.inboundMessage.findUnique({ where: { id: input.id } });
    if (!row || row.path === null || row.requestId !== null) throw notFound();
    return { path: row.path, subject: row.subject, channel: row.channel };
  },
});
